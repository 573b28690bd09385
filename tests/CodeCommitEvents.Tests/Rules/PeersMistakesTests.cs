using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Tests.Dispatching;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Tests that mistakes of other systems for event-driven builds do not occur here.</summary>
public sealed class PeersMistakesTests
{
    private static readonly GitReference Foo = GitReference.Branch("foo");

    public static TheoryData<string, Func<BuildRulesBuilder, BuildRulesBuilder>, ServiceEvent, bool> Events => new()
    {
        { "main does not match not-main-2", all => all.OnPush(push => push.ToBranch("main").StartBuild("ci")), Given.Push("not-main-2"), false },
        { "main/foo is not main", all => all.OnPush(push => push.ToBranch("main").StartBuild("ci")), Given.Push("main/foo"), false },
        { "feature/foo is not foo", all => all.OnPush(push => push.ToBranch("foo").StartBuild("ci")), Given.Push("feature/foo"), false },
        { "a pull request from feature/foo is not one from foo", all => all.OnPullRequest(pr => pr.From("foo").StartBuild("ci")), Given.Opened() with { Source = GitReference.Branch("feature/foo") }, false },
        { "a pull request into feature/foo is not one into foo", all => all.OnPullRequest(pr => pr.Into("foo").StartBuild("ci")), Given.Opened(into: "feature/foo"), false },
        { "a pull request into foo is one into foo", all => all.OnPullRequest(pr => pr.Into("foo").StartBuild("ci")), Given.Opened() with { Destination = Foo }, true },
        { "a tag named main is not the branch", all => all.OnPush(push => push.ToBranch("main").StartBuild("ci")), Given.Push("refs/tags/main"), false },
        { "a branch named v1 is not the tag", all => all.OnTag(tag => tag.WithName("v1").StartBuild("ci")), Given.Push("v1"), false },
        { "the branch v1 is not the tag", all => all.OnTag(tag => tag.WithName("refs/tags/v1").StartBuild("ci")), Given.Push("v1"), false },
        { "the first push of a branch builds", all => all.OnPush(push => push.ToBranch("main").StartBuild("ci")), Given.FirstPush("main"), true },
        { "a deleted branch does not build", all => all.OnPush(push => push.ToBranch("main").StartBuild("ci")), Given.Deletion("main"), false },
        { "a deleted tag does not build", all => all.OnTag(tag => tag.StartBuild("ci")), Given.Deletion("refs/tags/v1"), false },
        { "a moved tag builds", all => all.OnTag(tag => tag.StartBuild("ci")), Given.Push("refs/tags/v1"), true },
        { "hotfix/x is a hotfix", all => all.OnPullRequest(pr => pr.From("hotfix/**").StartBuild("ci")), Given.Opened() with { Source = GitReference.Branch("hotfix/x") }, true },
        { "hotfixes/x is no hotfix", all => all.OnPullRequest(pr => pr.From("hotfix/**").StartBuild("ci")), Given.Opened() with { Source = GitReference.Branch("hotfixes/x") }, false },
        { "a pattern is no regular expression", all => all.OnPush(push => push.ToBranch("v1.0").StartBuild("ci")), Given.Push("v1x0"), false },
        { "the test of a trigger is no push", all => all.OnPush(push => push.StartBuild("ci")), EveryEvent.ByName["trigger test"], false },
        { "a merged pull request is not a closed one", all => all.OnPullRequest(pr => pr.Closed().StartBuild("ci")), Given.Merged(MergeOption.Squash), false },
        { "a comment that quotes a command is no command", all => all.OnComment(comment => comment.Saying("/build").StartBuild("ci")), Given.Comment("> /build\nwhy?"), false },
        { "a comment with more text than the command does not match", all => all.OnComment(comment => comment.Saying("/build").StartBuild("ci")), Given.Comment("/build --no-cache"), false },
        { "an edited comment starts nothing", all => all.OnComment(comment => comment.Saying("/build").StartBuild("ci")), Given.EditedComment("/build"), false },
        { "a running build has not ended", all => all.OnFinishedBuild(build => build.StartBuild("ci")), Given.Build(BuildStatus.InProgress), false },
        { "a build does not start itself", all => all.OnFinishedBuild(build => build.StartBuild("ci")), Given.Build(BuildStatus.Failed, "ci"), false },
        { "an unknown caller is not allowed", all => all.OnPush(push => push.Unless(not => not.By(CallerPattern.User("bot"))).StartBuild("ci")), Given.Push("main"), false },
        { "a session named as a role is not the role", all => all.OnPush(push => push.By(CallerPattern.Role("maintainers")).StartBuild("ci")), Given.Push("main") with { CallerUserArn = new("arn:aws:sts::1:assumed-role/guests/maintainers") }, false },
        { "a user named as a role is not the role", all => all.OnPush(push => push.By(CallerPattern.Role("maintainers")).StartBuild("ci")), Given.Push("main") with { CallerUserArn = new("arn:aws:iam::1:user/maintainers") }, false },
    };

    public static TheoryData<string, Func<PushRuleBuilder, PushRuleBuilder>, string, bool> Messages => new()
    {
        { "a scope may have slashes", push => push.WithCommitType("chore"), "chore(api/v2)!: x", true },
        { "a breaking change of a scope", push => push.WithBreakingChange(), "chore(api/v2)!: x", true },
        { "a scope with slashes is matched as a path", push => push.WithCommitScope("api/*"), "chore(api/v2)!: x", true },
        { "Chore is chore", push => push.WithCommitType("chore"), "Chore: x", true },
        { "a list of types is no type", push => push.WithCommitType("chore"), "fix, chore: x", false },
        { "a type within a word is no type", push => push.WithCommitType("fix"), "prefix: x", false },
        { "a type within a sentence is no type", push => push.WithCommitType("fix"), "this is a fix: x", false },
        { "a skip marker below the first line counts", push => push.WithoutSkipMarker(), "x\n\n[skip ci]", false },
        { "a skip marker in any case counts", push => push.WithoutSkipMarker(), "x [Skip CI]", false },
        { "the words of a marker without brackets are no marker", push => push.WithoutSkipMarker(), "skip ci in docs", true },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public void These_events_start_a_build_or_not(string what, Func<BuildRulesBuilder, BuildRulesBuilder> define, ServiceEvent serviceEvent, bool isStarted) =>
        Given.Rules(define).Starts(serviceEvent).Should().Be(isStarted, what);

    [Theory]
    [MemberData(nameof(Messages))]
    public void These_commit_messages_start_a_build_or_not(string what, Func<PushRuleBuilder, PushRuleBuilder> define, string message, bool isStarted) =>
        Given.Rules(all => all.OnPush(push => define(push).StartBuild("ci"))).Starts(Given.Push("main"), Given.Message(message)).Should().Be(isStarted, what);

    [Fact]
    public void A_comment_that_is_created_and_edited_starts_one_build()
    {
        var rules = Given.Rules(all => all.OnComment(comment => comment.Saying("/build").StartBuild("ci")));
        ServiceEvent[] events = [Given.Comment("/build"), Given.EditedComment("/build"), Given.EditedComment("/build")];

        events.SelectMany(one => rules.Evaluate(one).Builds).Should().ContainSingle();
    }

    [Fact]
    public void A_bot_that_edits_its_own_comment_starts_no_build()
    {
        var rules = Given.Rules(all => all.OnComment(comment => comment.When(CommentActivity.Created, CommentActivity.Edited).Unless(not => not.By(CallerPattern.User("bot"))).TextMatching("/build").StartBuild("ci")));

        rules.Starts(Given.EditedComment("see /build 7") with { CallerUserArn = new(Given.Bot), Thread = [new() { AuthorArn = new(Given.Bot), Text = "see /build 7" }] }).Should().BeFalse();
        rules.Starts(Given.EditedComment("/build") with { CallerUserArn = new(Given.Maintainer), Thread = [new() { AuthorArn = new(Given.Maintainer), Text = "/build" }] }).Should().BeTrue();
        Given.Rules(all => all.OnComment(comment => comment.TextMatching("/build").StartBuild("ci")))
            .Starts(Given.EditedComment("see /build 7") with { CallerUserArn = new(Given.Bot), Thread = [new() { AuthorArn = new(Given.Bot), Text = "see /build 7" }] }).Should().BeFalse();
    }

    [Theory]
    [InlineData(null, false, 0)]
    [InlineData(Given.Bot, false, 0)]
    [InlineData(Given.Maintainer, true, 1)]
    public async Task A_protecting_condition_applies_even_if_a_provider_failed(string? caller, bool isStarted, int asked)
    {
        var files = new FakeChangedFilesProvider { Failure = new TimeoutException() };
        var rules = Given.Rules(all => all.OnPush(push => push.Touching("src/**").By(CallerPattern.Role("maintainers")).StartBuild("ci")));
        var dispatcher = new BuildDispatcher(rules, new RecordingBuildStarter(), new() { ChangedFiles = files });

        var dispatched = await dispatcher.DispatchAsync(Given.Push("main") with { CallerUserArn = caller is null ? null : new(caller) });

        (dispatched.Builds.Count == 1).Should().Be(isStarted);
        files.Asked.Should().HaveCount(asked);
    }

    [Theory]
    [InlineData("docs: x [skip ci]", 0)]
    [InlineData("docs: x", 1)]
    public async Task A_skip_marker_is_found_in_the_message_that_a_provider_returns(string message, int builds)
    {
        var commits = new FakeCommitProvider { Commit = new() { Message = message } };
        var rules = Given.Rules(all => all.OnPush(push => push.WithoutSkipMarker().StartBuild("ci")));

        var dispatched = await new BuildDispatcher(rules, new RecordingBuildStarter(), new() { Commits = commits }).DispatchAsync(Given.Push("main"));

        dispatched.Builds.Should().HaveCount(builds);
        commits.Asked.Should().ContainSingle();
    }
}
