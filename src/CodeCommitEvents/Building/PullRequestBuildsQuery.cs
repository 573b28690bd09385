using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>Which builds of a pull request are asked for: those of one project.</summary>
public sealed record PullRequestBuildsQuery
{
    /// <summary>The name of the project.</summary>
    public required string ProjectName { get; init; }

    /// <summary>Whether the batch builds of the project are returned. Otherwise, builds that belong to a batch build are left out. Default: false.</summary>
    public bool IsBatch { get; init; }

    /// <summary>The name of the repository, as in <see cref="BuildCause.Repository"/>.</summary>
    public required string RepositoryName { get; init; }

    /// <summary>The id of the pull request, as in <see cref="BuildCause.PullRequestId"/>.</summary>
    public required string PullRequestId { get; init; }

    /// <summary>
    /// A build of the pull request: then, the builds of its account and region are asked for. Null for the account and region in which an event of <see cref="Account"/> and
    /// <see cref="Region"/> starts builds.
    /// </summary>
    public Arn? Build { get; init; }

    /// <summary>The account of the pull request's events, 12 digits. Null if unknown.</summary>
    public string? Account { get; init; }

    /// <summary>The region of the pull request's events. Null if unknown.</summary>
    public string? Region { get; init; }

    /// <summary>Builds that were started earlier are not needed. Null if that is unknown.</summary>
    public DateTimeOffset? Since { get; init; }
}
