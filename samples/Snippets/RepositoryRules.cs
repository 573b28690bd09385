using System.Text;
using Amazon.CodeBuild;
using Amazon.CodeCommit;
using CodeCommitEvents;
using CodeCommitEvents.CodeBuild;
using CodeCommitEvents.CodeCommit;
using Microsoft.Extensions.DependencyInjection;

namespace Snippets;

internal static class RepositoryRules
{
    #region policy
    public static RepositoryRulesPolicy Policy { get; } = new()
    {
        Repositories = { "payments-*" },
        Projects = { "{repository}-*", "!*-deploy" },
        Channels = { "payments-team" },
        EnvironmentVariables = { "STAGE" },
    };
    #endregion

    #region new
    public static BuildDispatcher Create(BuildRules rules, IAmazonCodeBuild codeBuild, IAmazonCodeCommit codeCommit) => new(rules, new CodeBuildStarter(codeBuild), new()
    {
        RepositoryRules = new CodeCommitRepositoryRules(codeCommit),
        RepositoryRulesPolicies = { Policy },
        Channels = { ["pull-request"] = new PullRequestCommentChannel(codeCommit) },
        RulesProblemChannel = "pull-request",
    });
    #endregion

    #region services
    public static void Register(IServiceCollection services, BuildRules rules) => services
        .AddCodeCommitEvents(options =>
        {
            options.RepositoryRulesPolicies.Add(Policy);
            options.RulesProblemChannel = "pull-request";
        })
        .AddRules(rules)
        .AddCodeBuild()
        .AddCodeCommit()
        .AddPullRequestComments();
    #endregion

    #region test
    public static BuildRules Check(string json) => BuildRulesDocument.FromRepository(Encoding.UTF8.GetBytes(json), "payments-api", Policy);
    #endregion
}
