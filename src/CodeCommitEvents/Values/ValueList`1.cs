using System.Collections;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>
/// An immutable list with value equality: two lists are equal if they have equal elements in the same order. Records that contain such
/// lists therefore compare by value. Create a list with a collection expression: <c>[first, second]</c>.
/// </summary>
/// <remarks>
/// System.Text.Json writes the list as an array. A <c>JsonSerializerContext</c> must include the type of the elements, unless that
/// type is <see cref="string"/> or a type of this library.
/// </remarks>
/// <typeparam name="T">The type of the elements.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
[DebuggerDisplay("Count = {Count}")]
[JsonConverter(typeof(ValueCollectionJsonConverter))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[] items;

    internal ValueList(T[] items) => this.items = items;

    /// <summary>The empty list.</summary>
    public static ValueList<T> Empty { get; } = new([]);

    /// <summary>The number of elements.</summary>
    public int Count => items.Length;

    /// <summary>The element at an index.</summary>
    /// <param name="index">The index, starting at 0.</param>
    /// <exception cref="IndexOutOfRangeException">There is no element at <paramref name="index"/>.</exception>
    public T this[int index] => items[index];

    /// <summary>Whether both lists have equal elements in the same order.</summary>
    /// <param name="other">The other list.</param>
    public bool Equals(ValueList<T>? other) =>
        ReferenceEquals(this, other) || (other is not null && items.AsSpan().SequenceEqual(other.items, EqualityComparer<T>.Default));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns the elements in brackets.</summary>
    public override string ToString() => $"[{string.Join(", ", items)}]";

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
}
