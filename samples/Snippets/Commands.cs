using CodeCommitEvents;
using CodeCommitEvents.Rules;

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
}
