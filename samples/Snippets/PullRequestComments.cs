using Amazon.CodeBuild;
using Amazon.CodeCommit;
using CodeCommitEvents;
using CodeCommitEvents.CodeBuild;
using CodeCommitEvents.CodeCommit;
using CodeCommitEvents.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Snippets;

internal static class PullRequestComments
{
    #region rules
    public static BuildRules Rules { get; } = BuildRules.CreateBuilder()
        .OnPullRequest("checks", pr => pr.Into("main").StartBuild("payments-ci"))
        .On<BuildStateChangeEvent>("comment", build => build.Notify("pull-request"))
        .Build();
    #endregion

    #region new
    public static BuildDispatcher Create(IAmazonCodeBuild codeBuild, IAmazonCodeCommit codeCommit) => new(Rules, new CodeBuildStarter(codeBuild), new()
    {
        BuildDetails = new CodeBuildFacts(codeBuild),
        Channels = { ["pull-request"] = new PullRequestCommentChannel(codeCommit) },
    });
    #endregion

    #region services
    public static void Register(IServiceCollection services) => services.AddCodeCommitEvents()
        .AddRules(Rules)
        .AddCodeBuild()
        .AddPullRequestComments(configure: comments => comments.Mode = PullRequestCommentMode.Reply);
    #endregion
}
