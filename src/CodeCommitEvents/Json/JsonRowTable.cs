using System.Buffers;

namespace CodeCommitEvents.Json;

/// <summary>
/// The rows of a <see cref="JsonTape"/>, a hash table that finds a property by its object and its name, and the strings without their
/// escapes. Each thread keeps its tables for later texts. An array pool would do the same, but generic code for <see cref="JsonRow"/>
/// cannot be compiled before the program starts.
/// </summary>
internal sealed class JsonRowTable
{
    private const int FirstSizeBits = 7;

    /// <summary>The largest number of rows in a table that is kept for later texts.</summary>
    private const int LargestKept = 16 * 1024;

    [ThreadStatic]
    private static JsonRowTable? unused;

    private JsonRowTable? nextUnused;
    private JsonRow[] rows = new JsonRow[1 << FirstSizeBits];

    /// <summary>For each hash, the index of the last property with this hash. 0 if there is none, because the row 0 is the root.</summary>
    private int[] buckets = new int[1 << FirstSizeBits];

    /// <summary>The number of rows before the table must grow, and of buckets in use, is 2 to this power.</summary>
    private int sizeBits = FirstSizeBits;

    private int count;
    private byte[] texts = [];

    private JsonRowTable()
    {
    }

    public int Count => count;

    /// <summary>Whether all bytes of the text are ASCII, which is the usual case and is faster to decode.</summary>
    public bool IsAscii { get; set; }

    /// <summary>The strings that have escapes, without the escapes. Each of them starts where it starts in the text.</summary>
    public ReadOnlySpan<byte> Texts => texts;

    public ref JsonRow this[int at] => ref rows[at];

    public static JsonRowTable Rent()
    {
        var table = unused ?? new JsonRowTable();
        unused = table.nextUnused;
        table.nextUnused = null;
        return table;
    }

    public void Return()
    {
        if (texts.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(texts);
            texts = [];
        }

        if (rows.Length <= LargestKept)
        {
            Array.Clear(buckets, 0, 1 << sizeBits);
            (sizeBits, count) = (FirstSizeBits, 0);
            nextUnused = unused;
            unused = this;
        }
    }

    /// <summary>Returns the buffer for <see cref="Texts"/>.</summary>
    public Span<byte> RentTexts(int length) => texts.Length > 0 ? texts : texts = ArrayPool<byte>.Shared.Rent(length);

    /// <summary>Adds the row of a value in an object or array. The parent of the root is -1.</summary>
    public ref JsonRow Add(int parent)
    {
        if (count == 1 << sizeBits)
        {
            Grow();
        }

        ref var row = ref rows[count++];
        row = default;
        row.Parent = parent;
        row.End = count;
        return ref row;
    }

    /// <summary>Enters the last row, which is a property, in the hash table.</summary>
    public void Enter(ref JsonRow row, int nameHash)
    {
        row.NameHash = nameHash;
        Link(ref row, count - 1);
    }

    /// <summary>Returns the last property of an object whose name has this hash, or 0.</summary>
    public int FindLast(int parent, int nameHash) => Find(buckets[BucketOf(parent, nameHash)], parent, nameHash);

    /// <summary>Returns the last of the properties before <paramref name="row"/> in the same object whose names have the same hash, or 0.</summary>
    public int FindPrevious(int row) => Find(rows[row].Previous, rows[row].Parent, rows[row].NameHash);

    private int Find(int at, int parent, int nameHash)
    {
        while (at > 0 && (rows[at].NameHash != nameHash || rows[at].Parent != parent))
        {
            at = rows[at].Previous;
        }

        return at;
    }

    private void Link(ref JsonRow row, int index)
    {
        ref var bucket = ref buckets[BucketOf(row.Parent, row.NameHash)];
        row.Previous = bucket;
        bucket = index;
    }

    /// <remarks>For one name, the hashes of different objects are different, so nobody can choose names that make the search slow in many objects.</remarks>
    private int BucketOf(int parent, int nameHash) =>
        (int)((((uint)nameHash ^ ((uint)parent * 0x85EBCA6B)) * 0x9E3779B1) >> (32 - sizeBits));

    private void Grow()
    {
        Array.Clear(buckets, 0, 1 << sizeBits);
        sizeBits++;
        if (rows.Length < 1 << sizeBits)
        {
            var larger = new JsonRow[1 << sizeBits];
            Array.Copy(rows, larger, count);
            rows = larger;
            buckets = new int[1 << sizeBits];
        }

        for (var at = 0; at < count; at++)
        {
            if (rows[at].IsProperty)
            {
                Link(ref rows[at], at);
            }
        }
    }
}
