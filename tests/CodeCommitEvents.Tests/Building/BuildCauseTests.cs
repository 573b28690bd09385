using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Tests.Rules;

namespace CodeCommitEvents.Tests.Building;

public sealed class BuildCauseTests
{
    [Fact]
    public void The_cause_of_a_push_has_its_branch_and_its_commits() =>
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
    public void The_cause_of_a_tag_has_no_branch()
    {
        var cause = BuildCause.FromEvent(Given.FirstPush("refs/tags/v1"));

        (cause.Branch, cause.Tag, cause.Trigger, cause.Reference).Should().Be((null, "v1", "tag/v1", "refs/tags/v1"));
    }

    [Fact]
    public void The_cause_of_a_deletion_has_the_old_commit_as_the_previous_commit()
    {
        var cause = BuildCause.FromEvent(Given.Deletion("main"));

        (cause.Commit, cause.PreviousCommit, cause.Branch).Should().Be((null, Given.Commit, "main"));
    }

    [Fact]
    public void The_cause_of_a_pull_request_has_its_source_destination_and_revision() =>
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
    public void The_cause_of_a_comment_has_its_pull_request()
    {
        var cause = BuildCause.FromEvent(Given.Comment() with { PullRequestId = "9", BeforeCommitId = "tip" });

        (cause.Trigger, cause.PullRequestId, cause.SourceCommit, cause.DestinationCommit, cause.CommentId).Should().Be(("pr/9", "9", Given.Commit, "tip", "c1"));
    }

    [Fact]
    public void A_cause_is_read_back_from_the_variables_of_a_build_event()
    {
        var cause = BuildCause.FromEvent(Given.Opened(), "rule") with { Token = "t", CommentId = "c", Tag = "v1", Actor = "a", PreviousCommit = "p", Revision = "r", DestinationCommit = "d", AssumedFacts = EventFactKinds.Commit | EventFactKinds.ChangedFiles };
        var variables = cause.ToEnvironment("X_");

        variables.Keys.Should().HaveCount(19).And.OnlyContain(name => name.StartsWith("X_", StringComparison.Ordinal));
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
    public void The_cause_of_a_build_event_has_its_repository()
    {
        var build = Given.Build(BuildStatus.Succeeded) with { Information = new() { Source = new() { Type = "CODECOMMIT", Location = "https://git/shop" } } };

        (BuildCause.FromEvent(build).Event, BuildCause.FromEvent(build).Repository).Should().Be(("CodeBuild Build State Change", "shop"));
    }
}
