
namespace CodeCommitEvents.Tool;

/// <summary>Receives the results of a replay.</summary>
internal interface IReport
{
    void Add(string file, DispatchReport report, bool isRoundTrip);

    void AddUnreadable(string file, string error);

    /// <summary>Says that a log contains messages that are not JSON, and therefore are not replayed.</summary>
    void AddSkipped(string file, int messages);

    void Finish();
}
