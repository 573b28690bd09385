using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Why a rule matched an event, or why not.</summary>
public sealed record RuleExplanation
{
    /// <summary>The name of the rule.</summary>
    public required string RuleName { get; init; }

    /// <summary>Whether the rule acts.</summary>
    public required bool IsMatch { get; init; }

    /// <summary>
    /// What its conditions say together. Where that is <see cref="ConditionOutcome.Unknown"/> and the rule acts, it does so
    /// on an assumption; where it is <see cref="ConditionOutcome.NotEvaluated"/>, a rule before it had stopped the search.
    /// </summary>
    public required ConditionOutcome Outcome { get; init; }

    /// <summary>The projects whose builds the rule starts. Empty where it does not match, ignores the event, or comes behind a rule that starts the same.</summary>
    public ValueList<string> Projects { get; init; } = ValueList<string>.Empty;

    /// <summary>The projects whose builds the rule asks for with this event, whether it matches or not.</summary>
    public ValueList<string> RequestedProjects { get; init; } = ValueList<string>.Empty;

    /// <summary>Whether a function of the rule names a project, so that another event could start any.</summary>
    public bool ComputesProject { get; init; }

    /// <summary>Whether the rules after this one were not tried because it matched.</summary>
    public bool StoppedProcessing { get; init; }

    /// <summary>The name of the earlier rule because of which this one was not tried. Null where there is none.</summary>
    public string? BlockedBy { get; init; }

    /// <summary>Whether the rule is about this kind of event, whatever its conditions say.</summary>
    public bool IsAboutEvent => Conditions is not [{ Outcome: ConditionOutcome.NoMatch }, ..];

    /// <summary>Whether the rule starts nothing.</summary>
    public bool IsIgnoring { get; init; }

    /// <summary>The conditions in the order in which they were looked at.</summary>
    public required ValueList<ConditionExplanation> Conditions { get; init; }

    /// <summary>What decided, on one line: <c>matched</c>, or the conditions that were not met with what was met instead.</summary>
    public string Verdict => ExplanationText.Verdict(this);

    /// <summary>One line: the rule, and the conditions that decided.</summary>
    public override string ToString() => $"{RuleName}: {Verdict}";
}
