using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using CodeCommitEvents;
using CodeCommitEvents.Building;
using CodeCommitEvents.CodeBuild;
using CodeCommitEvents.Events;

namespace Snippets;

/// <summary>The examples of docs/builds.md and docs/security.md.</summary>
internal static class BuildForms
{
    #region shaped
    public static BuildRules Customized { get; } = BuildRules.CreateBuilder()
        .OnPush(push => push.ToBranch("main")
            .StartBuild("ci", build => build.AsBatch().WithSecret("NPM_TOKEN", "ci/npm:token") with { TimeoutInMinutes = 30 }))
        .Build();
    #endregion

    #region newest
    public static BuildRules Newest { get; } = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.Into("main").StartBuild("ci", build => build.CancelSuperseded()))
        .Build();
    #endregion

    #region guarded
    public static BuildRules Guarded { get; } = BuildRules.CreateBuilder()
        .OnPullRequest("untrusted code", pr => pr
            .StartBuild("checks-without-secrets"))
        .OnComment("a maintainer asks", comment => comment
            .Saying("/build").By(CallerPattern.Role("maintainers"))
            .StartBuild("integration-tests"))
        .OnPush("reviewed code", push => push
            .ToBranch("main").InAccount("111122223333")
            .StartBuild("deploy"))
        .Build();
    #endregion

    #region logs
    public static CodeBuildStarter WithLogs(IAmazonCodeBuild client) => new(client, new CodeBuildStarterOptions
    {
        ConfigureBuild = (start, request) => start.LogsConfigOverride = new LogsConfig
        {
            CloudWatchLogs = new CloudWatchLogsConfig { Status = "ENABLED", GroupName = $"/ci/{request.RuleName}" },
        },
    });
    #endregion

    #region remaining time
    public static async Task<Stream> HandleAsync(BuildDispatcher dispatcher, Stream input) =>
        await dispatcher.HandleLambdaAsync(input, remainingTime: TimeSpan.FromSeconds(60));
    #endregion

    #region again
    public static async Task<DispatchReport> BuildAgainAsync(BuildDispatcher dispatcher, IBuildClaimStore claims, string claimKey, byte[] payload)
    {
        BuildClaim claim = await claims.FindAsync(claimKey) ?? throw new ArgumentException("The store has no claim with this key.", nameof(claimKey));
        Console.WriteLine($"Rule {claim.RuleName} started {claim.Build?.BuildId} at {claim.FirstAcquired:O} for {claim.Change}");
        await claims.ForgetAsync(claimKey);
        return await dispatcher.DispatchAsync(payload);
    }
    #endregion

    public static BuildCause? Told(BuildStateChangeEvent finished)
    {
        #region cause
        BuildCause? here = BuildCause.FromEnvironment();
        BuildCause? there = BuildCause.FromEnvironment(finished);
        Console.WriteLine($"{finished.BuildStatus}: pull request {there?.PullRequestId}, revision {there?.Revision}");
        #endregion
        return here ?? there;
    }
}
