namespace CodeCommitEvents.Rules;

/// <summary>
/// An index that finds values by whole names and by prefixes of names. First add all keys, then call <see cref="Sort"/>, then search. A
/// search needs one lookup and one binary search, regardless of the number of prefixes.
/// </summary>
/// <typeparam name="TValue">The type of the values.</typeparam>
internal sealed class NameIndex<TValue>
    where TValue : class, new()
{
    private Dictionary<string, TValue>? whole;
    private Dictionary<string, TValue>? byStart;
    private string[] starts = [];
    private TValue[] valuesOfStarts = [];
    private int[] shorter = [];

    /// <summary>Returns the value of a key. If the key is new, creates and adds the value.</summary>
    public TValue ValueOf(IndexKey key)
    {
        var values = key.IsWhole ? whole ??= new(StringComparer.Ordinal) : byStart ??= new(StringComparer.Ordinal);
        if (!values.TryGetValue(key.Text, out var value))
        {
            values.Add(key.Text, value = new());
        }

        return value;
    }

    /// <summary>Sorts the index. Keys must not be added afterwards.</summary>
    public void Sort()
    {
        if (byStart is null)
        {
            return;
        }

        (starts, valuesOfStarts, shorter) = (new string[byStart.Count], new TValue[byStart.Count], new int[byStart.Count]);
        byStart.Keys.CopyTo(starts, 0);
        byStart.Values.CopyTo(valuesOfStarts, 0);
        byStart = null;
        Array.Sort(starts, valuesOfStarts, StringComparer.Ordinal);
        for (var at = 0; at < starts.Length; at++)
        {
            shorter[at] = FirstStartOf(starts[at], at - 1);
        }
    }

    /// <summary>The values of all keys.</summary>
    public List<TValue> Values => whole is null ? [.. valuesOfStarts] : [.. whole.Values, .. valuesOfStarts];

    /// <summary>Returns the values whose keys match a name. Null matches only the empty prefix.</summary>
    public Matches Find(string? name) => new(this, name);

    /// <summary>
    /// Returns the position of the longest entry that is a prefix of a name, or -1. In ordinal order, the last entry that does
    /// not come after the name is this prefix or starts with this prefix. All other prefixes of the name are prefixes of the longest.
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

    /// <summary>
    /// Tests an entry, and then the entries that are prefixes of this entry, from long to short. Returns the position of the first that is a prefix
    /// of the name, or -1.
    /// </summary>
    private int FirstStartOf(string name, int at)
    {
        while (at >= 0 && !name.StartsWith(starts[at], StringComparison.Ordinal))
        {
            at = shorter[at];
        }

        return at;
    }

    /// <summary>Enumerates the matching values.</summary>
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
                if (name is not null && index.whole is { } whole && whole.TryGetValue(name, out var value))
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
