using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>The outcome of the rules tried so far.</summary>
internal struct DecisionBuilder(EvaluationContext evaluation)
{
    private List<BuildRequest>? builds;
    private List<RuleFailure>? failures;
    private List<string>? certain;
    private EventFactKinds needed;
    private EventFactKinds neededIfMoreFollows;
    private RuleCutoff? stops;

    /// <summary>Tries a rule.</summary>
    /// <returns>Whether to go on with the next one.</returns>
    public bool Try(BuildRule rule, int number)
    {
        if (stops?.BlockedBy(rule, number) is not null)
        {
            return true;
        }

        try
        {
            var truth = rule.Test(evaluation);
            Need(rule, truth);

            if (rule.Acts(truth))
            {
                Act(rule, isCertain: truth == ConditionResult.Match);
            }

            // Only what is known stops: an assumption starts builds and never keeps one from starting.
            if (truth == ConditionResult.Match && (rule.StopsProcessing || rule.Scopes.Count > 0))
            {
                (stops ??= new()).Add(rule, number);
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

    public readonly BuildDecision Decide(BuildRules rules) => new(rules, evaluation, stops)
    {
        Builds = builds is null ? ValueList<BuildRequest>.Empty : [.. builds],
        Failures = failures is null ? ValueList<RuleFailure>.Empty : [.. failures],
        NeededFacts = needed,
    };

    /// <summary>Notes the facts of which the outcome hangs: those of a rule that may start something, or stop one that may.</summary>
    private void Need(BuildRule rule, ConditionResult truth)
    {
        if (truth < ConditionResult.FactMissing)
        {
            return;
        }

        var mayStart = rule.Actions.Any(action => action.ProjectName is null) || !AreCertain(rule.ProjectNames);
        needed |= mayStart ? neededIfMoreFollows : EventFactKinds.None;
        if (truth != ConditionResult.FactMissing)
        {
            return;
        }

        var needs = rule.Needs(evaluation);
        needed |= mayStart ? needs : EventFactKinds.None;
        neededIfMoreFollows |= rule.StopsProcessing || rule.Scopes.Count > 0 ? needs : EventFactKinds.None;
    }

    private readonly bool AreCertain(ValueList<string> projects) => projects.Count == 0 || (certain is { } known && projects.All(known.Contains));

    private void Act(BuildRule rule, bool isCertain)
    {
        // All names before the first build: a rule that throws does nothing.
        var projects = rule.ProjectsOf(evaluation.Event);
        for (var index = 0; index < projects.Length; index++)
        {
            if (projects[index] is not { Length: > 0 } project)
            {
                continue;
            }

            if (builds is null || !builds.Exists(build => build.ProjectName == project))
            {
                (builds ??= []).Add(rule.Actions[index].RequestFor(evaluation.Event, project, rule.Name));
            }

            if (isCertain)
            {
                (certain ??= []).Add(project);
            }
        }
    }
}
