namespace CodeCommitEvents.Tool;

/// <summary>Receives the results of a replay.</summary>
internal interface IReport
{
    void Add(ReplayedPayload payload);

    void AddUnreadable(string file, string error);

    /// <summary>Says that a log contains messages that are not JSON, and therefore are not replayed.</summary>
    void AddSkipped(string file, int messages);

    void Finish();
}

/// <summary>The result for a payload.</summary>
/// <param name="Name">The name of the payload.</param>
/// <param name="Report">The result of each event.</param>
/// <param name="IsRoundTrip">Whether the events, written as JSON, equal the payload.</param>
/// <param name="Undone">Why the message stays in the queue. Empty if the message was deleted. Null if the payload is no message of a queue.</param>
internal sealed record ReplayedPayload(string Name, DispatchReport Report, bool IsRoundTrip, IReadOnlyList<string>? Undone);
