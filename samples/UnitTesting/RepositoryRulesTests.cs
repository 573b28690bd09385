using CodeCommitEvents;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace UnitTesting;

/// <summary>A test of a policy for rules in repositories.</summary>
public sealed class RepositoryRulesTests
{
    #region repositoryRules
    [Fact]
    public async Task A_repository_starts_only_its_own_projects()
    {
        var policy = new RepositoryRulesPolicy { Repositories = { "shop" }, Projects = { "{repository}-*" } };
        var (starter, files) = (new FakeBuildStarter(), new FakeRepositoryRules());
        var dispatcher = new BuildDispatcher(ShopRules.Rules, starter, new() { RepositoryRules = files, RepositoryRulesPolicies = { policy } });
        var push = FakeEvents.ReferenceUpdated() with { RepositoryName = "shop", Reference = GitReference.Branch("main") };

        files.Write("""{ "rules": [ { "on": "push", "startBuild": "shop-docs" } ] }""", "shop");
        await dispatcher.DispatchAsync(push);
        starter.ShouldHaveStarted("shop-docs");

        files.Write("""{ "rules": [ { "on": "push", "startBuild": "payments-deploy" } ] }""", "shop");
        var refused = await dispatcher.DispatchAsync(push);
        Assert.Contains("payments-deploy", Assert.Single(refused.Decision.RepositoryRulesProblem!.Errors), StringComparison.Ordinal);
    }
    #endregion
}
