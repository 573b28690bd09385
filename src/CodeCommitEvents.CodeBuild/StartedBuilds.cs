using Amazon.CodeBuild.Model;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.CodeBuild;

/// <summary>CodeBuild's builds as the library knows them.</summary>
internal static class StartedBuilds
{
    /// <summary>Null where the answer has no id, and so cannot be used.</summary>
    public static StartedBuild? Of(Build? build, BuildTarget place) => Of(build?.Id, build?.Arn, isBatch: false, place);

    /// <inheritdoc cref="Of(Build?, BuildTarget)"/>
    public static StartedBuild? Of(BuildBatch? batch, BuildTarget place) => Of(batch?.Id, batch?.Arn, isBatch: true, place);

    private static StartedBuild? Of(string? id, string? arn, bool isBatch, BuildTarget place) => string.IsNullOrEmpty(id) ? null : new()
    {
        BuildId = id,
        IsBatch = isBatch,
        Account = place.Account,
        Region = place.Region,
        ConsoleUrl = new BuildStateChangeEvent { BuildArn = new Arn(arn ?? "") }.ConsoleUrl,
    };
}
