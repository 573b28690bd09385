namespace CodeCommitEvents.Building;

/// <summary>A map with a limited number of entries. Adding to a full map removes the entry that was added first.</summary>
internal sealed class BoundedMap<TValue>(int capacity)
    where TValue : class
{
    private readonly Dictionary<string, LinkedListNode<Entry>> nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> oldestFirst = new();

    public TValue? Find(string key) => nodes.TryGetValue(key, out var node) ? node.Value.Value : null;

    public TValue Add(string key, TValue value)
    {
        while (nodes.Count >= capacity)
        {
            Remove(oldestFirst.First!.Value.Key);
        }

        nodes.Add(key, oldestFirst.AddLast(new Entry(key, value)));
        return value;
    }

    public void Remove(string key)
    {
        if (nodes.Remove(key, out var node))
        {
            oldestFirst.Remove(node);
        }
    }

    private sealed class Entry(string key, TValue value)
    {
        public string Key => key;

        public TValue Value => value;
    }
}
