using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class EvaluationCostTests
{
    private const int Rounds = 60;

    /// <summary>A description, a set of rules, a function that creates an event with a given text, and the facts of the event.</summary>
    public static TheoryData<string, Func<BuildRulesBuilder, BuildRulesBuilder>, Func<string, ServiceEvent>, EventFacts> Questions => new()
    {
        { "names, no match", all => all.OnPush(push => push.InRepository("a*").ToBranch("main", "release/**", "**/[xy]?").StartBuild("ci")), Push, EventFacts.None },
        { "names, match", all => all.OnPush(push => push.InRepository("x*").ToBranch("**", "!main").StartBuild("ci")), Push, EventFacts.None },
        { "a group of a repository", all => all.ForRepository("x**", group => group.OnPush(push => push.StartBuild("ci"))), Push, EventFacts.None },
        { "callers, no match", all => all.OnPush(push => push.By(CallerPattern.Role("a"), CallerPattern.Session("b"), CallerPattern.User("c"), CallerPattern.Account("2*"), "arn:aws:iam::*:root").StartBuild("ci")), Push, EventFacts.None },
        { "callers, match", all => all.OnPush(push => push.By(CallerPattern.Role("x*"), CallerPattern.Session("!y*")).StartBuild("ci")), Push, EventFacts.None },
        { "unless and any of", all => all.OnPush(push => push.Unless(not => not.AnyOf(one => one.ToBranch("a"), one => one.InRepository("b", "c"))).StartBuild("ci")), Push, EventFacts.None },
        { "region and account", all => all.OnPush(push => push.InRegion("eu-*").InAccount("1*").StartBuild("ci")), Push, EventFacts.None },
        { "tags", all => all.OnTag(tag => tag.WithName("v*").StartBuild("ci")), text => Push(text) with { Reference = GitReference.Tag(text) }, EventFacts.None },
        { "merges", all => all.OnPush(push => push.ByMerge(MergeOption.Squash).StartBuild("ci")), text => Push(text) with { Merge = new() { Option = new(text) } }, EventFacts.None },
        { "facts that are unknown", all => all.OnPush(push => push.WithoutSkipMarker().Touching("src/**").StartBuild("ci")), Push, EventFacts.None },
        { "facts that are known", all => all.OnPush(push => push.WithoutSkipMarker().WithCommitType("feat").Touching("src/**").StartBuild("ci")), Push, Given.Message("feat: x") with { ChangedFiles = Given.Files("src/a.cs").ChangedFiles } },
        { "pull requests, match", all => all.OnPullRequest(pr => pr.Into("x**").From("x**").TitleContaining("x").AuthoredBy("**").StartBuild("ci")), Opened, EventFacts.None },
        { "pull requests, no match", all => all.OnPullRequest(pr => pr.TitleContaining("[wip]").StartBuild("ci")), Opened, EventFacts.None },
        { "regular expressions", all => all.OnPullRequest(pr => pr.TitleMatching("^x+$").DescriptionMatching("a|b").StartBuild("ci")), Opened, EventFacts.None },
        { "files of the event", all => all.OnPullRequest(pr => pr.Touching("src/**").Adding("x**").OnlyTouching("**/a").StartBuild("ci")), Opened, EventFacts.None },
        { "comments, no match", all => all.OnComment(comment => comment.Saying("/build", "/test all").StartBuild("ci")), Comment, EventFacts.None },
        { "commands, match", all => all.OnComment(comment => comment.WithCommand("/deploy", "x*", "**").StartBuild("ci")), text => Comment($"/deploy {text} {text}"), EventFacts.None },
        { "comments by regular expression", all => all.OnComment(comment => comment.TextMatching("xx").StartBuild("ci")), Comment, EventFacts.None },
        { "event names", all => all.On<CodeCommitEvent>(any => any.WithEventName("reference*").By("**x").StartBuild("ci")), Push, EventFacts.None },
        { "the newest commit of the destination", all => all.OnPush(push => push.ToBranch("a").StartBuild("ci", build => build.At(SourceVersionChoice.Reference))), Push, EventFacts.None },
        { "first match only", all => all.FirstMatchOnly().OnPush(push => push.ToBranch("x**").Ignore()).OnPush(push => push.StartBuild("ci")), Push, EventFacts.None },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void Evaluation_allocates_as_much_memory_for_names_of_10000_characters_as_for_names_of_ten(
        string what, Func<BuildRulesBuilder, BuildRulesBuilder> define, Func<string, ServiceEvent> eventOf, EventFacts facts)
    {
        var rules = Given.Rules(define);
        var (small, large) = (eventOf(new('x', 10)), eventOf(new('x', 10_000)));
        rules.Starts(large, facts).Should().Be(rules.Starts(small, facts), "both texts of {0} must give the same result", what);

        var (smallest, largest) = (long.MaxValue, long.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            smallest = Math.Min(smallest, Allocated(rules, small, facts));
            largest = Math.Min(largest, Allocated(rules, large, facts));
        }

        largest.Should().Be(smallest, what);
        smallest.Should().BeLessThan(1200, what);
    }

    [Fact]
    public void For_an_event_without_matching_rules_only_the_decision_is_allocated()
    {
        var rules = Given.Rules(all => all.OnPush(push => push.ToBranch("main").StartBuild("ci")).OnTag(tag => tag.WithName("v*").StartBuild("ci")));
        var (push, comment) = (Push("feature"), Comment("hello"));

        var (found, other) = (long.MaxValue, long.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            found = Math.Min(found, Allocated(rules, push, EventFacts.None));
            other = Math.Min(other, Allocated(rules, comment, EventFacts.None));
        }

        found.Should().Be(other).And.BeLessThan(100);
    }

    private static long Allocated(BuildRules rules, ServiceEvent serviceEvent, EventFacts facts)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        rules.Evaluate(serviceEvent, facts);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static ReferenceUpdatedEvent Push(string text) => Given.Push($"refs/heads/{text}", text) with
    {
        CommitId = text,
        Account = $"1{text}",
        Region = $"eu-{text}",
        CallerUserArn = new($"arn:aws:sts::111122223333:assumed-role/{text}/{text}"),
    };

    private static PullRequestCreatedEvent Opened(string text) => Given.Opened(text) with
    {
        RepositoryName = text,
        Source = GitReference.Branch(text),
        Title = text,
        Description = text,
        Author = new(text),
        ChangedFiles = [Given.Added(text), Given.Modified($"src/{text}")],
    };

    private static CommentOnPullRequestCreatedEvent Comment(string text) => Given.Comment(text) with { RepositoryName = text, CallerUserArn = new(text), Thread = [new() { AuthorArn = new(text), Text = text }] };
}
