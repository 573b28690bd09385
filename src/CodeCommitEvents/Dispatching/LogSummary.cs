using CodeCommitEvents.Building;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Describes a message for log lines, as text and as separate fields. All values are short and escaped. They are computed only when a line
/// is written.
/// </summary>
/// <param name="delivery">The message.</param>
/// <param name="action">The names of the rule, the project and the channel that the lines are about. Null for lines about the whole message.</param>
internal sealed class LogSummary(EventDelivery delivery, (string? Rule, string? Project, string? Channel) action = default)
{
    private const int MaxTextLength = 200;

    private BuildCause? cause;
    private KeyValuePair<string, object?>[]? fields;

    /// <summary>
    /// The fields. A field without a value is not included. <c>docs/operations.md</c> lists the names, which do not change.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Fields => fields ??= CreateFields();

    private BuildCause Cause => cause ??= BuildCause.FromEvent(delivery.Event);

    /// <summary>Returns the event, its repository, its reference or pull request, its commit, and the id of the message.</summary>
    public override string ToString() => $"{Cause} ({Shorten(IdOf(delivery) is { } id ? $"{id.Kind} {id.Value}" : "a message without an id")})";

    /// <summary>Returns the id of the outermost message. If there is none, returns the id of the EventBridge event. Null if there is no id.</summary>
    private static TransportMessageId? IdOf(EventDelivery delivery)
    {
        foreach (var transport in delivery.Transports)
        {
            // Nothing of a request is logged that was refused. Such a message is always unreadable.
            if (transport is HttpRequestTransport && delivery.Event is UnreadableMessage)
            {
                return null;
            }

            if (TransportMessageId.Of(transport) is { } id)
            {
                return id;
            }
        }

        return delivery.Envelope is EventBridgeEnvelope { Id: { } eventId } ? new TransportMessageId("event", eventId) : null;
    }

    private static string Shorten(string text) => DisplayText.Escape(DisplayText.Shorten(text, MaxTextLength));

    private KeyValuePair<string, object?>[] CreateFields()
    {
        (string Name, string? Value)[] all =
        [
            ("Event", Cause.Event),
            ("Repository", Cause.Repository),
            ("Reference", Cause.Reference),
            ("PullRequest", Cause.PullRequestId),
            ("Commit", Cause.Commit),
            ("MessageId", IdOf(delivery)?.Value),
            ("Rule", action.Rule),
            ("Project", action.Project),
            ("Channel", action.Channel),
        ];
        var known = new List<KeyValuePair<string, object?>>(all.Length);
        foreach (var (name, value) in all)
        {
            if (value is not null)
            {
                known.Add(new(name, Shorten(value)));
            }
        }

        return [.. known];
    }
}
