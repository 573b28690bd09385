using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Testing;

public sealed class FakeRepositoryTests
{
    private readonly FakeRepository repository = new("shop");

    [Fact]
    public void Pushes_tags_and_deletions_have_the_tips_of_their_references()
    {
        var first = (ReferenceCreatedEvent)repository.Push("feature/x").Single();
        var second = (ReferenceUpdatedEvent)repository.Push("feature/x").Single();
        var forced = (ReferenceUpdatedEvent)repository.ForcePush("feature/x").Single();
        var tag = (ReferenceCreatedEvent)repository.Tag("v1", "feature/x").Single();
        var gone = (ReferenceDeletedEvent)repository.DeleteBranch("feature/x").Single();
        var untagged = (ReferenceDeletedEvent)repository.DeleteTag("v1").Single();

        (second.OldCommitId, forced.OldCommitId, tag.CommitId, gone.OldCommitId, untagged.OldCommitId)
            .Should().Be((first.CommitId, second.CommitId, forced.CommitId, forced.CommitId, forced.CommitId));
        (tag.Reference, untagged.Reference).Should().Be((GitReference.Tag("v1"), GitReference.Tag("v1")));
        repository.TipOf("feature/x").Should().BeNull();
        repository.Events.Should().Equal(first, second, forced, tag, gone, untagged);
        repository.Events.Select(sent => sent.Time).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        repository.Events.Should().OnlyContain(sent => sent.RepositoryName == "shop" && sent.RepositoryId == first.RepositoryId && sent.CallerUserArn == repository.Actor);
    }

    [Fact]
    public void A_push_to_the_source_of_an_open_pull_request_sends_two_events_with_a_new_revision()
    {
        repository.Push("feature/x");
        var pullRequest = repository.OpenPullRequest("feature/x", changedFiles: "src/a.cs");
        var opened = (PullRequestCreatedEvent)repository.Events[^1];

        var sent = pullRequest.Push();

        var (pushed, updated) = ((ReferenceUpdatedEvent)sent[0], (PullRequestSourceBranchUpdatedEvent)sent[1]);
        (opened.SourceCommit, updated.SourceCommit, updated.PullRequestId).Should().Be((pushed.OldCommitId, pushed.CommitId, opened.PullRequestId));
        updated.RevisionId.Should().NotBe(opened.RevisionId);
        updated.CreationDate.Should().Be(opened.CreationDate);
        opened.ChangedFiles.Should().ContainSingle().Which.FilePath.Should().Be("src/a.cs");
    }

    [Fact]
    public void Comments_form_a_thread_and_other_users_can_act()
    {
        repository.Push("feature/x");
        var pullRequest = repository.OpenPullRequest("feature/x");
        var author = repository.Actor;
        var comment = pullRequest.Comment("Why?");
        repository.Actor = new Arn("arn:aws:sts::111122223333:assumed-role/maintainers/mary");

        var reply = pullRequest.Reply(comment, "/build");
        var approval = (PullRequestApprovalStateChangedEvent)pullRequest.Approve().Single();

        (reply.InReplyTo, reply.Text, reply.Thread!.Count, reply.AfterCommitId).Should().Be((comment.CommentId, "/build", 2, repository.TipOf("feature/x")));
        reply.Thread.Select(said => said.AuthorArn).Should().Equal(author, repository.Actor);
        (approval.CallerUserArn, approval.Author, approval.ApprovalStatus).Should().Be((repository.Actor, author, ApprovalStatus.Approve));
        ((PullRequestApprovalStateChangedEvent)pullRequest.RevokeApproval().Single()).ApprovalStatus.Should().Be(ApprovalStatus.Revoke);
        ((PullRequestApprovalRuleOverriddenEvent)pullRequest.OverrideRules().Single()).OverrideStatus.Should().Be(OverrideStatus.Override);
        ((PullRequestApprovalRuleOverriddenEvent)pullRequest.ReinstateRules().Single()).OverrideStatus.Should().Be(OverrideStatus.Revoke);
    }

    public static TheoryData<MergeOption> Options => [MergeOption.FastForward, MergeOption.Squash, MergeOption.ThreeWay];

    [Theory]
    [MemberData(nameof(Options))]
    public void A_merge_sends_a_push_with_merge_details_the_merge_status_and_the_deletion_of_the_source(MergeOption option)
    {
        var before = repository.TipOf("main");
        repository.Push("feature/x");
        var source = repository.TipOf("feature/x");
        var pullRequest = repository.OpenPullRequest("feature/x");

        var sent = pullRequest.Merge(option, deleteSource: true);

        var (pushed, merged, deleted) = ((ReferenceUpdatedEvent)sent[0], (PullRequestMergeStatusUpdatedEvent)sent[1], (ReferenceDeletedEvent)sent[2]);
        (pushed.Reference.Name, pushed.OldCommitId, pushed.Merge!.Option, pushed.Merge.SourceCommitId, pushed.Merge.DestinationCommitId).Should().Be(("main", before, option, source, before));
        (pushed.CommitId == source).Should().Be(option == MergeOption.FastForward);
        (merged.MergeOption, merged.IsMerged, merged.Status, merged.DestinationCommit).Should().Be((option, true, PullRequestStatus.Closed, before));
        deleted.OldCommitId.Should().Be(source);
        pullRequest.IsOpen.Should().BeFalse();
        pullRequest.Invoking(it => it.Merge()).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void A_fast_forward_requires_the_destination_in_the_history_of_the_source()
    {
        repository.Push("feature/x");
        var fork = repository.TipOf("main");
        repository.Push("main");
        var tip = repository.TipOf("main");
        var diverged = repository.OpenPullRequest("feature/x");

        diverged.Invoking(it => it.Merge()).Should().Throw<InvalidOperationException>().WithMessage("The branches have diverged, so that a fast-forward is not possible.");
        var merge = ((ReferenceUpdatedEvent)diverged.Merge(MergeOption.ThreeWay)[0]).Merge!;
        (merge.BaseCommitId, merge.DestinationCommitId).Should().Be((fork, tip));
        repository.Push("feature/y");
        ((ReferenceUpdatedEvent)repository.OpenPullRequest("feature/y").Merge()[0]).CommitId.Should().Be(repository.TipOf("feature/y"), "a new branch starts at the default branch");
        repository.OpenPullRequest("feature/x").Invoking(it => it.Merge(MergeOption.Squash)).Should().Throw<InvalidOperationException>().WithMessage("There is nothing to merge*");
    }

    [Fact]
    public void The_base_of_a_second_merge_is_the_commit_of_the_first_merge()
    {
        repository.Push("feature/x");
        repository.OpenPullRequest("feature/x").Merge(MergeOption.ThreeWay);
        var merged = repository.Push("feature/x").OfType<ReferenceUpdatedEvent>().Single().OldCommitId;

        ((ReferenceUpdatedEvent)repository.OpenPullRequest("feature/x").Merge(MergeOption.ThreeWay)[0]).Merge!.BaseCommitId.Should().Be(merged);
    }

    [Fact]
    public void A_force_push_replaces_the_tip()
    {
        repository.Push("feature/x");
        repository.ForcePush("feature/x");

        repository.Comment("?", "feature/x").BeforeCommitId.Should().Be(repository.TipOf("main"));
    }

    [Fact]
    public void Users_can_revoke_only_their_own_approval()
    {
        repository.Push("feature/x");
        var pullRequest = repository.OpenPullRequest("feature/x");
        var (li, bob) = (new Arn("arn:aws:iam::111122223333:user/li"), new Arn("arn:aws:iam::111122223333:user/bob"));
        repository.Actor = li;
        pullRequest.Approve();
        repository.Actor = bob;

        pullRequest.Invoking(it => it.RevokeApproval()).Should().Throw<InvalidOperationException>().WithMessage("arn:aws:iam::111122223333:user/bob has not approved this revision.");
        pullRequest.Approve();
        repository.Actor = li;
        ((PullRequestApprovalStateChangedEvent)pullRequest.RevokeApproval().Single()).CallerUserArn.Should().Be(li);
        FakeEvents.PullRequestApprovalStateChanged().Invoking(it => it.CallerUserArn.Should().NotBe(it.Author)).Should().NotThrow();
    }

    [Fact]
    public void A_thread_has_the_current_texts_of_its_comments_and_the_commits_of_its_first_comment()
    {
        repository.Push("feature/x");
        repository.Push("feature/y");
        var (pullRequest, other) = (repository.OpenPullRequest("feature/x"), repository.OpenPullRequest("feature/y"));
        var root = pullRequest.Comment("tpyo");
        pullRequest.Edit(root, "typo");
        pullRequest.Push();

        var first = pullRequest.Reply(root, "fixed");
        var second = pullRequest.Reply(first, "thanks");
        var edited = pullRequest.Edit(first, "fixed it");

        second.Thread!.Select(said => said.Text).Should().Equal("typo", "fixed", "thanks");
        (second.InReplyTo, second.AfterCommitId, second.BeforeCommitId).Should().Be((first.CommentId, root.AfterCommitId, root.BeforeCommitId));
        edited.Thread!.Select(said => said.Text).Should().Equal("typo", "fixed it");
        other.Invoking(it => it.Reply(root, "x")).Should().Throw<ArgumentException>().WithMessage("The comment is not on this pull request.*");
        other.Comment("alone").Thread.Should().ContainSingle();
    }

    [Fact]
    public void A_pull_request_has_the_current_tip_of_its_destination()
    {
        repository.Push("feature/x");
        var pullRequest = repository.OpenPullRequest("feature/x");
        repository.Push("main");

        ((PullRequestEvent)pullRequest.Approve().Single()).DestinationCommit.Should().Be(repository.TipOf("main"));
        ((PullRequestCreatedEvent)repository.Events[1]).ChangedFiles.Should().ContainSingle("every pull request changes at least one file");
    }

    [Fact]
    public void Times_increase_and_can_be_moved_forward()
    {
        repository.Push([.. Enumerable.Range(0, 100).Select(number => $"feature/{number}")]);
        var moment = repository.Now + TimeSpan.FromDays(3);
        repository.Now = moment;
        repository.Push("main");

        repository.Events.Select(sent => sent.Time).Should().BeInAscendingOrder();
        repository.Events[^1].Time.Should().Be(moment);
        repository.Invoking(it => it.Now = moment).Should().Throw<ArgumentOutOfRangeException>();
        new FakeRepository("one").TipOf("main").Should().NotBe(new FakeRepository("two").TipOf("main"));
    }

    public static TheoryData<string> NoBranches => ["a..b", "a b", "a~", "x.lock", "/x", "x/", "x//y", ".x", "x.", "@", "a@{b", "a\u0001", "-x", "HEAD", new string('a', 257)];

    [Theory]
    [MemberData(nameof(NoBranches))]
    public void A_branch_name_that_git_does_not_allow_is_rejected(string name) => repository.Invoking(it => it.Push(name)).Should().Throw<ArgumentException>().WithMessage("The name of the branch or tag * is not valid in git or CodeCommit.*");

    public static TheoryData<string> NoRepositories => [" ", "a/b", "läden", "shop.git", new string('a', 101)];

    [Theory]
    [MemberData(nameof(NoRepositories))]
    public void A_repository_name_that_CodeCommit_does_not_allow_is_rejected(string name) => ((Action)(() => _ = new FakeRepository(name))).Should().Throw<ArgumentException>();

    [Fact]
    public void Deleting_a_branch_closes_its_pull_requests()
    {
        repository.Push("develop");
        repository.Push("feature/x");
        var (source, destination) = (repository.OpenPullRequest("feature/x"), repository.OpenPullRequest("feature/x", "develop"));
        var tip = repository.TipOf("develop");

        var sent = repository.DeleteBranch("develop");

        sent[0].Should().BeOfType<ReferenceDeletedEvent>();
        var closed = sent[1].Should().BeOfType<PullRequestStatusChangedEvent>().Which;
        (closed.PullRequestId, closed.Status, closed.IsMerged, closed.DestinationCommit).Should().Be((destination.Id, PullRequestStatus.Closed, false, tip));
        (source.IsOpen, destination.IsOpen).Should().Be((true, false));
        repository.DeleteBranch("feature/x").Should().HaveCount(2);
        source.IsOpen.Should().BeFalse();
    }

    [Fact]
    public void A_branch_and_a_branch_below_it_cannot_both_exist()
    {
        repository.Push("a");

        repository.Invoking(it => it.Push("a/b")).Should().Throw<InvalidOperationException>().WithMessage("Git does not allow both refs/heads/a/b and refs/heads/a.");
        repository.Invoking(it => it.Push("x/y", "x")).Should().Throw<InvalidOperationException>();
        repository.Push("ab", "a-b");
        repository.Events.Should().HaveCount(3);
    }

    [Fact]
    public void Branches_without_a_common_commit_cannot_be_merged()
    {
        var empty = FakeRepository.Empty("shop");
        empty.Push("main");
        empty.Push("feature/x");
        empty.ForcePush("main");
        repository.Push("feature/x");
        var fork = repository.TipOf("main");
        repository.ForcePush("main");

        empty.OpenPullRequest("feature/x").Invoking(it => it.Merge(MergeOption.Squash)).Should().Throw<InvalidOperationException>().WithMessage("The branches have no commit in common.");
        ((ReferenceUpdatedEvent)repository.OpenPullRequest("feature/x").Merge(MergeOption.Squash)[0]).Merge!.BaseCommitId.Should().NotBeNull().And.NotBe(fork);
    }

    [Fact]
    public void Times_have_whole_seconds_as_in_payloads()
    {
        var (before, moment) = (repository.Now, repository.Now.AddMilliseconds(400));
        repository.Now = moment;

        repository.Push("main").Single().Time.Should().Be(before.AddSeconds(1));
        repository.Invoking(it => it.Now = DateTimeOffset.MaxValue).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Texts_over_the_limits_of_CodeCommit_and_invalid_paths_are_rejected()
    {
        repository.Push("feature/x");

        repository.Invoking(it => it.OpenPullRequest("feature/x", title: new string('a', 151))).Should().Throw<ArgumentException>();
        foreach (var files in new string[][] { [""], ["/src/a.cs"], ["a", "a"], [null!] })
        {
            repository.Invoking(it => it.OpenPullRequest("feature/x", changedFiles: files)).Should().Throw<ArgumentException>();
        }

        repository.OpenPullRequest("feature/x").Invoking(it => it.Comment(new string('a', 10_241))).Should().Throw<ArgumentException>().WithMessage("A comment can have at most 10240 characters.*");
    }

    [Fact]
    public void The_default_branch_cannot_be_deleted_and_invalid_arguments_throw()
    {
        repository.Push("develop");
        var pullRequest = repository.OpenPullRequest("main", "develop");

        repository.Invoking(it => it.DeleteBranch("main")).Should().Throw<InvalidOperationException>().WithMessage("The default branch cannot be deleted.");
        repository.Push("main");
        pullRequest.Invoking(it => it.Merge(MergeOption.Squash, deleteSource: true)).Should().Throw<InvalidOperationException>().WithMessage("The default branch cannot be deleted.");
        pullRequest.Invoking(it => it.Merge(new MergeOption("REBASE"))).Should().Throw<ArgumentException>();
        repository.Invoking(it => it.Actor = default).Should().Throw<ArgumentException>();
        repository.Invoking(it => it.Push("x", "x")).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void An_action_that_CodeCommit_refuses_throws()
    {
        repository.Push("feature/x");
        repository.Push("feature/y");
        var (moved, gone) = (repository.OpenPullRequest("feature/x"), repository.OpenPullRequest("feature/y"));
        var fork = repository.TipOf("main");
        repository.Push("main");
        repository.DeleteBranch("feature/y");

        moved.Invoking(it => it.Merge()).Should().Throw<InvalidOperationException>().WithMessage("*a fast-forward is not possible.");
        gone.Invoking(it => it.Merge(MergeOption.Squash)).Should().Throw<InvalidOperationException>().WithMessage("The pull request 2 is not open.");
        repository.Invoking(it => it.OpenPullRequest("main")).Should().Throw<InvalidOperationException>();
        ((ReferenceUpdatedEvent)moved.Merge(MergeOption.Squash)[0]).Merge!.BaseCommitId.Should().Be(fork);
    }

    [Fact]
    public void The_first_push_to_an_empty_repository_creates_branches_and_one_push_can_update_several()
    {
        var empty = FakeRepository.Empty("shop");

        var sent = empty.Push("main", "develop");
        var again = empty.Push("main", "feature/x");

        sent.Select(pushed => pushed.GetType()).Should().Equal(typeof(ReferenceCreatedEvent), typeof(ReferenceCreatedEvent));
        again.Select(pushed => pushed.GetType()).Should().Equal(typeof(ReferenceUpdatedEvent), typeof(ReferenceCreatedEvent));
        empty.Invoking(it => it.Push()).Should().Throw<ArgumentException>();
        empty.Events.Should().HaveCount(4);
    }

    [Fact]
    public void Nobody_approves_their_own_pull_request_and_a_new_revision_has_no_approval()
    {
        repository.Push("feature/x");
        var pullRequest = repository.OpenPullRequest("feature/x");

        var approved = (PullRequestApprovalStateChangedEvent)pullRequest.Approve().Single();
        var revoked = (PullRequestApprovalStateChangedEvent)pullRequest.RevokeApproval().Single();
        pullRequest.Approve();
        pullRequest.OverrideRules();

        approved.CallerUserArn.Should().NotBe(approved.Author);
        revoked.CallerUserArn.Should().Be(approved.CallerUserArn);
        pullRequest.Invoking(it => it.OverrideRules()).Should().Throw<InvalidOperationException>().WithMessage("The approval rules are already overridden.");
        pullRequest.Push();
        pullRequest.Invoking(it => it.RevokeApproval()).Should().Throw<InvalidOperationException>().WithMessage("* has not approved this revision.");
        pullRequest.Invoking(it => it.ReinstateRules()).Should().Throw<InvalidOperationException>().WithMessage("The approval rules are not overridden.");
    }

    [Fact]
    public void Comments_are_edited_by_their_author_and_commits_can_have_comments_too()
    {
        repository.Push("feature/x");
        var pullRequest = repository.OpenPullRequest("feature/x");
        var comment = pullRequest.Comment("/biuld");
        repository.Actor = new Arn("arn:aws:sts::111122223333:assumed-role/maintainers/mary");

        var edited = pullRequest.Edit(comment, "/build");
        var root = repository.Comment("Why?");
        repository.Push("main");
        var second = repository.Comment("And this?");

        (edited.CommentId, edited.Text, edited.CallerUserArn, edited.PullRequestId).Should().Be((comment.CommentId, "/build", comment.CallerUserArn, pullRequest.Id));
        (root.AfterCommitId, root.Text).Should().Be((second.BeforeCommitId, "Why?"));
        var empty = FakeRepository.Empty();
        empty.Push("main");
        empty.Comment("First?").BeforeCommitId.Should().BeNull("the first commit has no parent");
        second.AfterCommitId.Should().Be(repository.TipOf("main"));
        repository.Invoking(it => it.Comment("")).Should().Throw<ArgumentException>();
        pullRequest.Invoking(it => it.Comment("")).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_pull_request_is_closed_without_a_merge()
    {
        repository.Push("feature/x");
        var pullRequest = repository.OpenPullRequest("feature/x");

        var closed = (PullRequestStatusChangedEvent)pullRequest.Close().Single();

        (closed.Status, closed.IsMerged).Should().Be((PullRequestStatus.Closed, false));
        pullRequest.Invoking(it => it.Approve()).Should().Throw<InvalidOperationException>().WithMessage("The pull request 1 is not open.");
        repository.Push("feature/x").Should().ContainSingle("a push to the source of a closed pull request sends no other event");
    }

    [Fact]
    public void Every_event_is_read_back_from_its_payload_and_is_the_same_in_every_run()
    {
        FakeRepository[] runs = [new(seed: 3), new(seed: 3)];
        foreach (var run in runs)
        {
            run.Push("feature/x");
            var pullRequest = run.OpenPullRequest("feature/x");
            pullRequest.Reply(pullRequest.Comment("Why?"), "Because.");
            pullRequest.Merge(MergeOption.Squash, deleteSource: true);
        }

        runs[0].Events.Should().Equal(runs[1].Events);
        foreach (var sent in runs[0].Events)
        {
            ((CodeCommitEvent)EventParser.Parse(FakePayloads.SnsToLambda(sent))[0].Event with { NotificationBody = null }).Should().Be(sent);
        }
    }

    [Fact]
    public void An_action_on_a_missing_reference_throws()
    {
        ((Action)(() => repository.ForcePush("x"))).Should().Throw<InvalidOperationException>().WithMessage("The reference refs/heads/x does not exist in the repository.");
        repository.Tag("v1");
        ((Action)(() => repository.Tag("v1"))).Should().Throw<InvalidOperationException>().WithMessage("refs/tags/v1 already points to this commit.");
        ((Action)(() => repository.DeleteTag("x"))).Should().Throw<InvalidOperationException>();
        ((Action)(() => repository.OpenPullRequest("x"))).Should().Throw<InvalidOperationException>();
    }
}
