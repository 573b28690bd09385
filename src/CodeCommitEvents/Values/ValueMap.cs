using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>
/// An immutable map from names to values. Maps compare by value: two maps are equal if they have equal entries, in any order. Records
/// that contain maps therefore compare by value too. Names are case-sensitive.
/// </summary>
/// <remarks>
/// System.Text.Json writes the map as an object. A <c>JsonSerializerContext</c> must include the type of the values, unless that
/// type is <see cref="string"/> or a type of this library.
/// </remarks>
/// <typeparam name="TValue">The type of the values.</typeparam>
[DebuggerDisplay("Count = {Count}")]
[JsonConverter(typeof(ValueCollectionJsonConverter))]
public sealed class ValueMap<TValue> : IReadOnlyDictionary<string, TValue>, IEquatable<ValueMap<TValue>>
{
    private readonly Dictionary<string, TValue> entries;

    /// <summary>Creates a map. The entries are copied. If a name occurs twice, the last entry is used.</summary>
    /// <param name="entries">The entries.</param>
    public ValueMap(IEnumerable<KeyValuePair<string, TValue>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        this.entries = new Dictionary<string, TValue>(StringComparer.Ordinal);
        foreach (var (name, value) in entries)
        {
            this.entries[name] = value;
        }
    }

    private ValueMap(Dictionary<string, TValue> entries) => this.entries = entries;

    /// <summary>The empty map.</summary>
    public static ValueMap<TValue> Empty { get; } = Of(new(StringComparer.Ordinal));

    /// <inheritdoc/>
    public int Count => entries.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => entries.Keys;

    /// <inheritdoc/>
    public IEnumerable<TValue> Values => entries.Values;

    /// <inheritdoc/>
    public TValue this[string key] => entries[key];

    /// <inheritdoc/>
    public bool ContainsKey(string key) => entries.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out TValue value) => entries.TryGetValue(key, out value);

    /// <summary>Whether both maps have the same names with equal values.</summary>
    /// <param name="other">The other map.</param>
    public bool Equals(ValueMap<TValue>? other) =>
        ReferenceEquals(this, other) || (other is not null && Count == other.Count && entries.All(entry =>
            other.entries.TryGetValue(entry.Key, out var value) && EqualityComparer<TValue>.Default.Equals(entry.Value, value)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueMap<TValue>);

    /// <inheritdoc/>
    public override int GetHashCode() => entries.Aggregate(0, (hash, entry) => hash ^ HashCode.Combine(entry.Key, entry.Value));

    /// <summary>Creates a map that uses the dictionary itself, not a copy. The caller must not change the dictionary afterwards.</summary>
    internal static ValueMap<TValue> Of(Dictionary<string, TValue> entries) => new(entries);

    /// <summary>Returns the entries in braces.</summary>
    public override string ToString() => $"{{{string.Join(", ", entries.Select(entry => $"{entry.Key}: {entry.Value}"))}}}";

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, TValue>> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
