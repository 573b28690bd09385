using CodeCommitEvents.Building;

namespace CodeCommitEvents.Tool;

/// <summary>What is replayed, and how.</summary>
internal sealed record ReplayOptions
{
    public required IReadOnlyList<Payload> Payloads { get; init; }

    public required BuildRules Rules { get; init; }

    /// <summary>The file with the rules of a repository. Null if there is none.</summary>
    public RepositoryFile? RepositoryFile { get; init; }

    /// <summary>Where facts come from that events do not contain.</summary>
    public FactSources Facts { get; init; } = FactSources.None;

    /// <summary>The starter of the builds. Null if no builds are started.</summary>
    public IBuildStarter? Starter { get; init; }

    /// <summary>The claims of the builds. Null if only this process knows which builds it has started.</summary>
    public IBuildClaimStore? Claims { get; init; }

    /// <summary>The queue from which the payloads come. Null if they come from elsewhere.</summary>
    public QueueReader? Queue { get; init; }

    /// <summary>Whether messages of the queue are deleted if everything that follows from them is done.</summary>
    public bool DeletesMessages { get; init; }

    /// <summary>Whether builds are started.</summary>
    public bool StartsBuilds => Starter is not null;
}
