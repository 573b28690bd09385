namespace CodeCommitEvents.Rules;

/// <summary>
/// Values by whole names and by starts of names: first filled, then sorted, then asked. Finding takes a lookup and one
/// search, however many starts there are.
/// </summary>
/// <typeparam name="TValue">The values.</typeparam>
internal sealed class NameIndex<TValue>
    where TValue : class, new()
{
    private readonly Dictionary<string, TValue> whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TValue> byStart = new(StringComparer.Ordinal);
    private string[] starts = [];
    private TValue[] valuesOfStarts = [];
    private int[] shorter = [];

    /// <summary>The value under a key; a new one if there is none.</summary>
    public TValue ValueOf(IndexKey key)
    {
        var values = key.IsWhole ? whole : byStart;
        if (!values.TryGetValue(key.Text, out var value))
        {
            values.Add(key.Text, value = new());
        }

        return value;
    }

    /// <summary>Ends the filling.</summary>
    /// <returns>All values.</returns>
    public IEnumerable<TValue> Sort()
    {
        starts = [.. byStart.Keys];
        Array.Sort(starts, StringComparer.Ordinal);
        valuesOfStarts = Array.ConvertAll(starts, start => byStart[start]);
        shorter = new int[starts.Length];
        for (var at = 0; at < starts.Length; at++)
        {
            shorter[at] = FirstStartOf(starts[at], at - 1);
        }

        return whole.Values.Concat(valuesOfStarts);
    }

    /// <summary>The values whose key fits a name; a name that is null fits the key for any.</summary>
    public Matches Find(string? name) => new(this, name);

    /// <summary>
    /// The longest start that a name has. All that it has are the last one that is not behind it in the order, that one's
    /// own longest start, and so on: whatever stands between a start and a name that has it has it too.
    /// </summary>
    private int LongestStartOf(string name)
    {
        var (low, high) = (0, starts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(starts[middle], name) <= 0 ? (middle + 1, high) : (low, middle);
        }

        return FirstStartOf(name, low - 1);
    }

    /// <summary>The first of a start and its own starts that a name has; -1 for none.</summary>
    private int FirstStartOf(string name, int at)
    {
        while (at >= 0 && !name.StartsWith(starts[at], StringComparison.Ordinal))
        {
            at = shorter[at];
        }

        return at;
    }

    /// <summary>The values found, one after the other.</summary>
    public ref struct Matches(NameIndex<TValue> index, string? name)
    {
        private bool isStarted;
        private int next;

        public TValue Current { get; private set; } = null!;

        public readonly Matches GetEnumerator() => this;

        public bool MoveNext()
        {
            if (!isStarted)
            {
                isStarted = true;
                next = index.LongestStartOf(name ?? "");
                if (name is not null && index.whole.TryGetValue(name, out var value))
                {
                    Current = value;
                    return true;
                }
            }

            if (next < 0)
            {
                return false;
            }

            Current = index.valuesOfStarts[next];
            next = index.shorter[next];
            return true;
        }
    }
}
