using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Explains decisions. An explanation calls only predicates that the decision also called, and it needs no additional facts.</summary>
internal static class RuleExplainer
{
    /// <param name="set">All rules.</param>
    /// <param name="numbers">The positions of the rules to explain, in ascending order. The others must not match.</param>
    /// <param name="context">The event and its facts.</param>
    /// <param name="cutoff">The rules that prevent later rules from being tried. Null if there are none.</param>
    public static DecisionExplanation Explain(RuleSet set, int[] numbers, EvaluationContext context, RuleCutoff? cutoff)
    {
        var rules = set.Rules;
        context = context with { CommandRules = set.Commands };
        var explanations = new RuleExplanation[numbers.Length];
        var collected = new ActionCollector();
        for (var at = 0; at < explanations.Length; at++)
        {
            var rule = rules[numbers[at]];
            explanations[at] = Explain(rule, context, cutoff?.BlockedBy(rule, numbers[at]) is { } blocker ? rules[blocker] : null, collected);
        }

        AddAnswers(explanations, set, numbers, context);
        var isNearMiss = !Array.Exists(explanations, rule => rule.Projects.Count > 0 || rule.Channels.Count > 0 || rule.StoppedProcessing);
        return new()
        {
            Event = DisplayText.Escape(context.Event.Summary),
            Rules = new ValueList<RuleExplanation>(explanations),
            OtherRules = rules.Length - explanations.Length,
            NearestMiss = isNearMiss ? NearestMiss(explanations) : null,
        };
    }

    /// <summary>
    /// Returns the distance of a rule from a match, as a sort key: rules about this kind of event come first, then rules with fewer
    /// conditions that are unmet or unknown, then rules with fewer unmet ones, then rules with more met conditions.
    /// </summary>
    public static (bool IsOtherKind, int Missed, int Unmet, int Met) Distance(RuleExplanation rule) => (
        rule.Conditions[0].Outcome == ConditionOutcome.NoMatch,
        rule.Conditions.Count(condition => condition.Outcome is ConditionOutcome.NoMatch or ConditionOutcome.Unknown),
        rule.Conditions.Count(condition => condition.Outcome is ConditionOutcome.NoMatch),
        -rule.Conditions.Count(condition => condition.Outcome is ConditionOutcome.Match));

    private static RuleExplanation Explain(BuildRule rule, EvaluationContext context, BuildRule? blocker, ActionCollector collected)
    {
        context = rule.ContextOf(context);
        var isTried = blocker is null;
        var result = ConditionResult.Match;
        var hasThrown = isTried && Awaits(rule, context);
        var conditions = new List<ConditionExplanation>(rule.Conditions.Length);
        foreach (var condition in rule.Conditions)
        {
            conditions.Add(condition.Explain(context, isDecided: !isTried || hasThrown || result < ConditionResult.FactRequired));
            if (!hasThrown && result >= ConditionResult.FactRequired)
            {
                (result, hasThrown) = Test(condition, context, result);
            }
        }

        var isAboutEvent = conditions[0].Outcome != ConditionOutcome.NoMatch;
        var projects = ProjectsOf(rule, isAboutEvent ? context.Event : null, out var projectsThrew);
        hasThrown |= isTried && projectsThrew && rule.Acts(result);
        var acts = isTried && !hasThrown && rule.Acts(result);
        var (builds, repeated, notifications) = (collected.Builds.Count, collected.Repeated.Count, collected.Notifications.Count);
        if (acts && !rule.OnlyAnswers(context.Event))
        {
            collected.Add(rule, projects, context, EventFactKinds.None);
            collected.AddChannels(rule, context);
        }

        ValueList<string> channels = [.. collected.Notifications.Skip(notifications).Select(notification => notification.ChannelName)];
        return new()
        {
            RuleName = DisplayText.Escape(rule.Name),
            Source = rule.Source,
            IsIgnoring = rule.IsIgnoring,
            IsMatch = acts,
            Outcome = !isTried ? ConditionOutcome.NotEvaluated : hasThrown ? ConditionOutcome.Unknown : ConditionLogic.ToOutcome(result),
            Projects = [.. collected.Builds.Skip(builds).Select(build => DisplayText.Escape(build.ProjectName))],
            Channels = channels,
            RepeatedChannels = acts && !rule.OnlyAnswers(context.Event) ? [.. rule.Channels.Where(channel => !channels.Contains(channel, StringComparer.Ordinal))] : [],
            RequestedChannels = rule.ChannelNames,
            RepeatedBuilds = [.. collected.Repeated.Skip(repeated).Select(Escape)],
            RequestedProjects = [.. projects.Where(static project => !string.IsNullOrEmpty(project)).Select(static project => DisplayText.Escape(project!)).Distinct(StringComparer.Ordinal)],
            ComputesProject = rule.Actions.Any(action => action.ProjectName is null),
            BlockedBy = blocker is null ? null : DisplayText.Escape(blocker.Name),
            StoppedProcessing = acts && result == ConditionResult.Match && rule.StopsProcessing,
            Conditions = [.. conditions],
        };
    }

    /// <summary>Adds the channels that get the answer to a command.</summary>
    private static void AddAnswers(RuleExplanation[] explanations, RuleSet set, int[] numbers, EvaluationContext context)
    {
        List<CommandRule>? matched = null;
        for (var at = 0; at < explanations.Length; at++)
        {
            if (explanations[at].IsMatch && set.Rules[numbers[at]] is { Commands: not null } rule)
            {
                (matched ??= []).Add(new(rule, EventFactKinds.None));
            }
        }

        foreach (var answer in CommandResolver.Resolve(context, set.Commands, matched)?.Answers ?? [])
        {
            var number = Array.FindIndex(explanations, rule => rule.IsMatch && rule.RuleName == DisplayText.Escape(answer.RuleName!));
            explanations[number] = explanations[number] with { Channels = [.. explanations[number].Channels, answer.ChannelName] };
        }
    }

    private static bool Awaits(BuildRule rule, EvaluationContext context)
    {
        try
        {
            return rule.AwaitsFacts(context);
        }
        catch (Exception)
        {
            // A predicate threw, which Test also finds.
            return false;
        }
    }

    private static RuleExplanation? NearestMiss(IEnumerable<RuleExplanation> rules) =>
        rules.Where(rule => !rule.IsMatch && !rule.IsIgnoring && rule.Outcome != ConditionOutcome.NotEvaluated).OrderBy(Distance).FirstOrDefault();

    private static (ConditionResult Result, bool HasThrown) Test(Condition condition, EvaluationContext context, ConditionResult soFar)
    {
        try
        {
            var result = condition.Test(context);
            return (result < soFar ? result : soFar, false);
        }
        catch (Exception) when (condition.Cost != ConditionCost.Cheap)
        {
            return (soFar, true);
        }
    }

    private static RepeatedBuild Escape(RepeatedBuild build) => new()
    {
        RuleName = DisplayText.Escape(build.RuleName),
        ProjectName = DisplayText.Escape(build.ProjectName),
        EarlierRuleName = DisplayText.Escape(build.EarlierRuleName),
    };

    /// <summary>
    /// Returns the project of each action if the rule matches. Functions are called only if the rule is about this kind of event. The
    /// project of a function that throws is null.
    /// </summary>
    private static string?[] ProjectsOf(BuildRule rule, ServiceEvent? serviceEvent, out bool hasThrown)
    {
        hasThrown = false;
        var projects = new string?[rule.Actions.Length];
        for (var index = 0; index < projects.Length; index++)
        {
            var action = rule.Actions[index];
            try
            {
                projects[index] = action.ProjectName ?? (serviceEvent is null ? null : action.ProjectOf(serviceEvent));
            }
            catch (Exception) when (action.ProjectName is null)
            {
                hasThrown = true;
            }
        }

        return projects;
    }
}
