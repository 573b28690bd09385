using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>The outcome of the rules tried so far.</summary>
internal struct DecisionBuilder(EvaluationContext context)
{
    private List<BuildRequest>? builds;
    private List<RuleFailure>? failures;
    private List<string>? certain;
    private EventFactKinds needed;
    private EventFactKinds neededIfMoreFollows;
    private RuleCutoff? cutoff;

    /// <summary>Tries a rule.</summary>
    /// <returns>Whether to go on with the next one.</returns>
    public bool Try(BuildRule rule, int number)
    {
        if (cutoff?.BlockedBy(rule, number) is not null)
        {
            return true;
        }

        try
        {
            var result = rule.Test(context);
            Need(rule, result);

            if (rule.Acts(result))
            {
                Act(rule, isCertain: result == ConditionResult.Match);
            }

            // Only what is known cutoff: an assumption starts builds and never keeps one from starting.
            if (result == ConditionResult.Match && (rule.StopsProcessing || rule.Scopes.Count > 0))
            {
                (cutoff ??= new()).Add(rule, number);
                return !rule.StopsProcessing;
            }
        }
        catch (Exception exception)
        {
            // A predicate is the user's own code: whatever it throws, the other rules have their turn.
            (failures ??= []).Add(new() { RuleName = rule.Name, Exception = exception });
        }

        return true;
    }

    public readonly BuildDecision Build(BuildRule[] rules) => new(context, rules, cutoff)
    {
        Builds = builds is null ? ValueList<BuildRequest>.Empty : [.. builds],
        Failures = failures is null ? ValueList<RuleFailure>.Empty : [.. failures],
        NeededFacts = needed,
    };

    /// <summary>Notes the facts of which the outcome hangs: those of a rule that may start something, or stop one that may.</summary>
    private void Need(BuildRule rule, ConditionResult result)
    {
        if (result < ConditionResult.FactMissing)
        {
            return;
        }

        var mayStart = MayStart(rule);
        needed |= mayStart ? neededIfMoreFollows : EventFactKinds.None;
        if (result != ConditionResult.FactMissing)
        {
            return;
        }

        var needs = rule.Needs(context);
        needed |= mayStart ? needs : EventFactKinds.None;
        neededIfMoreFollows |= rule.StopsProcessing || rule.Scopes.Count > 0 ? needs : EventFactKinds.None;
    }

    /// <summary>Whether the rule could start a build that is not certain already.</summary>
    private readonly bool MayStart(BuildRule rule)
    {
        foreach (var action in rule.Actions)
        {
            if (action.ProjectName is not { } project || certain?.Contains(project) != true)
            {
                return true;
            }
        }

        return false;
    }

    private void Act(BuildRule rule, bool isCertain)
    {
        // All names before the first build: a rule that throws does nothing.
        var projects = rule.ProjectsOf(context.Event);
        for (var index = 0; index < projects.Length; index++)
        {
            if (projects[index] is not { Length: > 0 } project)
            {
                continue;
            }

            if (builds is null || !builds.Exists(build => build.ProjectName == project))
            {
                (builds ??= []).Add(rule.Actions[index].RequestFor(context.Event, project, rule.Name));
            }

            if (isCertain)
            {
                (certain ??= []).Add(project);
            }
        }
    }
}
