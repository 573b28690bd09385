using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A group of conditions. <c>allOf</c> requires all of them, and <c>anyOf</c> at least one.</summary>
internal sealed class GroupCondition : Condition
{
    private readonly bool isAny;
    private readonly Condition[] asWritten;
    private readonly Condition[] conditions;

    private GroupCondition(bool isAny, IReadOnlyList<Condition> conditions)
    {
        this.isAny = isAny;
        asWritten = [.. conditions];
        this.conditions = InOrderOfCost(asWritten);
        Cost = this.conditions[^1].Cost;
        Activity = ActivityOf(asWritten, isAny);
        foreach (var condition in asWritten)
        {
            Facts |= condition.Facts;
        }
    }

    public override string Name => isAny ? "anyOf" : "allOf";

    public override string Expected => string.Join(
        isAny ? " or " : " and ", asWritten.Select(condition => condition is GroupCondition ? $"({condition.Expected})" : condition.Expected));

    public override ConditionCost Cost { get; }

    public override EventFactKinds Facts { get; }

    public override EventActivity Activity { get; }

    public override IReadOnlyList<string> Commands => [.. asWritten.SelectMany(static condition => condition.Commands)];

    public static Condition AllOf(IReadOnlyList<Condition> conditions) => conditions is [var only] ? only : new GroupCondition(isAny: false, conditions);

    public static Condition AnyOf(IReadOnlyList<Condition> conditions) => conditions is [var only] ? only : new GroupCondition(isAny: true, conditions);

    /// <summary>Sorts the conditions by cost. Conditions with the same cost keep their order.</summary>
    public static Condition[] InOrderOfCost(ReadOnlySpan<Condition> conditions)
    {
        var inOrder = new Condition[conditions.Length];
        var count = 0;
        for (var cost = ConditionCost.Cheap; cost <= ConditionCost.Fact; cost++)
        {
            foreach (var condition in conditions)
            {
                if (condition.Cost == cost)
                {
                    inOrder[count++] = condition;
                }
            }
        }

        return inOrder;
    }

    public override ConditionResult Test(EvaluationContext context, bool isNegated = false)
    {
        // De Morgan: "not (a and b)" is "not a or not b", and "not (a or b)" is "not a and not b".
        var takesHighest = isAny != isNegated;
        var result = takesHighest ? ConditionResult.NoMatch : ConditionResult.Match;
        foreach (var condition in conditions)
        {
            ConditionResult next;
            try
            {
                next = condition.Test(context, isNegated);
            }
            catch (Exception) when (takesHighest && ConditionLogic.LacksFact(result))
            {
                // If the missing fact were known, an earlier condition might decide the result. Then this condition would not be tested.
                continue;
            }

            result = takesHighest == next > result ? next : result;
            if (result == (takesHighest ? ConditionResult.Match : ConditionResult.NoMatch))
            {
                break;
            }
        }

        return result;
    }

    public override ConditionResult? Without(EventFactKinds fact, bool isNegated = false)
    {
        ConditionResult? result = null;
        foreach (var condition in conditions)
        {
            if (condition.Without(fact, isNegated) is { } next && (result is null || (isAny != isNegated ? next > result : next < result)))
            {
                result = next;
            }
        }

        return result;
    }

    public override EventFactKinds Needs(EvaluationContext context, bool isNegated = false)
    {
        var needs = EventFactKinds.None;
        if (ConditionLogic.LacksFact(Test(context, isNegated)))
        {
            foreach (var condition in conditions)
            {
                try
                {
                    needs |= condition.Needs(context, isNegated);
                }
                catch (Exception) when (isAny != isNegated)
                {
                    // Test also ignores this exception.
                }
            }
        }

        return needs;
    }

    public override EventScope? ScopeOf(EventKind kind)
    {
        var scope = isAny ? null : EventScope.Anything;
        foreach (var condition in asWritten)
        {
            scope = isAny ? EventScope.Either(scope, condition.ScopeOf(kind)) : EventScope.Both(scope, condition.ScopeOf(kind));
        }

        return scope;
    }

    public override ConditionExplanation Explain(EvaluationContext context, bool isDecided)
    {
        var explanations = new ConditionExplanation[conditions.Length];
        for (var index = 0; index < conditions.Length; index++)
        {
            explanations[index] = conditions[index].Explain(context, isDecided);
            isDecided |= explanations[index].Outcome == (isAny ? ConditionOutcome.Match : ConditionOutcome.NoMatch);
        }

        return new()
        {
            Name = Name,
            Expected = Expected,
            Outcome = ConditionLogic.OfGroup(explanations, isAny),
            Conditions = new ValueList<ConditionExplanation>(explanations),
        };
    }

    /// <summary>
    /// Returns the activities that the group allows: the union for <c>anyOf</c>, the intersection for <c>allOf</c>. Conditions that are not
    /// about activities are ignored.
    /// </summary>
    private static EventActivity ActivityOf(Condition[] conditions, bool isAny)
    {
        var activity = EventActivity.None;
        foreach (var condition in conditions)
        {
            activity = isAny || activity == EventActivity.None || condition.Activity == EventActivity.None
                ? activity | condition.Activity
                : activity & condition.Activity;
        }

        return activity;
    }
}
