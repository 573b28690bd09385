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
        var cause = BuildCause.FromEvent(Given.Opened(), "rule") with { Token = "t", CommentId = "c", Tag = "v1", Actor = "a", PreviousCommit = "p", Revision = "r", DestinationCommit = "d", AssumedFacts = EventFactKinds.Commit | EventFactKinds.ChangedFiles, BuildKey = new() { ProjectName = "ci" }, RequiredBuilds = [new() { ProjectName = "ci" }, new() { ProjectName = "lint", IsBatch = true, Settings = "ab" }] };
        var variables = cause.ToEnvironment("X_");

        variables.Keys.Should().HaveCount(21).And.OnlyContain(name => name.StartsWith("X_", StringComparison.Ordinal));
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

    [Fact]
    public void Each_property_has_its_variable_and_is_read_from_it()
    {
        var cause = new BuildCause
        {
            Event = "1",
            Rule = "2",
            Repository = "3",
            Reference = "4",
            Branch = "5",
            Tag = "6",
            Commit = "7",
            PreviousCommit = "8",
            Trigger = "9",
            PullRequestId = "10",
            SourceReference = "11",
            SourceCommit = "12",
            DestinationReference = "13",
            DestinationCommit = "14",
            Revision = "15",
            CommentId = "16",
            Actor = "17",
            CancelsSuperseded = true,
            Token = "19",
        };

        var variables = cause.ToEnvironment("P_");

        variables.Select(variable => (variable.Key, variable.Value)).Should().Equal(
            ("P_EVENT", "1"), ("P_RULE", "2"), ("P_REPOSITORY", "3"), ("P_REFERENCE", "4"), ("P_BRANCH", "5"), ("P_TAG", "6"), ("P_COMMIT", "7"), ("P_PREVIOUS_COMMIT", "8"), ("P_TRIGGER", "9"),
            ("P_PULL_REQUEST_ID", "10"), ("P_SOURCE_REFERENCE", "11"), ("P_SOURCE_COMMIT", "12"), ("P_DESTINATION_REFERENCE", "13"), ("P_DESTINATION_COMMIT", "14"), ("P_REVISION", "15"),
            ("P_COMMENT_ID", "16"), ("P_ACTOR", "17"), ("P_CANCELS_SUPERSEDED", "true"), ("P_TOKEN", "19"));
        var build = Testing.EveryFake.Events(0).OfType<BuildStateChangeEvent>().First();
        build = build with { Information = build.Information! with { Environment = new() { EnvironmentVariables = [.. variables.Select(variable => new BuildEnvironmentVariable { Name = variable.Key, Value = variable.Value })] } } };
        BuildCause.FromEnvironment(build, "P_").Should().Be(cause);
        new BuildCause { Event = "1" }.ToEnvironment().Keys.Should().Equal("CODECOMMIT_EVENT");
    }

    [Fact]
    public void A_missing_argument_throws()
    {
        ((Action)(() => BuildCause.FromEvent(null!))).Should().Throw<ArgumentNullException>();
        ((Action)(() => BuildCause.FromEnvironment(null!))).Should().Throw<ArgumentNullException>();
        ((Action)(() => BuildCause.FromEnvironment((BuildEvent)null!))).Should().Throw<ArgumentNullException>();
        ((Action)(() => BuildCause.FromEnvironment(Testing.EveryFake.Events(0).OfType<BuildStateChangeEvent>().First(), null!))).Should().Throw<ArgumentNullException>();
        ((Action)(() => new BuildCause().ToEnvironment(null!))).Should().Throw<ArgumentNullException>();
    }
}
