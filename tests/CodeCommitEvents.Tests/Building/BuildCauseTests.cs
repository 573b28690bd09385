using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Tests.Rules;

namespace CodeCommitEvents.Tests.Building;

public sealed class BuildCauseTests
{
    [Fact]
    public void A_push_tells_its_branch_and_its_commits() =>
        BuildCause.FromEvent(Given.Push("feature/x") with { OldCommitId = "old", CallerUserArn = new("arn:aws:iam::1:user/a") }, "rule").Should().Be(new BuildCause
        {
            Event = "referenceUpdated",
            Rule = "rule",
            Repository = "payments-api",
            Reference = "refs/heads/feature/x",
            Branch = "feature/x",
            Commit = Given.Commit,
            PreviousCommit = "old",
            Trigger = "branch/feature/x",
            Actor = "arn:aws:iam::1:user/a",
        });

    [Fact]
    public void A_tag_is_no_branch()
    {
        var cause = BuildCause.FromEvent(Given.FirstPush("refs/tags/v1"));

        (cause.Branch, cause.Tag, cause.Trigger, cause.Reference).Should().Be((null, "v1", "tag/v1", "refs/tags/v1"));
    }

    [Fact]
    public void A_deletion_tells_the_commit_that_was_deleted()
    {
        var cause = BuildCause.FromEvent(Given.Deletion("main"));

        (cause.Commit, cause.PreviousCommit, cause.Branch).Should().Be((null, Given.Commit, "main"));
    }

    [Fact]
    public void A_pull_request_tells_both_its_sides_and_its_revision() =>
        BuildCause.FromEvent(Given.Opened() with { DestinationCommit = "tip", RevisionId = "r1" }).Should().Be(new BuildCause
        {
            Event = "pullRequestCreated",
            Repository = "payments-api",
            Reference = "refs/heads/feature/refunds",
            Branch = "feature/refunds",
            Commit = Given.Commit,
            Trigger = "pr/7",
            PullRequestId = "7",
            SourceReference = "refs/heads/feature/refunds",
            SourceCommit = Given.Commit,
            DestinationReference = "refs/heads/main",
            DestinationCommit = "tip",
            Revision = "r1",
        });

    [Fact]
    public void A_comment_tells_its_pull_request()
    {
        var cause = BuildCause.FromEvent(Given.Comment() with { PullRequestId = "9", BeforeCommitId = "tip" });

        (cause.Trigger, cause.PullRequestId, cause.SourceCommit, cause.DestinationCommit, cause.CommentId).Should().Be(("pr/9", "9", Given.Commit, "tip", "c1"));
    }

    [Fact]
    public void What_is_absent_is_not_sent_and_what_is_sent_is_read_back_from_the_event_of_the_build()
    {
        var cause = BuildCause.FromEvent(Given.Opened(), "rule") with { Token = "t", CommentId = "c", Tag = "v1", Actor = "a", PreviousCommit = "p", Revision = "r", DestinationCommit = "d" };
        var variables = cause.ToEnvironment("X_");

        variables.Keys.Should().HaveCount(18).And.OnlyContain(name => name.StartsWith("X_", StringComparison.Ordinal));
        new BuildCause { Branch = "" }.ToEnvironment().Should().BeEmpty();
        var build = Given.Build(BuildStatus.Succeeded) with
        {
            Information = new() { Environment = new() { EnvironmentVariables = [.. variables.Select(variable => new BuildEnvironmentVariable { Name = variable.Key, Value = variable.Value })] } },
        };
        BuildCause.FromEnvironment(build, "X_").Should().Be(cause);
        BuildCause.FromEnvironment(build).Should().BeNull();
        BuildCause.FromEnvironment("NOBODY_HAS_THIS_").Should().BeNull();
    }

    [Fact]
    public void A_build_that_follows_another_knows_the_repository()
    {
        var build = Given.Build(BuildStatus.Succeeded) with { Information = new() { Source = new() { Type = "CODECOMMIT", Location = "https://git/shop" } } };

        (BuildCause.FromEvent(build).Event, BuildCause.FromEvent(build).Repository).Should().Be(("CodeBuild Build State Change", "shop"));
    }
}
