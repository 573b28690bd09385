using System.ComponentModel;

namespace CodeCommitEvents.Events;

/// <summary>Creates instances of <see cref="ValueList{T}"/>.</summary>
public static class ValueList
{
    /// <summary>Creates a list. The elements are copied.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="items">The elements in order.</param>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) =>
        items.IsEmpty ? ValueList<T>.Empty : new ValueList<T>(items.ToArray());
}
