using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Rules;

/// <summary>Explains which builds an event starts, and why.</summary>
public sealed record DecisionExplanation
{
    /// <summary>The event in words: <c>referenceUpdated of refs/heads/main</c>.</summary>
    public required string Event { get; init; }

    /// <summary>The explanations of the rules, in the order of the rules. See <see cref="BuildDecision.Explanation"/> for which rules it contains.</summary>
    public required ValueList<RuleExplanation> Rules { get; init; }

    /// <summary>The number of rules that are not explained, because they are about other repositories or other kinds of events. Default: 0.</summary>
    public int OtherRules { get; init; }

    /// <summary>
    /// The rule that is closest to a match: among the rules about this kind of event, the one with the fewest unmet conditions. If there is no
    /// rule about this kind of event, the same among all rules. Rules that ignore events are not considered. Null if a build is started, if
    /// a rule stopped processing, or if there is no such rule.
    /// </summary>
    public RuleExplanation? NearestMiss { get; init; }

    /// <summary>The answer to the command in the comment, as the rules know it. Null if the event is no comment with a command for the rules.</summary>
    public CommandAnswer? Answer { get; init; }

    /// <summary>The file in the repository of the event whose rules were evaluated after the other rules. Null if there is none.</summary>
    public RuleSource? RepositoryRules { get; init; }

    /// <summary>Why the rules in the repository of the event are not used. Null if there is no problem, or no such file.</summary>
    public RulesProblem? RepositoryRulesProblem { get; init; }

    /// <summary>
    /// Returns the explanation for a log, one line per rule. With more than ten rules, it contains only those that match and those closest
    /// to a match.
    /// </summary>
    public override string ToString() => ExplanationText.Lines(this);

    /// <summary>Returns the explanation in another order: first the rules that match, and then the other rules, those closest to a match first.</summary>
    public DecisionExplanation NearestFirst() =>
        this with { Rules = [.. Rules.OrderByDescending(static rule => rule.IsMatch).ThenBy(RuleExplainer.Distance)] };

    /// <summary>Returns every rule with all its conditions, as an indented tree.</summary>
    public string ToText() => ExplanationText.Tree(this);
}
