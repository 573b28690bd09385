using CodeCommitEvents;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace UnitTesting;

/// <summary>Tests of rules on finished builds.</summary>
public sealed class FinishedBuildTests
{
    #region history
    [Fact]
    public async Task A_build_that_works_again_is_celebrated()
    {
        var rules = BuildRules.CreateBuilder().OnFinishedBuild(build => build.Fixed().StartBuild("celebrate")).Build();
        var starter = new FakeBuildStarter();
        var history = new FakeBuildHistory { PreviousStatus = BuildStatus.Failed };

        await new BuildDispatcher(rules, starter, new() { BuildHistory = history }).DispatchAsync(FakeEvents.BuildStateChange(BuildStatus.Succeeded));

        starter.ShouldHaveStarted("celebrate");
    }
    #endregion
}
