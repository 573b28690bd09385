using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Why an event starts the builds that it starts, or none.</summary>
public sealed record DecisionExplanation
{
    /// <summary>The event in words: <c>referenceUpdated of refs/heads/main</c>.</summary>
    public required string Event { get; init; }

    /// <summary>Every rule, in the order of the set.</summary>
    public required ValueList<RuleExplanation> Rules { get; init; }

    /// <summary>Where nothing is built, the rule about this kind of event that misses fewest conditions. Null where something is built, a rule stopped the search, or none was missed.</summary>
    public RuleExplanation? NearestMiss { get; init; }

    /// <summary>A line a rule, the way a log takes it. Of many rules only those that match and the nearest of the others.</summary>
    public override string ToString() => ExplanationText.Lines(this);

    /// <summary>Every rule with every condition as a tree of indented lines, for a terminal or a comment.</summary>
    public string ToText() => ExplanationText.Tree(this);
}
