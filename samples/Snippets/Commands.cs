using Amazon.CodeBuild;
using Amazon.CodeCommit;
using CodeCommitEvents;
using CodeCommitEvents.CodeBuild;
using CodeCommitEvents.CodeCommit;
using CodeCommitEvents.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Snippets;

/// <summary>Commands in comments on pull requests.</summary>
internal static class Commands
{
    #region rules
    public static BuildRules Rules { get; } = BuildRules.CreateBuilder()
        .OnPullRequest("checks", pr => pr.Into("main").StartBuild("payments-ci").StartBuild("payments-lint"))
        .OnComment("commands", comment => comment.By(CallerPattern.Role("maintainers")).RunCommands("pull-request"))
        .OnComment("readers", comment => comment.RunCommands("pull-request", commands => commands with
        {
            Commands = [PullRequestCommand.Why, PullRequestCommand.Help],
        }))
        .Build();
    #endregion

    #region dispatcher
    public static BuildDispatcher Create(ILogger logger, IAmazonCodeBuild codeBuild, IAmazonCodeCommit codeCommit) => new(Rules, new CodeBuildStarter(codeBuild, new() { Logger = logger }), new()
    {
        Logger = logger,
        PullRequests = new CodeCommitPullRequests(codeCommit, new() { Logger = logger }),
        PullRequestBuilds = new CodeBuildFacts(codeBuild, new() { Logger = logger }),
        Channels = { ["pull-request"] = new PullRequestCommentChannel(codeCommit, options: new() { Logger = logger }) },
    });
    #endregion

    #region services
    public static void Register(IServiceCollection services) => services.AddCodeCommitEvents()
        .AddRules(Rules)
        .AddCodeBuild()
        .AddCodeCommit()
        .AddPullRequestComments();
    #endregion
}
