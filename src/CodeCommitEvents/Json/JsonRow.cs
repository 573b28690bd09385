using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>One value of a JSON text, and the property name before it: where they lie, and who took it.</summary>
internal struct JsonRow
{
    /// <summary>The first byte of the value: behind the opening quote for a string.</summary>
    public int Start;

    /// <summary>The length in bytes: between the quotes for a string.</summary>
    public int Length;

    /// <summary>The row behind this value and everything in it. While a container is open: the row of its parent.</summary>
    public int End;

    /// <summary>The first byte of the property name, behind its quote.</summary>
    public int NameStart;

    /// <summary>The length of the property name in bytes; 0 for an array element.</summary>
    public int NameLength;

    /// <summary>A cheap hash of the name: rows with another key need no comparison.</summary>
    public int NameKey;

    public JsonTokenType Type;

    public bool IsEscaped;

    public bool IsNameEscaped;

    /// <summary>Whether a typed property holds this value, so that it is no additional field.</summary>
    public bool IsTaken;
}
