using Amazon.CodeBuild;
using Amazon.CodeCommit;
using CodeCommitEvents;
using CodeCommitEvents.CodeBuild;
using CodeCommitEvents.CodeCommit;
using Microsoft.Extensions.DependencyInjection;

namespace Snippets;

internal static class Approvals
{
    #region rules
    public static BuildRules Rules { get; } = BuildRules.CreateBuilder()
        .OnPullRequest("checks", pr => pr.Into("main").StartBuild("payments-ci").StartBuild("payments-lint"))
        .OnFinishedBuild("approve", build => build.Notify("pull-request-approval"))
        .Build();
    #endregion

    #region dispatcher
    public static BuildDispatcher Create(IAmazonCodeBuild codeBuild, IAmazonCodeCommit codeCommit)
    {
        var facts = new CodeBuildFacts(codeBuild);
        return new(Rules, new CodeBuildStarter(codeBuild), new()
        {
            BuildBatches = facts,
            BuildHistory = facts,
            Channels = { ["pull-request-approval"] = new PullRequestApprovalChannel(codeCommit, facts) },
        });
    }
    #endregion

    #region registration
    public static void Register(IServiceCollection services) => services.AddCodeCommitEvents()
        .AddRules(Rules)
        .AddCodeBuild()
        .AddCodeCommit()
        .AddPullRequestApproval();
    #endregion
}
