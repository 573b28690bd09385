namespace CodeCommitEvents.Building;

/// <summary>Values by their keys, of which the ones that were added first make room. For one thread at a time.</summary>
internal sealed class BoundedMap<TValue>(int capacity)
    where TValue : class
{
    private readonly Dictionary<string, LinkedListNode<(string Key, TValue Value)>> nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, TValue Value)> firstAddedFirst = new();

    public TValue? Find(string key) => nodes.TryGetValue(key, out var node) ? node.Value.Value : null;

    public TValue Add(string key, TValue value)
    {
        while (nodes.Count >= capacity)
        {
            Remove(firstAddedFirst.First!.Value.Key);
        }

        nodes.Add(key, firstAddedFirst.AddLast((key, value)));
        return value;
    }

    public void Remove(string key)
    {
        if (nodes.Remove(key, out var node))
        {
            firstAddedFirst.Remove(node);
        }
    }
}
