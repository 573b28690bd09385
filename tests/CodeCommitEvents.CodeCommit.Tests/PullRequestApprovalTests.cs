using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests which builds approve a revision, and which withdraw the approval.</summary>
public sealed class PullRequestApprovalTests : ApprovalTest
{
    [Fact]
    public async Task A_revision_is_approved_when_the_last_of_its_required_builds_succeeds()
    {
        Push();
        var ci = Add("ci", "SUCCEEDED", "ci lint");
        var lint = Add("lint", "IN_PROGRESS", "ci lint");

        (await EndAsync(ci)).MessageId.Should().BeNull();
        IsApproved.Should().BeFalse();
        Logger.Lines.Should().Equal((37, LogLevel.Information, "Pull request payments-api pr/7: the approval was not changed: lint has not ended"));

        Builds.All[1] = lint = lint with { Status = BuildStatus.Succeeded, IsFinal = true };
        (await EndAsync(lint)).MessageId.Should().Be(Revision);
        Approvers.Should().Equal(ApprovalOperations.Own);
        Logger.Lines[^1].Should().Be((35, LogLevel.Information, "Pull request payments-api pr/7: the newest revision was approved: all required builds succeeded: ci, lint"));
    }

    [Theory]
    [InlineData(null, "lint was not started")]
    [InlineData("IN_PROGRESS", "lint has not ended")]
    [InlineData("STOPPED", "lint was stopped, or has an unknown status")]
    [InlineData("NEW", "lint has not ended")]
    [InlineData("SOMETHING_NEW", "lint was stopped, or has an unknown status")]
    public async Task A_build_that_did_not_succeed_or_fail_decides_nothing(string? status, string reason)
    {
        Push();
        var ci = Add("ci", "SUCCEEDED", "ci lint");
        if (status is not null)
        {
            Add("lint", status, "ci lint");
        }

        await EndAsync(ci);

        Server.Operations.Should().Equal("GetPullRequest");
        Logger.Lines.Should().ContainSingle().Which.Line.Should().EndWith(reason);
    }

    [Theory]
    [InlineData("FAILED")]
    [InlineData("TIMED_OUT")]
    [InlineData("FAULT")]
    public async Task A_failed_build_withdraws_the_approval(string status)
    {
        Push();
        await EndAsync(Add("ci", "SUCCEEDED", "ci"));
        IsApproved.Should().BeTrue();

        (await EndAsync(AddByComment("ci", status))).MessageId.Should().Be(Revision);

        IsApproved.Should().BeFalse();
        Logger.Lines[^1].Should().Be((36, LogLevel.Information, "Pull request payments-api pr/7: this identity no longer approves the newest revision: ci failed"));
    }

    [Fact]
    public async Task A_failed_build_withdraws_nothing_if_nobody_approves()
    {
        Push();

        (await EndAsync(Add("ci", "FAILED", "ci"))).MessageId.Should().BeNull();

        Server.Operations.Should().Equal("GetPullRequest", "GetPullRequestApprovalStates");
        Logger.Lines.Should().ContainSingle().Which.Line.Should().EndWith("ci failed");
    }

    [Fact]
    public async Task The_approval_of_a_person_is_not_withdrawn()
    {
        Push();
        Server.Approvals.Of(PullRequest7).Approvals.Add((Revision, "arn:aws:iam::111122223333:user/ben"));

        await EndAsync(Add("ci", "FAILED", "ci"));

        Approvers.Should().Equal("arn:aws:iam::111122223333:user/ben");
    }

    [Fact]
    public async Task A_failure_counts_also_while_another_build_is_running()
    {
        Push();
        await EndAsync(Add("ci", "SUCCEEDED", "ci lint"));
        Server.Approvals.Of(PullRequest7).Approvals.Add((Revision, ApprovalOperations.Own));
        Add("ci", "IN_PROGRESS", "ci lint");

        await EndAsync(Add("lint", "FAILED", "ci lint"));

        IsApproved.Should().BeFalse();
    }

    [Fact]
    public async Task A_newer_push_makes_the_end_of_a_build_of_the_older_revision_meaningless()
    {
        Push();
        var ci = Add("ci", "SUCCEEDED", "ci");
        Push();

        (await EndAsync(ci)).MessageId.Should().BeNull();

        Server.Approvals.Of(PullRequest7).Approvals.Should().BeEmpty();
        Builds.Asked.Should().BeEmpty();
        Logger.Lines.Should().ContainSingle().Which.Line.Should().EndWith("the build is of another revision, there is a newer push");
    }

    [Fact]
    public async Task A_push_while_the_builds_are_read_is_a_result()
    {
        Push();
        var ci = Add("ci", "SUCCEEDED", "ci");
        Builds.OnAsk = _ =>
        {
            Push();
            return Task.CompletedTask;
        };

        (await EndAsync(ci)).MessageId.Should().BeNull();

        Server.Approvals.Of(PullRequest7).Approvals.Should().BeEmpty();
        Logger.Lines.Should().Equal((37, LogLevel.Information, "Pull request payments-api pr/7: the approval was not changed: there is a newer push"));
    }

    [Fact]
    public async Task A_revision_without_builds_is_not_approved_by_the_builds_of_the_one_before()
    {
        Push();
        var old = Add("ci", "IN_PROGRESS", "ci");
        Push();

        await EndAsync(old with { Status = BuildStatus.Succeeded, IsFinal = true });

        IsApproved.Should().BeFalse();
    }

    [Fact]
    public async Task A_late_event_of_an_older_build_does_not_undo_what_the_newest_build_says()
    {
        Push();
        var failed = Add("ci", "FAILED", "ci");
        var again = AddByComment("ci", "SUCCEEDED");
        await EndAsync(again);
        IsApproved.Should().BeTrue();

        await EndAsync(failed);

        IsApproved.Should().BeTrue();
    }

    [Fact]
    public async Task The_same_project_with_other_settings_is_another_build()
    {
        Push();
        const string Both = "ci#aa ci#bb";
        Add("ci#aa", "FAILED", Both);

        await EndAsync(Add("ci#bb", "SUCCEEDED", Both));
        IsApproved.Should().BeFalse();
        await EndAsync(AddByComment("ci", "SUCCEEDED"));
        IsApproved.Should().BeFalse("a build without the settings does not repeat a build with them");
        await EndAsync(AddByComment("ci#aa", "SUCCEEDED"));
        IsApproved.Should().BeTrue();
    }

    [Fact]
    public async Task Two_events_of_one_revision_with_other_builds_require_all_of_them()
    {
        Push();
        Add("ci", "SUCCEEDED", "ci");
        var lint = Add("lint", "SUCCEEDED", "ci lint e2e");

        await EndAsync(lint);
        IsApproved.Should().BeFalse();
        await EndAsync(Add("e2e", "SUCCEEDED", "ci lint e2e"));
        IsApproved.Should().BeTrue();
    }

    [Fact]
    public async Task A_build_whose_list_is_unknown_finds_the_list_in_a_newer_build_of_its_project()
    {
        Push();
        var ci = Add("ci", "SUCCEEDED");
        await EndAsync(ci);
        IsApproved.Should().BeFalse();
        Logger.Lines.Should().ContainSingle().Which.Line.Should().EndWith("no build of this revision in this project names the required builds");

        Add("ci", "SUCCEEDED", "ci");
        await EndAsync(ci);
        IsApproved.Should().BeTrue();
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task The_commit_that_was_built_must_be_that_of_the_revision(int repository, bool isApproved)
    {
        Push();
        var ci = Add("ci", "SUCCEEDED", "ci") with { ResolvedSourceVersion = GoneCommit, RepositoryName = repository == 0 ? Git.Name : "build-tools" };
        Builds.All[0] = ci;

        await EndAsync(ci);

        IsApproved.Should().Be(isApproved, "the commit of another repository says nothing about the revision");
    }

    [Fact]
    public async Task A_failure_of_another_commit_withdraws_nevertheless()
    {
        Push();
        Server.Approvals.Of(PullRequest7).Approvals.Add((Revision, ApprovalOperations.Own));
        var ci = Add("ci", "FAILED", "ci") with { ResolvedSourceVersion = null, SourceVersion = null };
        Builds.All[0] = ci;

        await EndAsync(ci);

        IsApproved.Should().BeFalse("a build that fails before it gets its source has no commit");
    }

    [Fact]
    public async Task The_end_of_a_build_counts_although_the_service_still_shows_it_as_running()
    {
        Push();
        var ci = Add("ci", "IN_PROGRESS", "ci");

        await EndAsync(ci with { Status = BuildStatus.Succeeded, IsFinal = true, ResolvedSourceVersion = null });

        IsApproved.Should().BeTrue();
    }

    [Fact]
    public async Task A_batch_build_decides_and_not_one_of_its_builds()
    {
        Push();
        var batch = Add("ci:batch", "IN_PROGRESS", "ci:batch");
        var child = batch with { BuildArn = new("arn:aws:codebuild:eu-central-1:111122223333:build/ci:99"), Batch = null, Status = BuildStatus.Succeeded, IsFinal = true };

        await EndAsync(child);
        IsApproved.Should().BeFalse();
        await EndAsync(batch with { Status = BuildStatus.Succeeded, IsFinal = true });
        IsApproved.Should().BeTrue();
    }

    [Fact]
    public async Task A_build_that_somebody_started_by_hand_without_the_variables_decides_nothing()
    {
        Push();
        var byHand = Add("ci", "SUCCEEDED", "ci") with { Cause = null };
        Builds.All[0] = byHand;

        await EndAsync(byHand);
        Server.Calls.Should().BeEmpty();
        Add("ci", "FAILED", "ci");
        await EndAsync(byHand with { Cause = new() { Branch = "main" } });
        await EndAsync(Builds.All[1] with { IsFinal = false });
        Server.Calls.Should().BeEmpty("a running build and a build of a branch do not approve");
        Logger.Lines.Should().HaveCount(3).And.OnlyContain(line => line.Line.EndsWith("the event is not the end of a build of a pull request"));
    }

    [Fact]
    public async Task An_event_that_is_not_about_a_build_changes_nothing()
    {
        await Channel().SendAsync(new NotificationRequest { ChannelName = "approval", Event = new PullRequestCreatedEvent { PullRequestId = "7" } });

        Server.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_build_that_was_retried_by_hand_keeps_its_variables_and_counts()
    {
        Push();
        Add("ci", "FAILED", "ci");

        await EndAsync(Add("ci", "SUCCEEDED", "ci"));

        IsApproved.Should().BeTrue();
    }

    [Fact]
    public async Task Variables_that_are_copied_to_another_project_do_not_count()
    {
        Push();
        Add("ci", "IN_PROGRESS", "ci");
        var copied = Add("playground", "SUCCEEDED", cause => cause with { Revision = Revision, BuildKey = new() { ProjectName = "ci" }, RequiredBuilds = [new() { ProjectName = "ci" }] });

        await EndAsync(copied);

        IsApproved.Should().BeFalse();
    }

    [Fact]
    public async Task Builds_of_another_pull_request_or_repository_do_not_count()
    {
        Push();
        var ci = Add("ci", "IN_PROGRESS", "ci");
        Add("ci", "SUCCEEDED", cause => cause with { Revision = Revision, PullRequestId = "8" });
        Add("ci", "SUCCEEDED", cause => cause with { Revision = Revision, Repository = "other" });

        await EndAsync(ci with { Status = BuildStatus.Stopped, IsFinal = true });

        IsApproved.Should().BeFalse();
    }

    [Fact]
    public async Task Unknown_builds_approve_nothing()
    {
        Push();
        Builds.Unknown.Add("lint");

        await EndAsync(Add("ci", "SUCCEEDED", "ci lint"));

        IsApproved.Should().BeFalse();
        Logger.Lines.Should().ContainSingle().Which.Line.Should().EndWith("the state of a required build is unknown");
    }
}
