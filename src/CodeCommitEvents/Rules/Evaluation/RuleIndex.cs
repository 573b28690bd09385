using System.Runtime.InteropServices;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// Finds the candidate rules for an event by the event's family, repository and reference. The cost does not depend on the number
/// of rules for other repositories.
/// </summary>
internal sealed class RuleIndex
{
    /// <summary>A rule with more pairs of keys is found by its repositories only. Otherwise, long lists of patterns would need memory for every pair.</summary>
    private const int MostPairs = 10_000;

    private static readonly IndexKey[] Anything = [IndexKey.Any];

    private readonly NameIndex<NameIndex<List<int>>>[] families = new NameIndex<NameIndex<List<int>>>[(int)EventFamily.Other + 1];

    public RuleIndex(IReadOnlyList<BuildRule> rules)
    {
        for (var family = 0; family < families.Length; family++)
        {
            families[family] = new();
        }

        var familiesOf = new Dictionary<Type, List<NameIndex<NameIndex<List<int>>>>>();
        for (var number = 0; number < rules.Count; number++)
        {
            var type = rules[number].EventType;
            if (!familiesOf.TryGetValue(type, out var repositories))
            {
                familiesOf.Add(type, repositories = FamiliesOf(type));
            }

            Add(rules[number], number, repositories);
        }

        foreach (var repositories in families)
        {
            repositories.Sort();
            foreach (var references in repositories.Values)
            {
                references.Sort();
            }
        }
    }

    /// <summary>Adds the positions of the candidate rules.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="numbers">Receives the positions.</param>
    /// <param name="first">The position of the first rule of this index.</param>
    public void Collect(ServiceEvent serviceEvent, ref RuleNumbers numbers, int first = 0)
    {
        var repositories = families[(int)serviceEvent.Family];
        var reference = serviceEvent.IndexedReference;
        foreach (var references in repositories.Find(serviceEvent.RepositoryName))
        {
            foreach (var found in references.Find(reference))
            {
                numbers.Add(CollectionsMarshal.AsSpan(found), first);
            }
        }
    }

    /// <summary>Adds the positions of the rules that are about the family and the repository of an event, whatever their references are.</summary>
    /// <inheritdoc cref="Collect"/>
    public void CollectNear(ServiceEvent serviceEvent, ref RuleNumbers numbers, int first = 0)
    {
        foreach (var references in families[(int)serviceEvent.Family].Find(serviceEvent.RepositoryName))
        {
            foreach (var found in references.Values)
            {
                numbers.Add(CollectionsMarshal.AsSpan(found), first);
            }
        }
    }

    private static void Add(BuildRule rule, int number, List<NameIndex<NameIndex<List<int>>>> families)
    {
        var (ofRepositories, ofReferences) = KeysOf(rule);
        if ((long)ofRepositories.Length * ofReferences.Length > MostPairs)
        {
            ofReferences = Anything;
        }

        foreach (var repositories in families)
        {
            foreach (var repository in ofRepositories)
            {
                var references = repositories.ValueOf(repository);
                foreach (var reference in ofReferences)
                {
                    var numbers = references.ValueOf(reference);
                    // Two patterns of one rule can have the same key.
                    if (numbers is not [.., var last] || last != number)
                    {
                        numbers.Add(number);
                    }
                }
            }
        }
    }

    /// <summary>
    /// Returns the indexes of the families to which events of a type can belong. If the catalog does not contain the type, the family is
    /// <see cref="EventFamily.Other"/>.
    /// </summary>
    private List<NameIndex<NameIndex<List<int>>>> FamiliesOf(Type eventType)
    {
        var found = new List<NameIndex<NameIndex<List<int>>>>();
        for (var family = 0; family < families.Length; family++)
        {
            if (EventCatalog.MayBe(eventType, (EventFamily)family))
            {
                found.Add(families[family]);
            }
        }

        return found.Count > 0 ? found : [families[(int)EventFamily.Other]];
    }

    /// <summary>
    /// Returns the keys of one condition on the repository and of one on the reference. One condition is enough, because all conditions must be
    /// met. Whole names are preferred to prefixes, because they match fewer events.
    /// </summary>
    private static (IndexKey[] Repositories, IndexKey[] References) KeysOf(BuildRule rule)
    {
        IndexKeySet? repositories = null;
        IndexKeySet? references = null;
        foreach (var condition in rule.Conditions)
        {
            if (condition is LeafCondition leaf && leaf.Keys is { } keys)
            {
                ref var best = ref keys.IsRepository ? ref repositories : ref references;
                if (best is null || (keys.AreWhole && !best.AreWhole))
                {
                    best = keys;
                }
            }
        }

        return (repositories?.Keys ?? Anything, references?.Keys ?? Anything);
    }
}
