using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Explains which builds an event starts, and why.</summary>
public sealed record DecisionExplanation
{
    /// <summary>The event in words: <c>referenceUpdated of refs/heads/main</c>.</summary>
    public required string Event { get; init; }

    /// <summary>Every rule, in the order of the set.</summary>
    public required ValueList<RuleExplanation> Rules { get; init; }

    /// <summary>
    /// The rule closest to a match if no build is started: the rule about this kind of event with the fewest unmet conditions.
    /// Null if a build is started, an earlier rule stopped processing, or no rule is about this kind of event.
    /// </summary>
    public RuleExplanation? NearestMiss { get; init; }

    /// <summary>The explanation for a log, one line per rule. If there are many rules, only those that match and those closest to a match.</summary>
    public override string ToString() => ExplanationText.Lines(this);

    /// <summary>Every rule with all its conditions, as an indented tree.</summary>
    public string ToText() => ExplanationText.Tree(this);
}
