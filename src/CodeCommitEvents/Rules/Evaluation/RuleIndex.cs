using System.Runtime.InteropServices;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// Finds the rules that come into question for an event by its family, its repository and its reference, so that the
/// number of rules for other repositories costs nothing.
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

    /// <summary>Of several conditions on names all must be met: the first that wants whole names is the best to find the rule by.</summary>
    /// <summary>The families of the events that a rule is about; of a type that the catalogue does not have, the rest.</summary>
    private static IEnumerable<EventFamily> FamiliesOf(Type eventType) =>
        EventCatalog.Of(eventType).Select(entry => entry.Family).DefaultIfEmpty(EventFamily.Other).Distinct();

    private static IReadOnlyList<IndexKey> KeysOf(BuildRule rule, bool isRepository)
    {
        IndexKeys? best = null;
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
