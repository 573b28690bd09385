using System.ComponentModel;

namespace CodeCommitEvents.Events;

/// <summary>Makes <see cref="ValueList{T}"/>s.</summary>
public static class ValueList
{
    /// <summary>A list of the elements, which are copied.</summary>
    /// <typeparam name="T">The elements.</typeparam>
    /// <param name="items">The elements in their order.</param>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) =>
        items.IsEmpty ? ValueList<T>.Empty : new ValueList<T>(items.ToArray());
}
