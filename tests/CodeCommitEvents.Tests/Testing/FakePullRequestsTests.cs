using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Testing;

/// <summary>Tests the fake pull requests of comments and their builds.</summary>
public sealed class FakePullRequestsTests
{
    private static readonly PullRequestBuildsQuery Query = new() { ProjectName = "ci", RepositoryName = "payments-api", PullRequestId = "7" };

    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task Without_further_calls_a_comment_has_the_pull_request_of_the_fake_events_with_the_same_seed(int seed)
    {
        var comment = FakeEvents.CommentOnPullRequestCreated("/build", seed: seed);
        var opened = FakeEvents.PullRequestCreated(seed);

        (await new FakePullRequests().GetPullRequestAsync(comment)).Should().Be(opened with
        {
            NumberOfFilesAdded = null,
            NumberOfFilesModified = null,
            NumberOfFilesDeleted = null,
            ChangedFiles = null,
        });
    }

    [Fact]
    public async Task It_has_the_place_the_time_and_the_commits_of_the_comment_and_a_revision_for_each_commit()
    {
        var comment = FakeEvents.CommentOnPullRequestCreated("/build") with
        {
            PullRequestId = "many",
            RepositoryName = "shop",
            Account = "444455556666",
            Region = "us-east-1",
            Time = Noon,
            AfterCommitId = new string('a', 40),
            BeforeCommitId = new string('b', 40),
        };
        var pullRequests = new FakePullRequests();

        var first = (await pullRequests.GetPullRequestAsync(comment))!;
        var second = (await pullRequests.GetPullRequestAsync(comment with { AfterCommitId = new string('c', 40) }))!;
        var without = (await pullRequests.GetPullRequestAsync(comment with { AfterCommitId = null, BeforeCommitId = null }))!;

        (first.PullRequestId, first.RepositoryName, first.Account, first.Region, first.Time).Should().Be(("many", "shop", "444455556666", "us-east-1", Noon));
        (first.SourceCommit, first.DestinationCommit, first.CallerUserArn).Should().Be((comment.AfterCommitId, comment.BeforeCommitId, first.Author));
        new[] { first.RevisionId, second.RevisionId, without.RevisionId }.Should().OnlyHaveUniqueItems().And.NotContainNulls();
        without.SourceCommit.Should().Be(FakeEvents.PullRequestCreated().SourceCommit);
        pullRequests.Comments.Should().HaveCount(3);
    }

    [Fact]
    public async Task The_event_that_created_the_newest_revision_is_the_opening_or_the_last_push()
    {
        var repository = new FakeRepository("shop");
        repository.Push("feature");
        var pullRequest = repository.OpenPullRequest("feature");
        var pullRequests = new FakePullRequests().Add(repository);
        var comment = pullRequest.Comment("/build");

        var opened = (await pullRequests.GetPullRequestAsync(comment))!;
        repository.Actor = new("arn:aws:iam::111122223333:user/pusher");
        pullRequest.Push();
        var pushed = (await pullRequests.GetPullRequestAsync(comment))!;
        var set = await pullRequests.Set(FakeEvents.PullRequestSourceBranchUpdated() with { RepositoryName = "shop", PullRequestId = comment.PullRequestId! }).GetPullRequestAsync(comment);

        opened.Should().BeOfType<PullRequestCreatedEvent>().Which.CallerUserArn.Should().Be(opened.Author);
        pushed.Should().BeOfType<PullRequestSourceBranchUpdatedEvent>().Which.CallerUserArn.Should().Be(repository.Actor).And.NotBe(pushed.Author);
        set.Should().BeOfType<PullRequestSourceBranchUpdatedEvent>();
    }

    [Fact]
    public async Task A_pull_request_of_a_repository_is_as_it_is_at_the_time_of_the_call()
    {
        var repository = new FakeRepository("shop");
        repository.Push("feature");
        var pullRequest = repository.OpenPullRequest("feature", title: "Add refunds");
        var pullRequests = new FakePullRequests().Add(repository);
        var comment = pullRequest.Comment("/build");
        pullRequest.Push();

        var newest = (PullRequestEvent)repository.Events[^1];
        var open = (await pullRequests.GetPullRequestAsync(comment))!;
        pullRequest.Merge(MergeOption.Squash);
        var merged = (await pullRequests.GetPullRequestAsync(comment))!;

        (open.Title, open.Status, open.IsMerged, open.RevisionId, open.SourceCommit).Should().Be(("Add refunds", PullRequestStatus.Open, false, newest.RevisionId, newest.SourceCommit));
        open.RevisionId.Should().NotBe(((PullRequestEvent)repository.Events[1]).RevisionId, "the comment is older than the push");
        (merged.Status, merged.IsMerged).Should().Be((PullRequestStatus.Closed, true));
        (await pullRequests.GetPullRequestAsync(comment with { PullRequestId = "2" })).Should().BeNull();
        (await pullRequests.GetPullRequestAsync(comment with { RepositoryName = "other" })).Should().NotBeNull("nothing is known about this repository");
    }

    [Fact]
    public async Task A_pull_request_can_be_set_and_be_unknown()
    {
        var comment = FakeEvents.CommentOnPullRequestCreated("/build") with { Time = Noon };
        var closed = FakeEvents.PullRequestStatusChanged() with { Title = "Done" };
        var pullRequests = new FakePullRequests().Set(closed);

        var known = (await pullRequests.GetPullRequestAsync(comment))!;
        var other = (await pullRequests.GetPullRequestAsync(comment with { RepositoryName = "shop" }))!;
        pullRequests.SetUnknown(comment.PullRequestId!);

        (known.Title, known.Status, known.Time, known.LastModifiedDate).Should().Be(("Done", PullRequestStatus.Closed, Noon, closed.LastModifiedDate));
        other.Status.Should().Be(PullRequestStatus.Open);
        (await pullRequests.GetPullRequestAsync(comment)).Should().BeNull();
        (await pullRequests.GetPullRequestAsync(comment with { PullRequestId = null })).Should().BeNull();
        (await pullRequests.GetPullRequestAsync(comment with { RepositoryName = null, RepositoryArn = null })).Should().NotBeNull();
    }

    [Fact]
    public async Task Only_builds_that_fit_the_query_are_returned()
    {
        var build = Build();
        var batch = build with { BuildArn = new("arn:aws:codebuild:eu-central-1:111122223333:build-batch/ci:2"), Batch = new() { BatchArn = new("b"), ProjectName = "ci" } };
        var pullRequests = new FakePullRequests().Add(
            build,
            batch,
            build with { ProjectName = "lint" },
            build with { Cause = null },
            build with { Cause = new() { PullRequestId = "8", Repository = "payments-api" } },
            build with { Cause = new() { PullRequestId = "7", Repository = "shop" } });

        (await pullRequests.GetBuildsAsync(Query)).Should().Equal(build);
        (await pullRequests.GetBuildsAsync(Query with { IsBatch = true })).Should().Equal(batch);
        (await pullRequests.GetBuildsAsync(Query with { Since = Noon })).Should().Equal(build);
        (await pullRequests.GetBuildsAsync(Query with { Since = Noon.AddTicks(1) })).Should().BeEmpty();
        (await pullRequests.GetBuildsAsync(Query with { Build = build.BuildArn, Account = "444455556666" })).Should().Equal(build);
        (await pullRequests.GetBuildsAsync(Query with { Build = new("arn:aws:codebuild:us-east-1:111122223333:build/lint:1") })).Should().BeEmpty();
        (await pullRequests.GetBuildsAsync(Query with { ProjectName = "none" })).Should().BeEmpty();
        pullRequests.Queries.Should().HaveCount(7).And.HaveElementAt(0, Query);
        (await pullRequests.SetBuildsUnknown("ci").GetBuildsAsync(Query)).Should().BeNull();
        (await pullRequests.GetBuildsAsync(Query with { ProjectName = "lint" })).Should().ContainSingle();
    }

    [Fact]
    public async Task The_builds_of_a_starter_are_as_they_are_at_the_time_of_the_call()
    {
        var starter = new FakeBuildStarter();
        var pullRequests = new FakePullRequests().Add(starter);
        var opened = FakeEvents.PullRequestCreated();
        await new BuildDispatcher(Rules(batch: false), starter).DispatchAsync(opened);

        var running = (await pullRequests.GetBuildsAsync(Query))!.Single();
        starter.Complete("ci", BuildStatus.Failed);
        var failed = (await pullRequests.GetBuildsAsync(Query))!.Single();
        starter.Clear();

        (running.Status, running.IsFinal, running.BuildNumber, running.ResolvedSourceVersion).Should().Be((BuildStatus.InProgress, false, 1, opened.SourceCommit));
        (failed.Status, failed.IsFinal, failed.BuildArn, failed.Cause).Should().Be((BuildStatus.Failed, true, running.BuildArn, running.Cause));
        (failed.Cause!.Revision, failed.Cause.RequiredBuilds.Count, failed.StartTime).Should().Be((opened.RevisionId, 1, opened.Time!.Value.AddSeconds(2)));
        (await pullRequests.GetBuildsAsync(Query)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_batch_build_of_a_starter_is_a_batch_build_that_can_be_stopped()
    {
        var starter = new FakeBuildStarter();
        var pullRequests = new FakePullRequests().Add(starter);
        await new BuildDispatcher(Rules(batch: true), starter).DispatchAsync(FakeEvents.PullRequestCreated());

        var running = (await pullRequests.GetBuildsAsync(Query with { IsBatch = true }))!.Single();
        await starter.StopAsync(starter.Builds[0]);
        var stopped = (await pullRequests.GetBuildsAsync(Query with { IsBatch = true }))!.Single();

        (running.Status, running.IsFinal, running.Batch!.BatchNumber, running.Cause!.PullRequestId).Should().Be((BuildStatus.InProgress, false, 1, "7"));
        (stopped.Status, stopped.IsFinal, stopped.BuildArn.Resource).Should().Be((BuildStatus.Stopped, true, $"build-batch/{starter.Builds[0].BuildId}"));
        (await pullRequests.GetBuildsAsync(Query)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_build_that_was_found_can_be_stopped(bool isBatch)
    {
        var starter = new FakeBuildStarter();
        var pullRequests = new FakePullRequests().Add(starter);
        await new BuildDispatcher(Rules(isBatch), starter).DispatchAsync(FakeEvents.PullRequestCreated());
        var found = (await pullRequests.GetBuildsAsync(Query with { IsBatch = isBatch }))!.Single();

        await starter.StopAsync(new() { BuildId = found.BuildId, IsBatch = !isBatch });
        starter.Stopped.Should().BeEmpty();
        await starter.StopAsync(new() { BuildId = found.BuildId, IsBatch = isBatch, Account = found.BuildArn.Account, Region = found.BuildArn.Region, ConsoleUrl = found.ConsoleUrl });

        starter.Stopped.Should().Equal(starter.Builds);
        (await pullRequests.GetBuildsAsync(Query with { IsBatch = isBatch }))!.Single().Status.Should().Be(BuildStatus.Stopped);
    }

    [Fact]
    public async Task With_another_prefix_the_builds_are_found_only_with_this_prefix()
    {
        var starter = new FakeBuildStarter();
        await new BuildDispatcher(Rules(batch: false), starter, new() { EnvironmentPrefix = "CC_" }).DispatchAsync(FakeEvents.PullRequestCreated());

        (await new FakePullRequests().Add(starter).GetBuildsAsync(Query)).Should().BeEmpty();
        (await new FakePullRequests { EnvironmentPrefix = "CC_" }.Add(starter).GetBuildsAsync(Query)).Should().ContainSingle();
    }

    [Fact]
    public async Task Calls_can_fail_and_be_canceled()
    {
        var pullRequests = new FakePullRequests().FailTransiently(times: 2);
        var comment = FakeEvents.CommentOnPullRequestCreated("/build");

        await FluentActions.Awaiting(() => pullRequests.GetPullRequestAsync(comment)).Should().ThrowAsync<TimeoutException>();
        await FluentActions.Awaiting(() => pullRequests.GetBuildsAsync(Query)).Should().ThrowAsync<TimeoutException>();
        (await pullRequests.GetPullRequestAsync(comment)).Should().NotBeNull();
        await FluentActions.Awaiting(() => pullRequests.GetPullRequestAsync(comment, new(canceled: true))).Should().ThrowAsync<OperationCanceledException>();
        await FluentActions.Awaiting(() => pullRequests.GetBuildsAsync(Query, new(canceled: true))).Should().ThrowAsync<OperationCanceledException>();
        (pullRequests.Comments.Count, pullRequests.Queries.Count).Should().Be((2, 1));
    }

    [Fact]
    public async Task Mistakes_of_tests_throw()
    {
        var pullRequests = new FakePullRequests();

        FluentActions.Invoking(() => pullRequests.Add((FakeRepository)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => pullRequests.Add((FakeBuildStarter)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => pullRequests.Add((BuildOutcome[])null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => pullRequests.Set(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => pullRequests.SetUnknown(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => pullRequests.SetUnknown("7", null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => pullRequests.SetBuildsUnknown(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => pullRequests.FailTransiently(0)).Should().Throw<ArgumentOutOfRangeException>();
        await FluentActions.Awaiting(() => pullRequests.GetPullRequestAsync(null!)).Should().ThrowAsync<ArgumentNullException>();
        await FluentActions.Awaiting(() => pullRequests.GetBuildsAsync(null!)).Should().ThrowAsync<ArgumentNullException>();
    }

    private static BuildRules Rules(bool batch) =>
        BuildRules.CreateBuilder().OnPullRequest(pr => pr.StartBuild("ci", build => batch ? build.AsBatch() : build)).Build();

    private static BuildOutcome Build() => new()
    {
        BuildArn = new("arn:aws:codebuild:eu-central-1:111122223333:build/ci:1"),
        ProjectName = "ci",
        StartTime = Noon,
        Cause = new() { PullRequestId = "7", Repository = "payments-api" },
    };
}
