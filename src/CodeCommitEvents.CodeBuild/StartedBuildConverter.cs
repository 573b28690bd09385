using Amazon.CodeBuild.Model;
using CodeCommitEvents.Events;
using CodeCommitEvents.Shared.Aws.Clients;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Converts builds of the SDK. The result is null for a build without an id, because such a build cannot be stopped.</summary>
internal static class StartedBuildConverter
{
    public static StartedBuild? FromBuild(Build? build, ClientTarget target) => Create(build?.Id, build?.Arn, isBatch: false, target);

    public static StartedBuild? FromBatch(BuildBatch? batch, ClientTarget target) => Create(batch?.Id, batch?.Arn, isBatch: true, target);

    private static StartedBuild? Create(string? id, string? arn, bool isBatch, ClientTarget target) => string.IsNullOrEmpty(id) ? null : new()
    {
        BuildId = id,
        IsBatch = isBatch,
        Account = target.Account,
        Region = target.Region,
        ConsoleUrl = new BuildStateChangeEvent { BuildArn = new Arn(arn ?? "") }.ConsoleUrl,
    };
}
