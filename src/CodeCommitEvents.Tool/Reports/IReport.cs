
namespace CodeCommitEvents.Tool;

/// <summary>Receives the results of a replay.</summary>
internal interface IReport
{
    void Add(string file, DispatchReport report, bool isRoundTrip);

    void AddUnreadable(string file, string error);

    void Finish();
}
