namespace CodeCommitEvents.Rules;

/// <summary>Values by whole names and by starts of names. Finding takes a lookup, and a search for each length of start there is.</summary>
/// <typeparam name="TValue">The values.</typeparam>
internal sealed class NameIndex<TValue>
{
    private readonly Dictionary<string, TValue> whole;
    private readonly string[] starts;
    private readonly TValue[] valuesOfStarts;
    private readonly int[] lengths;

    /// <summary>An index of the values under their keys, each of which occurs once.</summary>
    public NameIndex(IEnumerable<KeyValuePair<IndexKey, TValue>> entries)
    {
        var all = entries.ToList();
        whole = all.Where(entry => entry.Key.IsWhole).ToDictionary(entry => entry.Key.Text, entry => entry.Value, StringComparer.Ordinal);
        var ordered = all.Where(entry => !entry.Key.IsWhole).OrderBy(entry => entry.Key.Text, StringComparer.Ordinal).ToList();
        starts = [.. ordered.Select(entry => entry.Key.Text)];
        valuesOfStarts = [.. ordered.Select(entry => entry.Value)];
        lengths = [.. starts.Select(start => start.Length).Distinct().Order()];
    }

    /// <summary>The values whose key fits a name; a name that is null fits the key for any.</summary>
    public Matches Find(string? name) => new(this, name);

    private int IndexOf(ReadOnlySpan<char> start)
    {
        var (low, high) = (0, starts.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = starts[middle].AsSpan().SequenceCompareTo(start);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>The values found, one after the other.</summary>
    public ref struct Matches(NameIndex<TValue> index, string? name)
    {
        private int next = -1;

        public TValue Current { get; private set; } = default!;

        public readonly Matches GetEnumerator() => this;

        public bool MoveNext()
        {
            if (next < 0)
            {
                next = 0;
                if (name is not null && index.whole.TryGetValue(name, out var value))
                {
                    Current = value;
                    return true;
                }
            }

            while (next < index.lengths.Length && index.lengths[next] <= (name?.Length ?? 0))
            {
                if (index.IndexOf(name.AsSpan(0, index.lengths[next++])) is >= 0 and var found)
                {
                    Current = index.valuesOfStarts[found];
                    return true;
                }
            }

            return false;
        }
    }
}
