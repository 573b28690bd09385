using Amazon.CodeBuild;
using Amazon.CodeCommit;
using CodeCommitEvents;
using CodeCommitEvents.CodeBuild;
using CodeCommitEvents.CodeCommit;

namespace Snippets;

internal static class PullRequestApprovals
{
    #region approval
    public static BuildRules Rules { get; } = BuildRules.CreateBuilder()
        .OnPullRequest("checks", pr => pr.Into("main").StartBuild("payments-ci").StartBuild("payments-lint"))
        .OnFinishedBuild("approve", build => build.Notify("pull-request-approval"))
        .Build();

    public static BuildDispatcher Create(IAmazonCodeBuild codeBuild, IAmazonCodeCommit codeCommit) => new(Rules, new CodeBuildStarter(codeBuild), new()
    {
        Channels = { ["pull-request-approval"] = new PullRequestApprovalChannel(codeCommit, new CodeBuildFacts(codeBuild)) },
    });
    #endregion
}
