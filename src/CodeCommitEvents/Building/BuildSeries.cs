using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>
/// Builds that can be compared with each other: builds of one project and buildspec, for the same branch, tag or pull request of the same
/// repository. Two builds belong together if their series are equal.
/// </summary>
public sealed record BuildSeries
{
    /// <summary>The name of the project.</summary>
    public required string ProjectName { get; init; }

    /// <summary><c>branch/NAME</c>, <c>tag/NAME</c> or <c>pr/NUMBER</c>. <c>default</c> if the builds have no source version, or a source that is not git.</summary>
    public required string Trigger { get; init; }

    /// <summary>The name of the CodeCommit repository. Null for another source.</summary>
    public string? RepositoryName { get; init; }

    /// <summary>The buildspec of the builds: its path or its text. Null if it has the default name.</summary>
    public string? Buildspec { get; init; }

    /// <summary>Returns the series of a build.</summary>
    /// <param name="build">An event of the build.</param>
    /// <param name="prefix">The prefix of the environment variables that contain the cause. Default: <see cref="BuildCause.DefaultPrefix"/>.</param>
    /// <returns>
    /// The series. Null if it is unknown: the environment of the build does not contain the branch, tag or pull request, and the source
    /// version is only a commit id.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="build"/> is null.</exception>
    public static BuildSeries? FromEvent(BuildStateChangeEvent build, string? prefix = BuildCause.DefaultPrefix)
    {
        ArgumentNullException.ThrowIfNull(build);
        var source = build.Information?.Source;
        var cause = string.IsNullOrEmpty(prefix) ? null : BuildCause.FromEnvironment(build, prefix);
        return (cause?.Trigger ?? TriggerOf(source, build.Information?.SourceVersion)) is { } trigger
            ? new()
            {
                ProjectName = build.ProjectName,
                Trigger = trigger,
                RepositoryName = source?.RepositoryName,
                Buildspec = source?.Buildspec is { Length: > 0 } buildspec ? buildspec : null,
            }
            : null;
    }

    /// <summary>Returns the series of a batch build.</summary>
    /// <param name="batch">The batch build.</param>
    /// <param name="prefix">The prefix of the environment variables that contain the cause. Default: <see cref="BuildCause.DefaultPrefix"/>.</param>
    /// <returns>The series. Null if it is unknown, as for a build.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="batch"/> is null.</exception>
    public static BuildSeries? FromBatch(BuildBatch batch, string? prefix = BuildCause.DefaultPrefix)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return FromEvent(batch.ToEvent(), prefix);
    }

    private static string? TriggerOf(BuildSource? source, string? version)
    {
        if (string.IsNullOrEmpty(version) || source?.Type is "S3" or "CODEPIPELINE" or "NO_SOURCE")
        {
            return "default";
        }

        if (PullRequestVersion.NumberOf(version) is { } number)
        {
            return $"pr/{WireNumber.Format(number)}";
        }

        var reference = Checkout.OfSourceVersion(version) is { } checkout ? checkout.Reference : GitReference.Parse(version);
        return reference switch
        {
            { IsBranch: true } branch => $"branch/{branch.Name}",
            { IsTag: true } tag => $"tag/{tag.Name}",
            _ => null,
        };
    }
}
