using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Subscriptions;
using CodeCommitEvents.Tests.Rules;

namespace CodeCommitEvents.Tests.Subscriptions;

/// <summary>Tests the event patterns of EventBridge for a set of rules.</summary>
public sealed class EventPatternsTests
{
    public static TheoryData<string, Func<BuildRulesBuilder, BuildRulesBuilder>, string[]> Patterns => new()
    {
        {
            "a push to a branch",
            all => all.OnPush(push => push.InRepository("payments-api").ToBranch("main").StartBuild("ci")),
            ["""{"source":["aws.codecommit"],"detail":{"event":["referenceUpdated","referenceCreated"],"referenceFullName":["refs/heads/main"],"repositoryName":["payments-api"]}}"""]
        },
        {
            "patterns of names",
            all => all.OnPush(push => push.InRepository("payments-*", "*-web", "a?c{1,2}").ToBranch("release/**", "*/x").StartBuild("ci")),
            ["""{"source":["aws.codecommit"],"detail":{"event":["referenceUpdated","referenceCreated"],"referenceFullName":[{"prefix":"refs/heads/release/"},{"wildcard":"refs/heads/*/x"}],"repositoryName":[{"prefix":"payments-"},{"suffix":"-web"},{"wildcard":"a*c1"},{"wildcard":"a*c2"}]}}"""]
        },
        {
            "excluded names",
            all => all.OnPush(push => push.InRepository("**", "!scratch", "!test-*", "!old-**").StartBuild("ci")),
            ["""{"source":["aws.codecommit"],"detail":{"event":["referenceUpdated","referenceCreated"],"referenceFullName":[{"prefix":"refs/heads/"}],"repositoryName":[{"anything-but":{"wildcard":["scratch","old-*"]}}]}}"""]
        },
        {
            "rules that differ in one field are one alternative",
            all => all.OnPush(push => push.InRepository("a").ToBranch("main").StartBuild("ci")).OnPush(push => push.InRepository("b").ToBranch("main").StartBuild("ci")),
            ["""{"source":["aws.codecommit"],"detail":{"event":["referenceUpdated","referenceCreated"],"referenceFullName":["refs/heads/main"],"repositoryName":["a","b"]}}"""]
        },
        {
            "several alternatives",
            all => all.OnTag(tag => tag.InRepository("a").StartBuild("release")).OnPullRequest(pr => pr.InRepository("a").Into("main").From("feature/**").StartBuild("ci")),
            ["""{"source":["aws.codecommit"],"$or":[{"detail":{"event":["referenceUpdated","referenceCreated"],"referenceFullName":[{"prefix":"refs/tags/"}],"repositoryName":["a"]}},{"detail":{"destinationReference":["refs/heads/main","main"],"event":["pullRequestCreated","pullRequestSourceBranchUpdated"],"repositoryNames":["a"],"sourceReference":[{"prefix":"refs/heads/feature/"},{"prefix":"feature/"}]}}]}"""]
        },
        {
            "a finished build, whose status can be that of a batch build",
            all => all.OnFinishedBuild(build => build.OfProject("payments-*").Failed().Notify("team")),
            ["""{"detail-type":["CodeBuild Build State Change"],"source":["aws.codebuild"],"detail":{"build-status":[{"anything-but":["IN_PROGRESS"]}],"project-name":[{"prefix":"payments-"}]}}"""]
        },
        {
            "comments on pull requests",
            all => all.OnComment(comment => comment.InRepository("a").RunCommands("pull-request")),
            ["""{"source":["aws.codecommit"],"detail":{"event":["commentOnPullRequestCreated"],"repositoryName":["a"]}}"""]
        },
        {
            "alternatives of conditions",
            all => all.OnPush(push => push.AnyOf(one => one.ToBranch("main"), one => one.ToBranch("develop").InRepository("a")).StartBuild("ci")),
            ["""{"source":["aws.codecommit"],"detail":{"event":["referenceUpdated","referenceCreated"],"referenceFullName":["refs/heads/main","refs/heads/develop"]}}"""]
        },
        { "a rule that ignores events needs none", all => all.OnPush(push => push.Ignore()), [] },
        { "every event", all => all.On<ServiceEvent>(any => any.Notify("team")), ["""{"source":[{"prefix":""}]}"""] },
        { "events of another service", all => all.On<ServiceEvent>(any => any.WithSource("aws.ec2").Notify("team")), ["""{"source":["aws.ec2"]}"""] },
        { "every event of CodeCommit", all => all.On<CodeCommitEvent>(any => any.Notify("team")), ["""{"source":["aws.codecommit"]}"""] },
        {
            "events by name, also those that the library does not know",
            all => all.On<CodeCommitEvent>(any => any.WithEventName("pullRequestApproval*").InRepository("a").Notify("team")),
            ["""{"source":["aws.codecommit"],"detail":{"event":[{"prefix":"pullRequestApproval"}]}}"""]
        },
    };

    [Theory]
    [MemberData(nameof(Patterns))]
    public void The_patterns_are_as_narrow_as_the_language_permits(string what, Func<BuildRulesBuilder, BuildRulesBuilder> define, string[] patterns) =>
        Given.Rules(define).ToEventPatterns().Should().Equal(patterns, what);

    [Fact]
    public void Rules_with_too_many_names_have_several_patterns_none_of_which_is_too_long()
    {
        string[] names = [.. Enumerable.Range(0, 500).Select(number => $"team-{number}-service")];
        var rules = Given.Rules(all => all.OnPush(push => push.InRepository(names).StartBuild("ci")).OnTag(tag => tag.StartBuild("release")));

        var patterns = rules.ToEventPatterns();

        patterns.Count.Should().BeInRange(5, 12);
        patterns.Should().OnlyContain(pattern => pattern.Length <= 2_048);
        names.Should().OnlyContain(name => patterns.Count(pattern => pattern.Contains($"\"{name}\"")) == 1);
        rules.ToEventPatterns(4_096).Count.Should().BeLessThan(patterns.Count);
    }

    [Fact]
    public void The_length_is_checked()
    {
        FluentActions.Invoking(() => BuildRules.Empty.ToEventPatterns(100)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => BuildRules.Empty.ToEventPatterns(5_000)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => ((BuildRules)null!).ToEventPatterns()).Should().Throw<ArgumentNullException>();
        BuildRules.Empty.ToEventPatterns().Should().BeEmpty();
    }

    [Fact]
    public void The_catalog_knows_every_activity_of_its_events() => EveryEvent.ByName.Values.Where(one => one.Entry is not null)
        .Should().OnlyContain(one => (one.Activity & ~one.Entry!.Activities) == EventActivity.None);
}
