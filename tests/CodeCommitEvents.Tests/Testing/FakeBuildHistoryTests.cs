using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Testing;

public sealed class FakeBuildHistoryTests
{
    [Fact]
    public async Task The_previous_build_is_the_newest_one_of_the_same_branch_that_was_not_stopped()
    {
        var history = new FakeBuildHistory()
            .Add(Ended("ci", 1, BuildStatus.Failed))
            .Add(Ended("ci", 2, BuildStatus.Succeeded, branch: "other"))
            .Add(Ended("ci", 3, BuildStatus.Stopped))
            .Add(Ended("ci", 1, BuildStatus.Failed));

        var known = await history.GetHistoryAsync(Ended("ci", 3, BuildStatus.Stopped));
        var unknown = await history.GetHistoryAsync(Ended("ci", 4, BuildStatus.Succeeded));
        var first = await history.GetHistoryAsync(Ended("ci", 1, BuildStatus.Failed));

        known!.PreviousBuild!.Status.Should().Be(BuildStatus.Failed);
        unknown!.PreviousBuild!.BuildArn.Should().Be(Ended("ci", 1, BuildStatus.Failed).BuildArn);
        first!.PreviousBuild.Should().BeNull();
    }

    [Fact]
    public async Task Without_a_branch_the_history_is_unknown_unless_the_test_gives_a_previous_status()
    {
        var build = FakeEvents.BuildStateChange(BuildStatus.Failed);
        build = build with { Information = build.Information! with { Environment = null, SourceVersion = "2167ac048f337fd2b24edd379e0ea6fd22749ca9" } };

        (await new FakeBuildHistory().GetHistoryAsync(build)).Should().BeNull();
        (await new FakeBuildHistory { PreviousStatus = BuildStatus.Succeeded }.GetHistoryAsync(build))!.PreviousBuild!.Status.Should().Be(BuildStatus.Succeeded);
    }

    [Fact]
    public void A_build_that_has_not_ended_cannot_be_added()
    {
        var history = new FakeBuildHistory();

        FluentActions.Invoking(() => history.Add(FakeEvents.BuildStateChange())).Should().Throw<ArgumentException>().WithMessage("The build has not ended.*");
        FluentActions.Invoking(() => history.Add(FakeEvents.BuildStateChange(BuildStatus.Failed) with { BuildStatus = null })).Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task A_build_of_a_batch_build_is_known_by_the_groups_of_the_batch_build()
    {
        var child = Ended("ci", 1, BuildStatus.Succeeded);
        var batch = new BuildBatch
        {
            BatchArn = new("arn:aws:codebuild:eu-central-1:111122223333:build-batch/ci:b"),
            ProjectName = "ci",
            Groups = [new() { Identifier = "a", BuildArn = child.BuildArn }, new() { Identifier = "b" }],
        };
        var history = new FakeBuildHistory().Set(batch);

        (await history.GetBatchAsync(child))!.Batch.Should().Be(batch);
        (await history.GetBatchAsync(Ended("ci", 2, BuildStatus.Succeeded)))!.Batch.Should().BeNull();
    }

    private static BuildStateChangeEvent Ended(string project, int number, BuildStatus status, string branch = "main")
    {
        var build = FakeEvents.BuildStateChange(status);
        return build with
        {
            ProjectName = project,
            BuildArn = new($"arn:aws:codebuild:eu-central-1:111122223333:build/{project}:{number:d8}-0000-0000-0000-000000000000"),
            Information = build.Information! with { SourceVersion = $"refs/heads/{branch}", BuildNumber = number },
        };
    }
}
