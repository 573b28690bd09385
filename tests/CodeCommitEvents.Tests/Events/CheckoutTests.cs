using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Events;

/// <summary>Tests the reference and the commit that a build of an event checks out.</summary>
public class CheckoutTests
{
    private static readonly GitReference Main = GitReference.Branch("main");

    private static readonly string Commit = new('c', 40);

    [Fact]
    public void A_new_branch_is_built_at_its_tip() =>
        Of(new ReferenceCreatedEvent { Reference = Main, CommitId = "new" }).Should().Be(new Checkout { CommitId = "new", Reference = Main });

    [Fact]
    public void A_push_is_built_at_the_new_commit_and_has_the_old_one() =>
        Of(new ReferenceUpdatedEvent { Reference = Main, CommitId = "new", OldCommitId = "old" })
            .Should().Be(new Checkout { CommitId = "new", Reference = Main, PreviousCommitId = "old" });

    [Fact]
    public void A_tag_is_built_as_a_tag() =>
        Of(new ReferenceCreatedEvent { Reference = GitReference.Tag("v1"), CommitId = "new" })!.Reference!.Value.IsTag.Should().BeTrue();

    [Fact]
    public void A_deleted_branch_has_nothing_to_build() =>
        Of(new ReferenceDeletedEvent { Reference = Main, OldCommitId = "old" }).Should().BeNull();

    [Fact]
    public void A_merge_commit_without_a_reference_is_built_by_its_id() =>
        Of(new UnreferencedMergeCommitCreatedEvent { CommitId = "new", Merge = new() { DestinationCommitId = "old" } })
            .Should().Be(new Checkout { CommitId = "new", PreviousCommitId = "old" });

    [Fact]
    public void A_pull_request_is_built_at_its_source() =>
        Of(new PullRequestCreatedEvent { PullRequestId = "1", Source = Main, SourceCommit = "source", DestinationCommit = "destination" })
            .Should().Be(new Checkout { CommitId = "source", Reference = Main });

    [Fact]
    public void A_merged_pull_request_is_built_at_its_source_too() =>
        Of(new PullRequestMergeStatusUpdatedEvent { PullRequestId = "1", Source = Main, SourceCommit = "source", IsMerged = true })!
            .CommitId.Should().Be("source");

    [Fact]
    public void A_comment_is_built_at_the_commit_that_it_is_on() =>
        Of(new CommentOnPullRequestCreatedEvent { CommentId = "1", AfterCommitId = "after", BeforeCommitId = "before" })
            .Should().Be(new Checkout { CommitId = "after", PreviousCommitId = "before" });

    [Theory]
    [InlineData("cccccccccccccccccccccccccccccccccccccccc", null, "cccccccccccccccccccccccccccccccccccccccc")]
    [InlineData("refs/heads/feature/x^{cccc}", "refs/heads/feature/x", "cccc")]
    [InlineData("main^{cccc}", "refs/heads/main", "cccc")]
    public void A_build_event_has_the_commit_of_its_source_version(string sourceVersion, string? reference, string commit)
    {
        var checkout = Of(Build("CODECOMMIT", sourceVersion));

        (checkout?.CommitId, checkout?.Reference?.FullName).Should().Be((commit, reference));
    }

    [Theory]
    [InlineData("CODECOMMIT", "refs/heads/main")]
    [InlineData("CODECOMMIT", "main^{}")]
    [InlineData("CODECOMMIT", "^{cccc}")]
    [InlineData("CODECOMMIT", "main^{cccc")]
    [InlineData("CODECOMMIT", "ccccccc")]
    [InlineData("CODECOMMIT", "gggggggggggggggggggggggggggggggggggggggg")]
    [InlineData("CODECOMMIT", "")]
    [InlineData("CODECOMMIT", null)]
    [InlineData("S3", "cccccccccccccccccccccccccccccccccccccccc")]
    [InlineData(null, "cccccccccccccccccccccccccccccccccccccccc")]
    public void A_build_event_without_a_commit_of_CodeCommit_has_nothing_to_build(string? type, string? sourceVersion) =>
        Of(Build(type, sourceVersion)).Should().BeNull();

    [Fact]
    public void A_build_event_without_information_has_nothing_to_build() =>
        Of(new BuildPhaseChangeEvent { BuildArn = new Arn("x") }).Should().BeNull();

    [Fact]
    public void A_test_of_a_trigger_has_nothing_to_build() =>
        Of(new TriggerTestEvent { References = [new() { Commit = Commit, Ref = "refs/heads/main" }] }).Should().BeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_commit_there_is_nothing_to_build(string? commit)
    {
        Of(new ReferenceCreatedEvent { Reference = Main, CommitId = commit }).Should().BeNull();
        Of(new ReferenceUpdatedEvent { Reference = Main, CommitId = commit }).Should().BeNull();
        Of(new UnreferencedMergeCommitCreatedEvent { CommitId = commit }).Should().BeNull();
        Of(new PullRequestCreatedEvent { PullRequestId = "1", SourceCommit = commit }).Should().BeNull();
        Of(new CommentOnCommitCreatedEvent { CommentId = "1", AfterCommitId = commit }).Should().BeNull();
    }

    [Fact]
    public void An_event_without_a_commit_has_nothing_to_build()
    {
        Of(new CommentReactionCreatedEvent { CommentId = "1" }).Should().BeNull();
        Of(new ApprovalRuleTemplateCreatedEvent()).Should().BeNull();
        Of(new UnknownCodeCommitEvent { Json = "{}" }).Should().BeNull();
        Of(new PlainTextMessage { Text = "hello" }).Should().BeNull();
        Of(new SubscriptionConfirmation()).Should().BeNull();
    }

    private static Checkout? Of(ServiceEvent serviceEvent) => serviceEvent.Checkout;

    private static BuildStateChangeEvent Build(string? type, string? sourceVersion) => new()
    {
        BuildArn = new Arn("arn:aws:codebuild:eu-west-1:111122223333:build/ci:1"),
        Information = new() { Source = new() { Type = type }, SourceVersion = sourceVersion },
    };
}
