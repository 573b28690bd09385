using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using CsCheck;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Tests the results of all-of, any-of and unless for conditions that are met, not met, or unknown.</summary>
public sealed class ConditionResultTests
{
    private static readonly Expression[] Leaves =
    [
        new("match", push => push.ToBranch("main"), isNegated => isNegated ? ConditionResult.NoMatch : ConditionResult.Match),
        new("no match", push => push.ToBranch("develop"), isNegated => isNegated ? ConditionResult.Match : ConditionResult.NoMatch),
        new("unknown guard", push => push.By(CallerPattern.Role("blocked")), _ => ConditionResult.Indeterminate),
        new("unknown fact", push => push.Touching("src/**"), _ => ConditionResult.FactMissing),
        new("required fact", push => push.WithCommitMessage("deploy"), isNegated => isNegated ? ConditionResult.FactMissing : ConditionResult.FactRequired),
        new("excluding fact", push => push.WithoutSkipMarker(), isNegated => isNegated ? ConditionResult.FactRequired : ConditionResult.FactMissing),
    ];

    public static TheoryData<int, int> Pairs
    {
        get
        {
            var pairs = new TheoryData<int, int>();
            for (var pair = 0; pair < Leaves.Length * Leaves.Length; pair++)
            {
                pairs.Add(pair / Leaves.Length, pair % Leaves.Length);
            }

            return pairs;
        }
    }

    private static Gen<Expression> AnyExpression { get; } = Gen.Recursive<Expression>((depth, inner) => depth > 4
        ? Gen.OneOf(Leaves)
        : Gen.Frequency(
            (2, Gen.OneOf(Leaves)),
            (1, inner.Array[1, 3].Select(AllOf)),
            (1, inner.Array[1, 3].Select(AnyOf)),
            (1, inner.Select(Unless))));

    [Theory]
    [InlineData(0, "match")]
    [InlineData(1, "no match")]
    [InlineData(2, "unknown guard")]
    [InlineData(3, "unknown fact")]
    [InlineData(4, "required fact")]
    [InlineData(5, "excluding fact")]
    public void A_condition_and_its_negation_are_unknown_together(int leaf, string text)
    {
        Leaves[leaf].Text.Should().Be(text);
        Observe(Leaves[leaf]).Should().Be(Leaves[leaf].Expected(false));
        Observe(Unless(Leaves[leaf])).Should().Be(Leaves[leaf].Expected(true));
        Observe(Unless(Unless(Leaves[leaf]))).Should().Be(Leaves[leaf].Expected(false));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void All_of_gives_the_lowest_result_any_of_the_highest_and_unless_the_negation(int first, int second)
    {
        var (one, other) = (Leaves[first], Leaves[second]);
        var (truth, otherTruth) = (one.Expected(false), other.Expected(false));

        Observe(AllOf(one, other)).Should().Be(truth < otherTruth ? truth : otherTruth);
        Observe(AnyOf(one, other)).Should().Be(truth > otherTruth ? truth : otherTruth);
        Observe(Unless(AllOf(one, other))).Should().Be(Observe(AnyOf(Unless(one), Unless(other))));
        Observe(Unless(AnyOf(one, other))).Should().Be(Observe(AllOf(Unless(one), Unless(other))));
    }

    [Theory]
    [InlineData(ConditionResult.NoMatch, ConditionResult.Indeterminate, ConditionResult.NoMatch)]
    [InlineData(ConditionResult.NoMatch, ConditionResult.FactMissing, ConditionResult.NoMatch)]
    [InlineData(ConditionResult.NoMatch, ConditionResult.Match, ConditionResult.NoMatch)]
    [InlineData(ConditionResult.Indeterminate, ConditionResult.FactMissing, ConditionResult.Indeterminate)]
    [InlineData(ConditionResult.Indeterminate, ConditionResult.Match, ConditionResult.Indeterminate)]
    [InlineData(ConditionResult.FactMissing, ConditionResult.Match, ConditionResult.FactMissing)]
    [InlineData(ConditionResult.NoMatch, ConditionResult.FactRequired, ConditionResult.NoMatch)]
    [InlineData(ConditionResult.Indeterminate, ConditionResult.FactRequired, ConditionResult.Indeterminate)]
    [InlineData(ConditionResult.FactRequired, ConditionResult.FactMissing, ConditionResult.FactRequired)]
    [InlineData(ConditionResult.FactRequired, ConditionResult.Match, ConditionResult.FactRequired)]
    internal void The_results_are_in_ascending_order(ConditionResult one, ConditionResult other, ConditionResult lowest)
    {
        Observe(AllOf(Of(one), Of(other))).Should().Be(lowest);
        Observe(AllOf(Of(other), Of(one))).Should().Be(lowest);
        Observe(AnyOf(Of(one), Of(other))).Should().Be(lowest == one ? other : one);
        Observe(AnyOf(Of(other), Of(one))).Should().Be(lowest == one ? other : one);
    }

    [Fact]
    public void The_result_of_nested_groups_follows_from_their_conditions() =>
        AnyExpression.Sample(expression => Observe(expression) == expression.Expected(false), iter: 2000, print: expression => expression.Text);

    [Fact]
    public void An_unknown_caller_never_starts_a_build_whatever_the_files_are()
    {
        foreach (var meaning in Enum.GetValues<MissingFactsBehavior>())
        {
            var unless = Given.Rules(all => all.OnMissingFacts(meaning).OnPush(push => push
                .Unless(not => not.AnyOf(one => one.By(CallerPattern.Role("blocked")), one => one.Touching("infra/**"))).StartBuild("ci")));

            unless.Starts(Given.Push("main")).Should().BeFalse();
            unless.Starts(Given.Push("main"), Given.Files("src/a.cs")).Should().BeFalse();
            unless.Starts(Given.Push("main"), Given.Files("infra/a.tf")).Should().BeFalse();
            unless.Starts(Given.Push("main") with { CallerUserArn = new(Given.Maintainer) }, Given.Files("src/a.cs")).Should().BeTrue();
            unless.Starts(Given.Push("main") with { CallerUserArn = new(Given.Maintainer) }).Should().Be(meaning != MissingFactsBehavior.NoMatch);
            unless.Evaluate(Given.Push("main")).NeededFacts.Should().Be(EventFactKinds.None);
        }
    }

    private static Expression Of(ConditionResult truth) => Leaves.First(leaf => leaf.Expected(false) == truth);

    private static Expression AllOf(params Expression[] parts) => new(
        $"({string.Join(" and ", parts.Select(part => part.Text))})",
        push => push.AnyOf(all => parts.Aggregate(all, (group, part) => part.Define(group))),
        isNegated => isNegated ? parts.Max(part => part.Expected(true)) : parts.Min(part => part.Expected(false)));

    private static Expression AnyOf(params Expression[] parts) => new(
        $"({string.Join(" or ", parts.Select(part => part.Text))})",
        push => push.AnyOf([.. parts.Select(part => part.Define)]),
        isNegated => isNegated ? parts.Min(part => part.Expected(true)) : parts.Max(part => part.Expected(false)));

    private static Expression Unless(Expression inner) => new($"not {inner.Text}", push => push.Unless(inner.Define), isNegated => inner.Expected(!isNegated));

    /// <summary>The result of the expression. It is derived from the decisions of rules with different behavior for missing facts.</summary>
    private static ConditionResult Observe(Expression expression) =>
        IsStarted(MissingFactsBehavior.NoMatch, expression.Define) ? ConditionResult.Match
        : IsStarted(MissingFactsBehavior.PerCondition, expression.Define) ? ConditionResult.FactMissing
        : IsStarted(MissingFactsBehavior.Match, expression.Define) ? ConditionResult.FactRequired
        : IsStarted(MissingFactsBehavior.NoMatch, push => push.Unless(expression.Define)) ? ConditionResult.NoMatch
        : ConditionResult.Indeterminate;

    private static bool IsStarted(MissingFactsBehavior meaning, Func<PushRuleBuilder, PushRuleBuilder> define) =>
        Given.Rules(all => all.OnMissingFacts(meaning).OnPush(push => define(push).StartBuild("ci"))).Starts(Given.Push("main"));

    private sealed record Expression(string Text, Func<PushRuleBuilder, PushRuleBuilder> Define, Func<bool, ConditionResult> Expected);
}
