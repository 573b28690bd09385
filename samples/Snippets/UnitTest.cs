using CodeCommitEvents;
using CodeCommitEvents.Testing;

namespace Snippets;

internal static class UnitTest
{
    public static async Task Run()
    {
        #region test
        var starter = new FakeBuildStarter();
        var opened = FakeEvents.PullRequestCreated() with { RepositoryName = "payments-api" };

        await new BuildDispatcher(PaymentsRules.Rules, starter).DispatchAsync(opened);

        starter.ShouldHaveStarted("payments-ci");
        starter.ShouldNotHaveStarted("payments-release");
        #endregion
    }
}
