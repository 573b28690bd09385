using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Explains why a rule matched or did not match an event.</summary>
public sealed record RuleExplanation
{
    /// <summary>The name of the rule.</summary>
    public required string RuleName { get; init; }

    /// <summary>The file in the repository of the event from which the rule was read. Null for a rule of the dispatcher.</summary>
    public RuleSource? Source { get; init; }

    /// <summary>Whether the rule matched. Also true if the rule matched on an assumption.</summary>
    public required bool IsMatch { get; init; }

    /// <summary>
    /// The outcome of all conditions together. If it is <see cref="ConditionOutcome.Unknown"/> and <see cref="IsMatch"/> is true,
    /// the rule matched on the assumption that the unknown conditions are met. If it is
    /// <see cref="ConditionOutcome.NotEvaluated"/>, an earlier rule prevented this rule from being tried.
    /// </summary>
    public required ConditionOutcome Outcome { get; init; }

    /// <summary>
    /// The project of each build that the rule starts, in the order of <see cref="BuildDecision.Builds"/>. Builds that an earlier rule
    /// starts are not included; they are in <see cref="RepeatedBuilds"/>. Empty if the rule does not match or ignores the event.
    /// </summary>
    public ValueList<string> Projects { get; init; } = ValueList<string>.Empty;

    /// <summary>The builds that the rule requests, although an earlier request asks for the same build. Default: none.</summary>
    public ValueList<RepeatedBuild> RepeatedBuilds { get; init => field = value ?? ValueList<RepeatedBuild>.Empty; } = ValueList<RepeatedBuild>.Empty;

    /// <summary>The projects that the rule would start for this event if the rule matched and no earlier rule started the same builds.</summary>
    public ValueList<string> RequestedProjects { get; init; } = ValueList<string>.Empty;

    /// <summary>The channels that the rule notifies. Channels that an earlier rule notifies are not included; they are in <see cref="RepeatedChannels"/>. Empty if the rule does not match.</summary>
    public ValueList<string> Channels { get; init => field = value ?? ValueList<string>.Empty; } = ValueList<string>.Empty;

    /// <summary>The channels of the rule that an earlier rule already notifies about the event. Default: none.</summary>
    public ValueList<string> RepeatedChannels { get; init => field = value ?? ValueList<string>.Empty; } = ValueList<string>.Empty;

    /// <summary>The channels that the rule would notify if it matched and no earlier rule notified them. Default: none.</summary>
    public ValueList<string> RequestedChannels { get; init => field = value ?? ValueList<string>.Empty; } = ValueList<string>.Empty;

    /// <summary>Whether a function of the rule computes a project. If so, the projects depend on the event.</summary>
    public bool ComputesProject { get; init; }

    /// <summary>Whether later rules were not tried because this rule matched.</summary>
    public bool StoppedProcessing { get; init; }

    /// <summary>The name of the earlier rule that prevented this rule from being tried. Null if this rule was tried.</summary>
    public string? BlockedBy { get; init; }

    /// <summary>Whether the rule is about this kind of event, regardless of its other conditions.</summary>
    public bool IsAboutEvent => Conditions is not [{ Outcome: ConditionOutcome.NoMatch }, ..];

    /// <summary>Whether the rule ignores events: it starts no build and notifies no channel.</summary>
    public bool IsIgnoring { get; init; }

    /// <summary>The explanations of the conditions, in the order of evaluation.</summary>
    public required ValueList<ConditionExplanation> Conditions { get; init; }

    /// <summary>The result on one line: <c>matched</c>, or the unmet conditions with the expected and the actual values.</summary>
    public string Verdict => ExplanationText.Verdict(this);

    /// <summary>Returns the name of the rule and its result, on one line.</summary>
    public override string ToString() => $"{RuleName}: {Verdict}";
}
