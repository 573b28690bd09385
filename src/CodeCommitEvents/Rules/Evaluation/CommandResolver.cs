using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Rules;

/// <summary>A rule with commands that takes effect for a comment, and the unknown facts about which it makes an assumption.</summary>
internal sealed record CommandRule(BuildRule Rule, EventFactKinds Assumed)
{
    public CommandAction Action => Rule.Commands!;
}

/// <summary>
/// Decides what a command in a comment does. All rules that match the comment say together what its author may do. The result depends only on the event,
/// the rules and the facts.
/// </summary>
internal sealed class CommandResolver
{
    private readonly EvaluationContext context;
    private readonly PullRequestCommentEvent comment;
    private readonly CommandsOfRules commands;
    private readonly List<CommandRule> matched;
    private readonly string word;
    private readonly List<string> arguments;
    private List<CommandRule> allowing = [];

    private CommandResolver(EvaluationContext context, PullRequestCommentEvent comment, CommandsOfRules commands, List<CommandRule> matched)
    {
        (this.context, this.comment, this.matched, this.commands) = (context, comment, matched, commands);
        var words = CommandLine.WordsOf(comment.TextOfCaller);
        (word, arguments) = words is [var first, .. var rest] ? (first, rest) : ("", []);
    }

    /// <summary>The decision. Null if the command fails because a fact could not be looked up.</summary>
    public CommandDecision? Decision { get; private set; }

    /// <summary>The builds to start.</summary>
    public List<BuildRequest> Builds { get; } = [];

    /// <summary>The answers: one for each channel.</summary>
    public List<NotificationRequest> Answers { get; } = [];

    public List<RuleFailure> Failures { get; } = [];

    /// <summary>The unknown fact without which the command cannot be run.</summary>
    public EventFactKinds Needed { get; private set; }

    /// <summary>Returns null if no rule with commands takes effect.</summary>
    public static CommandResolver? Resolve(EvaluationContext context, CommandsOfRules commands, List<CommandRule>? matched)
    {
        if (matched is null || context.Event is not PullRequestCommentEvent comment)
        {
            return null;
        }

        var resolver = new CommandResolver(context, comment, commands, matched);
        resolver.Resolve();
        return resolver;
    }

    private void Resolve()
    {
        if (context.Facts.RepositoryRulesFailure is not null)
        {
            // The event fails and is delivered again. Then, the command is run and answered with all rules.
            return;
        }

        var command = PullRequestCommands.Find(word);
        allowing = matched.FindAll(rule => rule.Action.Runs(comment.TextOfCaller));
        if (allowing.Count == 0)
        {
            Decision = new() { Answer = CommandAnswers.Of(Refusal(command), [.. ProblemOfFile]) };
            Answer(matched);
            return;
        }

        if (command == PullRequestCommand.Help)
        {
            Decision = new() { Command = command, Answer = CommandAnswers.Of("You can say here", [.. Sayable(static (_, result) => result >= ConditionResult.FactRequired).Help, .. ProblemOfFile]) };
        }
        else if (context.Facts is { FactFailure: { } failure, FailedFact: EventFactKinds.PullRequest or EventFactKinds.PullRequestBuilds })
        {
            Failures.AddRange(allowing.Select(rule => new RuleFailure { RuleName = rule.Rule.Name, Exception = failure, Fact = context.Facts.FailedFact }));
            return;
        }
        else
        {
            Run(command!.Value);
        }

        Answer(allowing);
    }

    private void Run(PullRequestCommand command)
    {
        if (context.Facts.PullRequest is not { } state)
        {
            Needed = context.Facts.PullRequestProblem is null ? EventFactKinds.PullRequest : EventFactKinds.None;
            Decision = Nothing(command, $"Pull request {comment.PullRequestId} is unknown", context.Facts.PullRequestProblem ?? "no provider was asked");
            return;
        }

        Failures.AddRange(state.Failures);
        var isClosed = state.PullRequest.Status == PullRequestStatus.Closed;
        if (command == PullRequestCommand.Why)
        {
            var title = state.Builds.Count == 0 ? "The rules request no build" : $"The rules request {CommandAnswers.Count(state.Builds.Count)} ({CommandAnswers.Projects(state.Builds)})";
            Decision = Nothing(command, $"{title} for {state.Name}{PullRequestStates.At(state)}{(isClosed ? ", but it is closed" : "")}", [.. state.Problems, .. state.Explanation]);
        }
        else if (command != PullRequestCommand.Cancel && isClosed)
        {
            Decision = Nothing(command, $"No build is started, because {state.Name} is closed");
        }
        else if (command != PullRequestCommand.Cancel && state.Builds.Count == 0)
        {
            Decision = Nothing(command, $"The rules request no build for {state.Name}", [.. state.Problems, .. state.Explanation.Take(1)]);
        }
        else if (command == PullRequestCommand.Build)
        {
            var choice = new BuildChoice(state, Allows);
            Start(command, choice.Named(arguments), [.. state.Problems, .. choice.Notes]);
        }
        else if (context.Facts.PullRequestBuilds is not { } builds)
        {
            Needed = context.Facts.PullRequestBuildsProblem is null ? EventFactKinds.PullRequestBuilds : EventFactKinds.None;
            Decision = Nothing(command, $"The builds of {state.Name} are unknown", context.Facts.PullRequestBuildsProblem ?? "no provider was asked");
        }
        else if (command == PullRequestCommand.Retest)
        {
            var choice = new BuildChoice(state, Allows);
            Start(command, choice.Failed(builds), [.. state.Problems, .. choice.Notes]);
        }
        else
        {
            var stops = RunningBuilds.Before(comment.Time, builds, Allows);
            Decision = Nothing(command, stops.Title(state), [.. stops.Notes, .. state.Problems]) with { Stops = [.. stops.Builds] };
        }
    }

    private void Start(PullRequestCommand command, List<BuildRequest> builds, IReadOnlyCollection<string> notes)
    {
        var assumed = allowing.Exists(static rule => rule.Assumed == EventFactKinds.None) ? EventFactKinds.None : allowing[0].Assumed;
        Builds.AddRange(builds.Select(build => build with { Subject = ActionSubject.PullRequest, AssumedFacts = build.AssumedFacts | assumed }));
        Decision = Nothing(command, builds.Count == 0 ? "No build is started" : $"{CommandAnswers.Count(builds.Count)} requested", notes);
    }

    private void Answer(IEnumerable<CommandRule> answering)
    {
        foreach (var rule in answering)
        {
            var channel = rule.Action.Channel;
            if (!Answers.Exists(answer => answer.ChannelName == channel))
            {
                Answers.Add(new() { ChannelName = channel, RuleName = rule.Rule.Name, Event = comment, Subject = ActionSubject.PullRequest });
            }
        }
    }

    /// <summary>Why the rules in the repository are not used: some of them could expect the command.</summary>
    private IEnumerable<string> ProblemOfFile => context.Facts.RepositoryRulesProblem?.Sentences ?? [];

    private bool Allows(string project) => allowing.Exists(rule => rule.Action.AllowsProject(project));

    private string Refusal(PullRequestCommand? command)
    {
        var said = CommandAnswers.Word(word);
        if (command is { } known && matched.Exists(rule => rule.Action.Allows(known)))
        {
            return $"{said} takes no arguments. /help lists what you can say here.";
        }

        var sayable = Sayable(static (rule, result) => rule.Acts(result)).Forms.ToList();
        if (sayable.FindAll(form => CommandsOfRules.StartsWith(form, word)) is { Count: > 0 } forms)
        {
            return $"{said} has other arguments here: {string.Join(" or ", forms)}. /help lists what you can say here.";
        }

        if (commands.FailureOf(word, context) is { } failed)
        {
            return $"{said} was not run, because rule {failed} failed.";
        }

        if (command is not null || commands.Expect(word))
        {
            return $"You may not say {said} here. /help lists what you can say here.";
        }

        var words = sayable.ConvertAll(static form => form.Split(' ')[0]);
        var meant = PullRequestCommands.MeantBy(word) is { } synonym && words.Contains(synonym) ? synonym : EditDistance.Similar(said, words);
        return $"Unknown command {said}.{(meant is null ? "" : $" Did you mean {meant}?")} /help lists what you can say here.";
    }

    private SayableCommands Sayable(Func<BuildRule, ConditionResult, bool> mayMatch) =>
        commands.Sayable(matched.SelectMany(static rule => rule.Action.Commands), context, mayMatch);

    private static CommandDecision Nothing(PullRequestCommand command, string title, params IReadOnlyCollection<string> lines) =>
        new() { Command = command, Answer = CommandAnswers.Of(title, lines) };
}
