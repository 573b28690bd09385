using CodeCommitEvents.Building;

namespace CodeCommitEvents.Dispatching;

/// <summary>What is known about a message when it arrives.</summary>
internal enum MessageState
{
    New,
    InProgress,
    Handled,
}

/// <summary>
/// Remembers the ids of the last messages that were handled, and of those that are being handled. The number of ids is limited, so that
/// nobody can fill the memory. The ids are those of verified messages only.
/// </summary>
internal sealed class HandledMessages(int capacity = HandledMessages.DefaultCapacity)
{
    public const int DefaultCapacity = 10_000;

    private static readonly object Mark = new();

    private readonly HashSet<string> inProgress = new(StringComparer.Ordinal);
    private readonly BoundedMap<object> handled = new(capacity);

    /// <summary>Returns the state of a message. A new message is in progress until <see cref="End"/> is called.</summary>
    public MessageState Start(string id)
    {
        lock (inProgress)
        {
            return handled.Find(id) is not null ? MessageState.Handled
                : inProgress.Add(id) ? MessageState.New
                : MessageState.InProgress;
        }
    }

    /// <summary>Ends the handling of a message. If it was not handled, the next message with the id is new.</summary>
    public void End(string id, bool isHandled)
    {
        lock (inProgress)
        {
            inProgress.Remove(id);
            if (isHandled)
            {
                handled.Add(id, Mark);
            }
        }
    }
}
