using CodeCommitEvents;

namespace Replay;

/// <summary>Where the outcome of a replay goes.</summary>
internal interface IReport
{
    void Add(string file, DispatchReport report, bool isRoundTrip);

    void AddUnreadable(string file, string error);

    void Finish();
}
