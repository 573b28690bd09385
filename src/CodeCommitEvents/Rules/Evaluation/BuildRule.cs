using System.Globalization;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents;

/// <summary>A finished rule: its conditions, which must all be met, and what follows: builds to start and channels to notify.</summary>
public class BuildRule
{
    private Condition[]? conditions;
    private bool? isEachOfBatch;

    private protected BuildRule(RuleDefinition definition)
    {
        Definition = definition;
        Commands = definition.Commands;
        var name = definition.Name
            ?? (definition.Actions is [var build, ..] ? build.Words : definition.Channels is [var channel, ..] ? $"notify {channel}" : Commands is not null ? "commands" : "ignore");
        Name = definition.Number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} ({definition.Number})");
        Name = definition.Source is { } source ? $"{Name} of {source.Path}" : Name;
    }

    /// <summary>
    /// The name of the rule. Default: the name of its first project. For a rule without builds: <c>notify</c> and the name of its first channel,
    /// <c>commands</c>, or <c>ignore</c>. In a set of rules, a name occurs only once: the second rule with the name <c>ci</c> is <c>ci (2)</c>.
    /// The name of a rule in the file of a repository ends with the path of the file: <c>ci of .codecommit-events.json</c>.
    /// </summary>
    public string Name { get; }

    /// <summary>The file in the repository of the event from which the rule was read. Null for a rule of the dispatcher.</summary>
    public RuleSource? Source => Definition.Source;

    /// <summary>
    /// The names of the projects that the rule builds. Names that a function computes from the event are not included. Empty for a rule
    /// that ignores events.
    /// </summary>
    public ValueList<string> ProjectNames => field ??= AllProjects();

    /// <summary>The names of the channels that the rule notifies, and of the channel that gets the answers to its commands. Empty for a rule that notifies no channel.</summary>
    public ValueList<string> ChannelNames => field ??= AllChannels();

    /// <summary>Whether processing stops if this rule matches: later rules are not tried.</summary>
    public bool StopsProcessing => Definition.StopsProcessing;

    /// <summary>Whether the rule matches if the changed files or the commit are unknown.</summary>
    public MissingFactsBehavior MissingFactsBehavior => Definition.MissingFactsBehavior ?? MissingFactsBehavior.PerCondition;

    /// <summary>
    /// The facts that the rule can need and that no event contains, so that the dispatcher asks a provider for them. The changed files of a rule about opened pull
    /// requests only are not included, because a notification can contain them.
    /// </summary>
    public EventFactKinds NeededFacts => RuleFacts.OfProviders(this);

    internal RuleDefinition Definition { get; }

    internal Type EventType => Definition.EventType;

    /// <summary>
    /// All conditions, also implied ones, sorted by cost. They are created on first use: the intermediate rules of a chain of calls do not need them.
    /// </summary>
    internal Condition[] Conditions => conditions ??= RuleConditions.Of(Definition);

    internal BuildAction[] Actions => Definition.Actions;

    internal string[] Channels => Definition.Channels;

    /// <summary>The commands in comments that the rule runs. Null if it runs none.</summary>
    internal CommandAction? Commands { get; }

    /// <summary>Whether the rule ignores events: it neither starts a build, nor notifies a channel, nor runs commands.</summary>
    internal bool IsIgnoring => Actions.Length == 0 && Channels.Length == 0 && Commands is null;

    /// <summary>Whether the rule is about each build of a batch build.</summary>
    internal bool IsEachOfBatch => isEachOfBatch ??= Definition.IsEachOfBatch;

    /// <summary>Whether the rule is about a batch build instead of its builds.</summary>
    internal bool IsAboutBatches => Definition.Trigger is FinishedBuildTrigger && !IsEachOfBatch;

    internal FirstMatchScope[] Scopes => Definition.Scopes;

    /// <summary>Returns the rule in words, on one line.</summary>
    public override string ToString() => RuleText.Line(this);

    /// <summary>Returns the rule in words, one line for each condition and each build.</summary>
    public string ToText() => RuleText.Lines(this);

    internal static BuildRule Create(RuleDefinition definition) => new(definition);

    /// <summary>Returns the event and the facts as this rule sees them.</summary>
    internal EvaluationContext ContextOf(EvaluationContext context) => IsEachOfBatch ? context with { IsEachOfBatch = true } : context;

    /// <summary>Returns what the builds and notifications of the rule are about.</summary>
    internal ActionSubject SubjectOf(EvaluationContext context) =>
        IsAboutBatches && context is { Event: BuildStateChangeEvent, Facts.EndedBatch: not null } ? ActionSubject.EndedBatch : ActionSubject.Event;

    /// <summary>Whether the rule depends on a fact about a finished build that could not be looked up.</summary>
    internal bool AwaitsFacts(EvaluationContext context) =>
        context is { Facts.FactFailure: not null, Event: BuildStateChangeEvent } && !IsEachOfBatch
            && Test(context with { IsOpen = true, Facts = context.Facts.FailedFact == EventFactKinds.BuildBatch ? context.Facts with { BuildBatchProblem = null } : context.Facts })
                == ConditionResult.FactMissing;

    internal ConditionResult Test(EvaluationContext context)
    {
        context = ContextOf(context);
        var result = ConditionResult.Match;
        foreach (var condition in Conditions)
        {
            var next = condition.Test(context);
            result = next < result ? next : result;
            if (result < ConditionResult.FactRequired)
            {
                break;
            }
        }

        return result;
    }

    /// <summary>Whether the rule takes effect. If a fact is missing, a rule can still act, but it cannot prevent what other rules do.</summary>
    internal bool Acts(ConditionResult result) => result == ConditionResult.Match || (!IsIgnoring && IsAssumed(result));

    /// <summary>Whether the comment is a command that the rule only answers, because it is not one of its own. Then, the rule starts no build.</summary>
    internal bool OnlyAnswers(ServiceEvent serviceEvent) => Commands is not null && serviceEvent is PullRequestCommentEvent comment && !Commands.Runs(comment.TextOfCaller);

    private bool IsAssumed(ConditionResult result) => result switch
    {
        ConditionResult.FactMissing => MissingFactsBehavior != MissingFactsBehavior.NoMatch,
        ConditionResult.FactRequired => MissingFactsBehavior == MissingFactsBehavior.Match,
        _ => false,
    };

    /// <summary>
    /// Returns the name of the project for each action. If a name is null or empty, no build is started. Exceptions from the user's
    /// functions are not caught.
    /// </summary>
    internal IReadOnlyList<string?> ProjectsOf(ServiceEvent serviceEvent)
    {
        if (ProjectNames.Count == Actions.Length)
        {
            return ProjectNames;
        }

        var projects = new string?[Actions.Length];
        for (var index = 0; index < projects.Length; index++)
        {
            projects[index] = Actions[index].ProjectOf(serviceEvent);
        }

        return projects;
    }

    private ValueList<string> AllProjects() =>
        new(Array.ConvertAll(Array.FindAll(Actions, static action => action.ProjectName is not null), static action => action.ProjectName!));

    private ValueList<string> AllChannels()
    {
        var names = new List<string>(Channels);
        if (Commands is not null && !names.Contains(Commands.Channel))
        {
            names.Add(Commands.Channel);
        }

        return new(names.ToArray());
    }

    internal EventFactKinds Needs(EvaluationContext context)
    {
        context = ContextOf(context);
        var needs = EventFactKinds.None;
        foreach (var condition in Conditions)
        {
            needs |= condition.Needs(context);
        }

        return needs;
    }
}
