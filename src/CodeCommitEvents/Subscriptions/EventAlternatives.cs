using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Subscriptions;

/// <summary>The events that a set of rules can match, as few alternatives as possible. Together, they contain each event for which a rule starts a build, notifies a channel or answers.</summary>
internal static class EventAlternatives
{
    /// <summary>With more alternatives, none is compared with all others.</summary>
    private const int MostCompared = 1_000;

    /// <param name="rules">The rules. Those that ignore events are left out.</param>
    /// <param name="isWanted">The kinds of events that can arrive.</param>
    public static List<EventAlternative> Of(IEnumerable<BuildRule> rules, Func<EventKind, bool> isWanted)
    {
        var kinds = EventKind.All.Where(isWanted).ToList();
        var found = new Dictionary<string, EventAlternative>(StringComparer.Ordinal);
        foreach (var rule in rules.Where(static rule => !rule.IsIgnoring))
        {
            foreach (var kind in kinds)
            {
                if (ScopeOf(rule, kind) is { } scope)
                {
                    var alternative = EventAlternative.Of(kind, scope);
                    found.TryAdd(alternative.KeyWithout(null), alternative);
                }
            }
        }

        return WithoutContained(Merge([.. found.Values]));
    }

    /// <summary>Returns the kinds of events that rules can match.</summary>
    /// <inheritdoc cref="Of"/>
    public static IEnumerable<EventKind> KindsOf(IEnumerable<BuildRule> rules, Func<EventKind, bool> isWanted) =>
        EventKind.All.Where(kind => isWanted(kind) && rules.Any(rule => !rule.IsIgnoring && ScopeOf(rule, kind) is not null));

    /// <summary>Returns the scope of each kind of event that a rule can match.</summary>
    public static IEnumerable<EventScope> ScopesOf(BuildRule rule) => EventKind.All.Select(kind => ScopeOf(rule, kind)).OfType<EventScope>();

    private static EventScope? ScopeOf(BuildRule rule, EventKind kind)
    {
        EventScope? scope = EventScope.Anything;
        foreach (var condition in rule.Conditions)
        {
            scope = EventScope.Both(scope, condition.ScopeOf(kind));
        }

        return scope;
    }

    /// <summary>Merges alternatives that differ only in the values of one field, until there are none. The merged alternative contains the same events.</summary>
    private static List<EventAlternative> Merge(List<EventAlternative> alternatives)
    {
        int before;
        do
        {
            before = alternatives.Count;
            foreach (var path in alternatives.SelectMany(static alternative => alternative.Fields.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList())
            {
                alternatives = [.. alternatives.GroupBy(alternative => alternative.KeyWithout(path), StringComparer.Ordinal).Select(group => Merge(path, [.. group]))];
            }
        }
        while (alternatives.Count < before);

        return alternatives;
    }

    private static EventAlternative Merge(string path, List<EventAlternative> group) => group.Count == 1 || !group[0].Fields.ContainsKey(path)
        ? group[0]
        : group[0].With(path, FieldScope.Any([.. group.Select(alternative => alternative.Fields[path])]));

    private static List<EventAlternative> WithoutContained(List<EventAlternative> alternatives) => alternatives.Count > MostCompared
        ? alternatives
        : alternatives.FindAll(one => !alternatives.Exists(other => !ReferenceEquals(one, other) && other.Contains(one)));
}
