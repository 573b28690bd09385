using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>
/// Tests that the index selects only rules that are about this kind of event, and whose repository and reference can match.
/// </summary>
public sealed class RuleIndexTests
{
    private static readonly BuildRules Rules = Given.Rules(all => all
        .OnPush("push", push => push.StartBuild("x"))
        .OnPush("push whole", push => push.InRepository("ab").ToBranch("main").StartBuild("x"))
        .OnPush("push starts", push => push.InRepository("a*").ToBranch("m*").StartBuild("x"))
        .OnPush("push several", push => push.InRepository("b", "ab", "a?").ToBranch("release/**", "main", "!x").StartBuild("x"))
        .OnPush("push braces", push => push.InRepository("{ab,b}").ToBranch("{main,x}").StartBuild("x"))
        .OnPush("push best", push => push.InRepository("**").InRepository("ab").InRepository("a*").ToBranch("**").ToBranch("main").StartBuild("x"))
        .OnPush("push unless", push => push.Unless(not => not.InRepository("ab").ToBranch("main")).StartBuild("x"))
        .OnTag("tag", tag => tag.WithName("main").StartBuild("x"))
        .OnPullRequest("pr", pr => pr.InRepository("ab").Into("main").From("x").StartBuild("x"))
        .OnComment("comment", comment => comment.InRepository("ab").StartBuild("x"))
        .OnFinishedBuild("build", build => build.InRepository("ab").StartBuild("x"))
        .On<CodeCommitEvent>("any of CodeCommit", any => any.InRepository("ab").StartBuild("x"))
        .On<ApprovalRuleTemplateEvent>("template", any => any.StartBuild("x", build => build.At(SourceVersionChoice.ProjectDefault)))
        .On<ServiceEvent>("any", any => any.StartBuild("x")));

    public static TheoryData<ServiceEvent, string[]> Events => new()
    {
        { Given.Push("main", "ab"), ["push", "push whole", "push starts", "push several", "push braces", "push best", "push unless", "any of CodeCommit", "any"] },
        { Given.Push("maine", "ab"), ["push", "push starts", "push unless", "any of CodeCommit", "any"] },
        { Given.Push("main", "abc"), ["push", "push starts", "push several", "push unless", "any"] },
        { Given.Push("release/1", "b"), ["push", "push several", "push unless", "any"] },
        { Given.Push("m", "a"), ["push", "push starts", "push unless", "any"] },
        { Given.Push("refs/tags/main", "ab"), ["push", "push unless", "tag", "any of CodeCommit", "any"] },
        { Given.Push("main") with { RepositoryName = null }, ["push", "push unless", "any"] },
        { Given.Opened() with { RepositoryName = "ab" }, ["pr", "any of CodeCommit", "any"] },
        { Given.Opened(into: "x") with { RepositoryName = "ab" }, ["any of CodeCommit", "any"] },
        { Given.Opened() with { RepositoryName = "ab", Destination = null }, ["any of CodeCommit", "any"] },
        { Given.Comment() with { RepositoryName = "ab" }, ["comment", "any of CodeCommit", "any"] },
        { Given.Comment(), ["any"] },
        { Given.Build(BuildStatus.Failed) with { Information = new() { Source = new() { Type = "CODECOMMIT", Location = "https://x/ab" } } }, ["build", "any"] },
        { Given.Build(BuildStatus.Failed), ["any"] },
        { new ApprovalRuleTemplateCreatedEvent { RepositoryName = "ab" }, ["any of CodeCommit", "template", "any"] },
        { new TriggerTestEvent { RepositoryName = "ab" }, ["any of CodeCommit", "template", "any"] },
        { new PlainTextMessage { Text = "ab" }, ["template", "any"] },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public void Only_rules_that_can_match_are_found_once_and_in_order(ServiceEvent serviceEvent, string[] expected)
    {
        var numbers = new RuleNumbers(stackalloc int[2]);
        new RuleIndex(Rules.Rules).Collect(serviceEvent, ref numbers);

        var found = numbers.InOrder().ToArray();
        numbers.Dispose();

        found.Select(number => Rules.Rules[number].Name).Should().Equal(expected);
    }

    [Fact]
    public void The_rules_of_other_repositories_are_not_evaluated()
    {
        var asked = 0;
        var builder = BuildRules.CreateBuilder();
        for (var number = 0; number < 500; number++)
        {
            var repository = $"repository-{number}";
            builder.OnPush(push => push.InRepository(repository).Where(_ => ++asked > 0).StartBuild("ci"));
        }

        builder.Build().Starts(Given.Push("main", "repository-77")).Should().BeTrue();
        asked.Should().Be(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_memory_for_the_patterns_of_a_rule_is_proportional_to_their_number(int branchesPerRepository)
    {
        const int Few = 500;
        const int Times = 8;
        AllocatedFor(Few, branchesPerRepository);

        AllocatedFor(Few * Times, branchesPerRepository).Should().BeLessThan(2 * Times * AllocatedFor(Few, branchesPerRepository));
    }

    [Fact]
    public void A_rule_with_very_many_repositories_and_branches_matches_only_these()
    {
        string[] names = [.. Enumerable.Range(0, 500).Select(number => $"n{number}")];
        var rules = Given.Rules(all => all.OnPush(push => push.InRepository(names).ToBranch(names).StartBuild("ci")));

        rules.Starts(Given.Push("n499", "n7")).Should().BeTrue();
        rules.Starts(Given.Push("n500", "n7")).Should().BeFalse();
        rules.Starts(Given.Push("n7", "n500")).Should().BeFalse();
    }

    private static long AllocatedFor(int repositories, int branchesPerRepository)
    {
        string[] names = [.. Enumerable.Range(0, repositories).Select(number => $"n{number}-*")];
        string[] branches = [.. Enumerable.Range(0, 1 + (repositories * branchesPerRepository)).Select(number => $"b{number}")];
        var before = GC.GetAllocatedBytesForCurrentThread();
        Given.Rules(all => all.OnPush(push => push.InRepository(names).ToBranch(branches).StartBuild("ci")));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
