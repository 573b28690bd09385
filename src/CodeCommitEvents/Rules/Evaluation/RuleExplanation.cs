using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Explains why a rule matched an event or not.</summary>
public sealed record RuleExplanation
{
    /// <summary>The name of the rule.</summary>
    public required string RuleName { get; init; }

    /// <summary>Whether the rule acts.</summary>
    public required bool IsMatch { get; init; }

    /// <summary>
    /// The outcome of all conditions together. If it is <see cref="ConditionOutcome.Unknown"/> and the rule acts, the rule
    /// matched on an assumption. If it is <see cref="ConditionOutcome.NotEvaluated"/>, an earlier rule stopped processing.
    /// </summary>
    public required ConditionOutcome Outcome { get; init; }

    /// <summary>The projects whose builds the rule starts. Empty if the rule does not match, if it ignores the event, or if an earlier rule starts the same projects.</summary>
    public ValueList<string> Projects { get; init; } = ValueList<string>.Empty;

    /// <summary>The projects whose builds the rule starts for this event if it matches.</summary>
    public ValueList<string> RequestedProjects { get; init; } = ValueList<string>.Empty;

    /// <summary>Whether a function of the rule names a project. Then the projects depend on the event.</summary>
    public bool ComputesProject { get; init; }

    /// <summary>Whether later rules were not tried because this rule matched.</summary>
    public bool StoppedProcessing { get; init; }

    /// <summary>The name of the earlier rule that prevented this rule from being tried. Null if it was tried.</summary>
    public string? BlockedBy { get; init; }

    /// <summary>Whether the rule is about this kind of event, regardless of its conditions.</summary>
    public bool IsAboutEvent => Conditions is not [{ Outcome: ConditionOutcome.NoMatch }, ..];

    /// <summary>Whether the rule starts nothing.</summary>
    public bool IsIgnoring { get; init; }

    /// <summary>The conditions, in the order of evaluation.</summary>
    public required ValueList<ConditionExplanation> Conditions { get; init; }

    /// <summary>The result on one line: <c>matched</c>, or the unmet conditions with the expected and the actual values.</summary>
    public string Verdict => ExplanationText.Verdict(this);

    /// <summary>One line: the name of the rule and its result.</summary>
    public override string ToString() => $"{RuleName}: {Verdict}";
}
