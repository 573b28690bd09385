using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents;

/// <summary>Rules that say which event starts which build. Immutable; safe for use by several threads at once.</summary>
public sealed class BuildRules
{
    private const int FewRules = 64;

    private readonly BuildRule[] rules;
    private readonly RuleIndex index;

    internal BuildRules(BuildRule[] rules)
    {
        this.rules = rules;
        index = new RuleIndex(rules);
        Rules = new ValueList<BuildRule>(rules);
    }

    /// <summary>No rules: no event starts a build.</summary>
    public static BuildRules Empty { get; } = new([]);

    /// <summary>The rules, in the order in which they are tried.</summary>
    public ValueList<BuildRule> Rules { get; }

    /// <summary>Starts a set of rules.</summary>
    public static BuildRulesBuilder CreateBuilder() => new();

    /// <summary>The rules of several sets, one set behind the other. A rule that stops looking stops the sets behind it, too.</summary>
    /// <param name="sets">The sets.</param>
    /// <exception cref="ArgumentNullException"><paramref name="sets"/> or one of them is null.</exception>
    public static BuildRules Concat(params IReadOnlyCollection<BuildRules> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        return sets.Aggregate(CreateBuilder(), (builder, set) => builder.Add(set)).Build();
    }

    /// <summary>
    /// What the rules say of an event: every rule that matches acts, unless one says to stop looking, and a project is
    /// started once however many rules ask for it. Nothing is started by this: it is pure.
    /// </summary>
    /// <param name="serviceEvent">Any event.</param>
    /// <param name="facts">What is known about the event beyond what it says itself. Null for nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="serviceEvent"/> is null.</exception>
    public BuildDecision Evaluate(ServiceEvent serviceEvent, EventFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        var decision = new DecisionBuilder(new(serviceEvent, facts ?? EventFacts.None));
        var numbers = new RuleNumbers(stackalloc int[FewRules]);
        index.Collect(serviceEvent, ref numbers);
        foreach (var number in numbers.InOrder())
        {
            if (!decision.Try(rules[number], number))
            {
                break;
            }
        }

        numbers.Dispose();
        return decision.Build(rules);
    }

    /// <summary>The rules in words, several lines a rule.</summary>
    public string ToText() => string.Join(Environment.NewLine, Rules.Select(rule => rule.ToText()));

    /// <summary>The rules in words, a line a rule.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Rules);
}
