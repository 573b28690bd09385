using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Tries rules and collects their builds, their failures and the facts that they need.</summary>
internal struct DecisionBuilder(EvaluationContext context)
{
    private ActionCollector? collected;

    /// <summary>The builds that no assumption depends on. Null until a fact is missing: until then, no build depends on one.</summary>
    private List<BuildRequest>? certain;
    private List<BuildRequest>? certainOfBatches;
    private List<RuleFailure>? failures;
    private List<CommandRule>? commands;
    private EventFactKinds needed;
    private EventFactKinds neededIfMoreFollows;
    private RuleCutoff? cutoff;
    private bool isCutoffAssumed;
    private bool withholdsBuilds;

    /// <returns>Whether to try the next rule.</returns>
    public bool Try(BuildRule rule, int number)
    {
        if (cutoff?.BlockedBy(rule, number) is not null)
        {
            _ = isCutoffAssumed && NeedBuildFacts(rule);
            return true;
        }

        try
        {
            if (rule.AwaitsFacts(context))
            {
                (failures ??= []).Add(new() { RuleName = rule.Name, Exception = context.Facts.FactFailure!, Fact = context.Facts.FailedFact });
                return true;
            }

            var result = rule.Test(context);
            Need(rule, result, context);
            var isAssumed = NeedBuildFacts(rule);
            withholdsBuilds |= rule.Actions.Length > 0 && ConditionLogic.LacksFact(result) && !rule.Acts(result);

            if (rule.Acts(result))
            {
                Act(rule, result == ConditionResult.Match ? EventFactKinds.None : rule.Needs(context));
            }

            // Only a match without missing facts stops later rules. A match with missing facts can start a build, but must not prevent one.
            if (result == ConditionResult.Match && (rule.StopsProcessing || rule.Scopes.Length > 0))
            {
                (cutoff ??= new()).Add(rule, number);
                isCutoffAssumed |= isAssumed;
                return !rule.StopsProcessing || isAssumed;
            }
        }
        catch (Exception exception)
        {
            // Predicates and functions of the user can throw any exception. The other rules are still tried.
            (failures ??= []).Add(new() { RuleName = rule.Name, Exception = exception });
        }

        return true;
    }

    public readonly BuildDecision Build(RuleSet rules)
    {
        var command = CommandResolver.Resolve(context, rules.Commands, commands);
        return new(rules, cutoff)
        {
            Event = context.Event,
            Facts = context.Facts,
            Builds = ToList(collected?.Builds, command?.Builds),
            RepeatedBuilds = ToList(collected?.Repeated, null),
            Notifications = ToList(collected?.Notifications, command?.Answers),
            Failures = ToList(failures, command?.Failures),
            NeededFacts = needed | (command?.Needed ?? EventFactKinds.None),
            WithholdsBuilds = withholdsBuilds,
            Command = command?.Decision,
        };
    }

    private static ValueList<T> ToList<T>(IReadOnlyList<T>? items, IReadOnlyList<T>? more) => (items, more) switch
    {
        (null or { Count: 0 }, null) => ValueList<T>.Empty,
        (List<T> only, null) => new(only.ToArray()),
        _ => [.. items ?? [], .. more ?? []],
    };

    /// <summary>
    /// Adds the missing facts that can change the decision: facts for a rule that may act, and facts for an earlier rule
    /// that may prevent this rule from being tried.
    /// </summary>
    private void Need(BuildRule rule, ConditionResult result, EvaluationContext tested)
    {
        var needs = ConditionLogic.LacksFact(result) ? rule.Needs(tested) : EventFactKinds.None;
        if (result < ConditionResult.FactRequired || (needs | neededIfMoreFollows) == EventFactKinds.None)
        {
            return;
        }

        certain ??= [.. collected?.Builds ?? []];
        needed |= MayAct(rule) ? needs | neededIfMoreFollows : EventFactKinds.None;
        neededIfMoreFollows |= rule.StopsProcessing || rule.Scopes.Length > 0 ? needs : EventFactKinds.None;
    }

    /// <summary>
    /// Adds the unknown facts about a finished build that can change the decision. The rule itself acts on the assumption that the build is no
    /// part of a batch build.
    /// </summary>
    /// <returns>Whether the result of the rule depends on these facts. Then, the rules that it prevents from being tried can need facts, too.</returns>
    private bool NeedBuildFacts(BuildRule rule)
    {
        if (!context.LacksBuildFacts)
        {
            return false;
        }

        var open = context with { IsOpen = true };
        try
        {
            var result = rule.Test(open);
            Need(rule, result, open);
            return result == ConditionResult.FactMissing;
        }
        catch (Exception)
        {
            // A predicate threw that the assumption does not need. With the facts, it would throw again, and the rule would start nothing.
            return false;
        }
    }

    /// <summary>
    /// Whether the rule can start a build that no earlier rule starts, notify a channel, or run a command. An earlier rule that matched only because facts are
    /// missing does not count as starting its builds.
    /// </summary>
    private readonly bool MayAct(BuildRule rule)
    {
        if (rule.Channels.Length > 0 || rule.Commands is not null)
        {
            return true;
        }

        // As long as the batch build is unknown, a rule about it and a rule about its builds can ask for different builds.
        var known = rule.IsAboutBatches ? certainOfBatches : certain;
        foreach (var action in rule.Actions)
        {
            if (known is null || action.ProjectName is not { } project
                || ActionCollector.FindSame(known, action.RequestFor(context, project, rule)) is null)
            {
                return true;
            }
        }

        return false;
    }

    private void Act(BuildRule rule, EventFactKinds assumed)
    {
        if (rule.Commands is not null)
        {
            (commands ??= []).Add(new(rule, assumed));
            if (rule.OnlyAnswers(context.Event))
            {
                return;
            }
        }

        // A function of the user can throw. Therefore, all names are computed before the first build is added: a rule that fails does nothing.
        var projects = rule.ProjectsOf(context.Event);
        var known = assumed != EventFactKinds.None ? null : rule.IsAboutBatches ? certainOfBatches ??= [] : certain;
        (collected ??= new()).Add(rule, projects, context, assumed, known);
        collected.AddChannels(rule, context);
    }
}
