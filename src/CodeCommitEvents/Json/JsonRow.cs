using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>One value of a JSON text, and the property name before it: where they lie, and who took it.</summary>
internal struct JsonRow
{
    /// <summary>The first byte of the value: behind the opening quote for a string.</summary>
    public int Start;

    /// <summary>The length in bytes: between the quotes for a string.</summary>
    public int Length;

    /// <summary>The row behind this value and everything in it.</summary>
    public int End;

    /// <summary>The row of the object or array that this value stands in; -1 for the whole.</summary>
    public int Parent;

    /// <summary>The first byte of the property name, behind its quote.</summary>
    public int NameStart;

    /// <summary>The length of the property name in bytes; 0 for an array element.</summary>
    public int NameLength;

    /// <summary>How many of its properties or elements nobody has taken.</summary>
    public int UntakenCount;

    public JsonTokenType Type;

    public bool IsEscaped;

    public bool IsNameEscaped;

    /// <summary>Whether a typed property holds this value, so that it is no additional field.</summary>
    public bool IsTaken;

    /// <summary>Starts the row of a value; rows are used again, so that every field is set.</summary>
    public void Set(JsonTokenType type, int start, int length, bool isEscaped)
    {
        Type = type;
        Start = start;
        Length = length;
        IsEscaped = isEscaped;
        IsTaken = false;
        UntakenCount = 0;
    }
}
