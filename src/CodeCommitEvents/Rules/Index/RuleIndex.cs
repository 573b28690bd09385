using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// Finds the rules that come into question for an event by its family, its repository and its reference, so that the
/// number of rules for other repositories costs nothing.
/// </summary>
internal sealed class RuleIndex
{
    private static readonly IndexKey[] Anything = [IndexKey.Any];

    private readonly NameIndex<NameIndex<int[]>>[] families;

    public RuleIndex(IReadOnlyList<BuildRule> rules)
    {
        var numbered = rules.Select((rule, number) => (Rule: rule, Number: number)).ToList();
        families =
        [
            .. Enum.GetValues<EventFamily>().Select(family => IndexRepositories(numbered.Where(entry => EventFamilies.Of(entry.Rule.EventType).Contains(family)))),
        ];
    }

    public void Collect(ServiceEvent serviceEvent, ref RuleNumbers numbers)
    {
        var repositories = families[(int)EventFamilies.Of(serviceEvent)];
        var reference = EventFamilies.ReferenceOf(serviceEvent);
        foreach (var references in repositories.Find(EventFamilies.RepositoryOf(serviceEvent)))
        {
            foreach (var found in references.Find(reference))
            {
                numbers.Add(found);
            }
        }
    }

    private static NameIndex<NameIndex<int[]>> IndexRepositories(IEnumerable<(BuildRule Rule, int Number)> rules) =>
        Index(rules, entry => KeysOf(entry.Rule, isRepository: true), IndexReferences);

    private static NameIndex<int[]> IndexReferences(IEnumerable<(BuildRule Rule, int Number)> rules) =>
        Index(rules, entry => KeysOf(entry.Rule, isRepository: false), entries => entries.Select(entry => entry.Number).ToArray());

    private static NameIndex<TValue> Index<TEntry, TValue>(
        IEnumerable<TEntry> entries, Func<TEntry, IReadOnlyList<IndexKey>> keysOf, Func<IEnumerable<TEntry>, TValue> valueOf) =>
        new(entries
            .SelectMany(entry => keysOf(entry).Select(key => KeyValuePair.Create(key, entry)))
            .GroupBy(pair => pair.Key, pair => pair.Value)
            .Select(group => KeyValuePair.Create(group.Key, valueOf(group))));

    /// <summary>Of several conditions on names all must be met: the first that wants whole names is the best to find the rule by.</summary>
    private static IReadOnlyList<IndexKey> KeysOf(BuildRule rule, bool isRepository)
    {
        var keys = rule.Conditions.OfType<LeafCondition>().Select(condition => condition.Keys).Where(keys => keys?.IsRepository == isRepository);
        return keys.OrderByDescending(found => found!.AreWhole).FirstOrDefault()?.Keys ?? Anything;
    }
}
