using System.Runtime.InteropServices;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// Finds the candidate rules for an event by its family, its repository and its reference. The cost does not depend on the number
/// of rules for other repositories.
/// </summary>
internal sealed class RuleIndex
{
    private static readonly IndexKey[] Anything = [IndexKey.Any];

    private readonly NameIndex<NameIndex<List<int>>>[] families =
        Array.ConvertAll(Enum.GetValues<EventFamily>(), _ => new NameIndex<NameIndex<List<int>>>());

    public RuleIndex(IReadOnlyList<BuildRule> rules)
    {
        for (var number = 0; number < rules.Count; number++)
        {
            foreach (var family in FamiliesOf(rules[number].EventType))
            {
                Add(rules[number], number, families[(int)family]);
            }
        }

        foreach (var repositories in families)
        {
            foreach (var references in repositories.Sort())
            {
                references.Sort();
            }
        }
    }

    public void Collect(ServiceEvent serviceEvent, ref RuleNumbers numbers)
    {
        var repositories = families[(int)serviceEvent.Family];
        var reference = serviceEvent.IndexedReference;
        foreach (var references in repositories.Find(serviceEvent.RepositoryName))
        {
            foreach (var found in references.Find(reference))
            {
                numbers.Add(CollectionsMarshal.AsSpan(found));
            }
        }
    }

    private static void Add(BuildRule rule, int number, NameIndex<NameIndex<List<int>>> repositories)
    {
        foreach (var repository in KeysOf(rule, isRepository: true))
        {
            foreach (var reference in KeysOf(rule, isRepository: false))
            {
                repositories.ValueOf(repository).ValueOf(reference).Add(number);
            }
        }
    }

    /// <summary>The families of the events that a rule is about. <see cref="EventFamily.Other"/> if the catalog does not contain the type.</summary>
    private static IEnumerable<EventFamily> FamiliesOf(Type eventType) =>
        EventCatalog.Of(eventType).Select(entry => entry.Family).DefaultIfEmpty(EventFamily.Other).Distinct();

    /// <summary>
    /// The keys of one condition. One condition is enough, because all conditions must be met. Whole names are preferred to
    /// prefixes, because they match fewer events.
    /// </summary>
    private static IReadOnlyList<IndexKey> KeysOf(BuildRule rule, bool isRepository)
    {
        IndexKeySet? best = null;
        foreach (var condition in rule.Conditions)
        {
            if (condition is LeafCondition leaf && leaf.Keys is { } keys && keys.IsRepository == isRepository && (best is null || (keys.AreWhole && !best.AreWhole)))
            {
                best = keys;
            }
        }

        return best?.Keys ?? Anything;
    }
}
