using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>The position of a JSON value and of its property name in the text, and whether the value was taken.</summary>
internal struct JsonRow
{
    /// <summary>The index of the value's first byte; for a string the byte after the opening quote.</summary>
    public int Start;

    /// <summary>The length in bytes; for a string without the quotes.</summary>
    public int Length;

    /// <summary>The index of the row after this value and everything inside it.</summary>
    public int End;

    /// <summary>The index of the row of the object or array that contains this value; -1 for the root.</summary>
    public int Parent;

    /// <summary>The index of the property name's first byte, after the opening quote.</summary>
    public int NameStart;

    /// <summary>The length of the property name in bytes; 0 for an array element.</summary>
    public int NameLength;

    /// <summary>The number of properties or elements that are not taken.</summary>
    public int UntakenCount;

    public JsonTokenType Type;

    public bool IsEscaped;

    public bool IsNameEscaped;

    /// <summary>Whether a typed property was set from this value. If not, the value is an additional field.</summary>
    public bool IsTaken;

    /// <summary>Sets the fields that describe the value. Rows are pooled, so fields that start as 0 or false must be set too.</summary>
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
