using CodeCommitEvents.Building;

namespace CodeCommitEvents.Dispatching;

/// <summary>What became of a build that a rule asked for: started, or failed.</summary>
public sealed record DispatchedBuild
{
    /// <summary>The build asked for.</summary>
    public required BuildRequest Request { get; init; }

    /// <summary>The started build. Null where it failed.</summary>
    public StartedBuild? Started { get; init; }

    /// <summary>Why it was not started. Null where it was.</summary>
    public Exception? Failure { get; init; }
}
