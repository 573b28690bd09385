using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents;

/// <summary>A set of rules that decides which event starts which build. Immutable and thread-safe.</summary>
public sealed class BuildRules
{
    private readonly RuleSet set;

    internal BuildRules(BuildRule[] rules)
        : this(new RuleSet(rules))
    {
    }

    private BuildRules(RuleSet set)
    {
        this.set = set;
        Rules = new ValueList<BuildRule>(set.Rules);
    }

    /// <summary>A set without rules. It starts no build.</summary>
    public static BuildRules Empty { get; } = new([]);

    /// <summary>The rules, in the order in which they are tried.</summary>
    public ValueList<BuildRule> Rules { get; }

    /// <summary>
    /// The rules that are never tried for an event that meets their conditions: an earlier rule has no other conditions, and prevents later rules from being tried. Only equal
    /// conditions are compared, so that other rules can be unreachable, too.
    /// </summary>
    public ValueList<UnreachableRule> UnreachableRules => field ??= [.. UnreachableRule.In(set.Rules)];

    /// <summary>Creates a builder for a set of rules.</summary>
    public static BuildRulesBuilder CreateBuilder() => new();

    /// <summary>
    /// Combines several sets, in the given order. If a rule with <c>StopProcessing</c> or <c>Ignore</c> matches, no later rule of the
    /// combined set is tried.
    /// </summary>
    /// <param name="sets">The sets.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sets"/> or one of the sets is null.</exception>
    public static BuildRules Concat(params IReadOnlyCollection<BuildRules> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        return sets.Aggregate(CreateBuilder(), (builder, set) => builder.Add(set)).Build();
    }

    /// <summary>
    /// Decides which builds an event starts. The rules are tried in order. Every rule that matches adds its builds, until a rule stops
    /// processing. Of several equal requests, the decision has only the first. The method itself starts no build.
    /// </summary>
    /// <param name="serviceEvent">Any event.</param>
    /// <param name="facts">Facts that the event does not contain. Default: null, which means that all facts are unknown.</param>
    /// <exception cref="ArgumentNullException"><paramref name="serviceEvent"/> is null.</exception>
    public BuildDecision Evaluate(ServiceEvent serviceEvent, EventFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        return set.Decide(new(serviceEvent, facts ?? EventFacts.None));
    }

    /// <summary>
    /// Returns these rules, followed by the rules of a file in the repository of the event. The rules keep their names and their indexes, so that
    /// the cost does not depend on the number of these rules' repositories.
    /// </summary>
    internal BuildRules WithFile(BuildRules file) => new(set.WithFile(file.set));

    /// <summary>Returns these rules as the rules of a file.</summary>
    internal BuildRules From(RuleSource source) => new([.. set.Rules.Select(rule => BuildRule.Create(rule.Definition with { Source = source }))]);

    /// <summary>Returns the rules in words, several lines per rule.</summary>
    public string ToText() => string.Join(Environment.NewLine, Rules.Select(rule => rule.ToText()));

    /// <summary>Returns the rules in words, one line per rule.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Rules);
}
