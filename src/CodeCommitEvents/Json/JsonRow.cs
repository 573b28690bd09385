using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>The positions of a JSON value and its property name in the text, and whether the value is taken.</summary>
internal struct JsonRow
{
    /// <summary>The index of the value's first byte. For a string, this is the byte after the opening quote.</summary>
    public int Start;

    /// <summary>The length of the value in bytes. For a string, the quotes are not included.</summary>
    public int Length;

    /// <summary>The index of the next row that is not inside this value.</summary>
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

    /// <summary>Whether a property of a record was set from this value. If not, the value is an additional field.</summary>
    public bool IsTaken;

    /// <summary>Sets the fields that describe the value. A row from the pool can contain old values, so the fields that start as 0 or false are set too.</summary>
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
