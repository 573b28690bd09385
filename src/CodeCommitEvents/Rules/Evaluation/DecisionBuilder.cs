using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Rules;

/// <summary>Tries rules and collects their builds, their failures and the facts that they need.</summary>
internal struct DecisionBuilder(EvaluationContext context)
{
    private ActionCollector? collected;
    private List<BuildRequest>? certain;
    private List<BuildRequest>? certainOfBatches;
    private List<RuleFailure>? failures;
    private EventFactKinds needed;
    private EventFactKinds neededIfMoreFollows;
    private RuleCutoff? cutoff;
    private bool isCutoffAssumed;

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
                (failures ??= []).Add(new() { RuleName = rule.Name, Exception = context.Facts.BuildFactFailure! });
                return true;
            }

            var result = rule.Test(context);
            Need(rule, result, context);
            var isAssumed = NeedBuildFacts(rule);

            if (rule.Acts(result))
            {
                Act(rule, result == ConditionResult.Match ? EventFactKinds.None : rule.Needs(context));
            }

            // Only a match without missing facts stops later rules. A match with missing facts can start a build, but must not prevent one.
            if (result == ConditionResult.Match && (rule.StopsProcessing || rule.Scopes.Count > 0))
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

    public readonly BuildDecision Build(BuildRule[] rules) => new(rules, cutoff)
    {
        Event = context.Event,
        Facts = context.Facts,
        Builds = collected is null ? ValueList<BuildRequest>.Empty : [.. collected.Builds],
        RepeatedBuilds = collected is null ? ValueList<RepeatedBuild>.Empty : [.. collected.Repeated],
        Notifications = collected is null ? ValueList<NotificationRequest>.Empty : [.. collected.Notifications],
        Failures = failures is null ? ValueList<RuleFailure>.Empty : [.. failures],
        NeededFacts = needed,
    };

    /// <summary>
    /// Adds the missing facts that can change the decision: facts for a rule that may act, and facts for an earlier rule
    /// that may prevent this rule from being tried.
    /// </summary>
    private void Need(BuildRule rule, ConditionResult result, EvaluationContext tested)
    {
        if (result < ConditionResult.FactRequired)
        {
            return;
        }

        var mayAct = MayAct(rule);
        needed |= mayAct ? neededIfMoreFollows : EventFactKinds.None;
        if (!ConditionLogic.LacksFact(result))
        {
            return;
        }

        var needs = rule.Needs(tested);
        needed |= mayAct ? needs : EventFactKinds.None;
        neededIfMoreFollows |= rule.StopsProcessing || rule.Scopes.Count > 0 ? needs : EventFactKinds.None;
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
    /// Whether the rule can start a build that no earlier rule starts, or notify a channel. An earlier rule that matched only because facts are
    /// missing does not count as starting its builds.
    /// </summary>
    private readonly bool MayAct(BuildRule rule)
    {
        if (rule.Channels.Count > 0)
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
        // A function of the user can throw. Therefore, all names are computed before the first build is added: a rule that fails does nothing.
        var projects = rule.ProjectsOf(context.Event);
        var known = assumed != EventFactKinds.None ? null : rule.IsAboutBatches ? certainOfBatches ??= [] : certain ??= [];
        (collected ??= new()).Add(rule, projects, context, assumed, known);
        collected.AddChannels(rule, context);
    }
}

/// <summary>
/// Records the rules that prevent later rules from being tried: those that stop processing, and the first matching rule of each set or
/// group with <c>FirstMatchOnly</c>.
/// </summary>
internal sealed class RuleCutoff
{
    private readonly Dictionary<FirstMatchScope, int> closed = [];
    private int? last;

    /// <summary>Whether no later rule is tried.</summary>
    public bool HasStopped => last is not null;

    public void Add(BuildRule rule, int number)
    {
        last = rule.StopsProcessing ? number : last;
        foreach (var scope in rule.Scopes)
        {
            closed.TryAdd(scope, number);
        }
    }

    /// <summary>Returns the position of the rule that prevents another rule from being tried. Null if there is none.</summary>
    public int? BlockedBy(BuildRule rule, int number)
    {
        if (number > last)
        {
            return last;
        }

        foreach (var scope in rule.Scopes)
        {
            if (closed.TryGetValue(scope, out var first) && number > first)
            {
                return first;
            }
        }

        return null;
    }
}

/// <summary>Identifies a set or a group of rules with <c>FirstMatchOnly</c>. Instances are compared by reference.</summary>
internal sealed class FirstMatchScope;
