namespace CodeCommitEvents.Sns;

/// <summary>A limited number of results, each for a limited time. A result that was not used for the longest time is removed first. Not thread-safe.</summary>
internal sealed class SigningKeyCache(int capacity, TimeSpan lifetime)
{
    private readonly Dictionary<string, LinkedListNode<(string Key, SigningKeyResult Result, DateTimeOffset End)>> nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, SigningKeyResult Result, DateTimeOffset End)> leastUsedFirst = new();

    public SigningKeyResult? Find(string key, DateTimeOffset now)
    {
        if (!nodes.TryGetValue(key, out var node))
        {
            return null;
        }

        leastUsedFirst.Remove(node);
        if (node.Value.End <= now)
        {
            nodes.Remove(key);
            return null;
        }

        leastUsedFirst.AddLast(node);
        return node.Value.Result;
    }

    /// <summary>Adds a result for a key that has none.</summary>
    public void Add(string key, SigningKeyResult result, DateTimeOffset now)
    {
        if (nodes.Count >= capacity)
        {
            nodes.Remove(leastUsedFirst.First!.Value.Key);
            leastUsedFirst.RemoveFirst();
        }

        nodes.Add(key, leastUsedFirst.AddLast((key, result, now + lifetime)));
    }
}
