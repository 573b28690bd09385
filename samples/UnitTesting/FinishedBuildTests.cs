using CodeCommitEvents;
using CodeCommitEvents.Building;
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

    #region batch
    [Fact]
    public async Task The_team_is_told_once_when_the_whole_batch_build_has_failed()
    {
        var rules = BuildRules.CreateBuilder().OnFinishedBuild(build => build.Failed().Notify("team")).Build();
        var (starter, team, history) = (new FakeBuildStarter(), new FakeNotificationChannel(), new FakeBuildHistory());
        var dispatcher = new BuildDispatcher(rules, starter, new() { BuildBatches = history, Channels = { ["team"] = team } });
        var (linux, windows) = (FakeEvents.BuildStateChange(BuildStatus.Failed), FakeEvents.BuildStateChange(BuildStatus.Succeeded));
        var batch = new BuildBatch
        {
            BatchArn = new("arn:aws:codebuild:eu-central-1:111122223333:build-batch/shop-ci:6c34c5a1"),
            ProjectName = "shop-ci",
            Groups =
            [
                new() { Identifier = "linux", BuildArn = linux.BuildArn, Status = BuildStatus.Failed },
                new() { Identifier = "windows", BuildArn = windows.BuildArn, Status = BuildStatus.InProgress },
            ],
        };

        history.Set(batch);
        await dispatcher.DispatchAsync(linux);
        starter.ShouldNotHaveNotified("team");

        history.Set(batch with { IsComplete = true, Status = BuildStatus.Failed });
        await dispatcher.DispatchAsync(windows);
        Assert.NotNull(starter.ShouldHaveNotified("team").Outcome!.Batch);
    }
    #endregion
}
