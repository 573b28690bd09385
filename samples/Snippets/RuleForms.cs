using CodeCommitEvents;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace Snippets;

internal static class RuleForms
{
    #region combined
    public static BuildRules Combined { get; } = BuildRules.CreateBuilder()
        .OnPullRequest("reviewed code", pr => pr
            .InRepository("payments-*", "!payments-sandbox")
            .AnyOf(
                it => it.Into("main").Approved(),
                it => it.Into("release/**").Updated())
            .Unless(it => it.From("draft/**"))
            .StartBuild("payments-ci"))
        .Build();
    #endregion

    #region builds
    public static BuildRules Builds { get; } = BuildRules.CreateBuilder()
        .OnPush(push => push.ToBranch("main")
            .StartBuild("ci", build => build.At(SourceVersionChoice.Reference).WithEnvironmentVariable("STAGE", "test"))
            .StartBuild(it => it.RepositoryName is { } name ? $"{name}-docs" : null)
            .StopProcessing())
        .Build();
    #endregion

    #region any events
    public static BuildRules AnyEvents { get; } = BuildRules.CreateBuilder()
        .On<ApprovalRuleTemplateEvent>(template => template.WithEventName("approvalRuleTemplateDeleted")
            .StartBuild("audit", build => build.At(SourceVersionChoice.ProjectDefault)))
        .Build();
    #endregion

    public static BuildDispatcher Dispatcher(BuildRules rules, IBuildStarter starter, IGitClient client)
    {
        #region sources
        var dispatcher = new BuildDispatcher(rules, starter, new()
        {
            ChangedFiles = new ChangedFilesOfRepository(client),
            Commits = new CommitsOfRepository(client),
        });
        #endregion
        return dispatcher;
    }
}
