using System.Text.Json;

namespace CodeCommitEvents.Json;

/// <summary>The positions of a JSON value and its property name in the text, and whether the value is taken.</summary>
internal struct JsonRow
{
    /// <summary>The index of the value's first byte. For a string, this is the byte after the opening quote.</summary>
    public int Start;

    /// <summary>The length of the value in bytes. For a string, the quotes are not included.</summary>
    public int Length;

    /// <summary>The length of a string in bytes, without its escapes.</summary>
    public int TextLength;

    /// <summary>The index of the next row that is not inside this value.</summary>
    public int End;

    /// <summary>The index of the row of the object or array that contains this value; -1 for the root.</summary>
    public int Parent;

    /// <summary>The index of the property name's first byte, after the opening quote; 0 for an array element.</summary>
    public int NameStart;

    public int NameLength;

    /// <summary>The <see cref="FieldName.HashOf"/> of the name without escapes.</summary>
    public int NameHash;

    /// <summary>The index of the previous row in the same bucket of the <see cref="JsonRowTable"/>, or 0.</summary>
    public int Previous;

    public JsonTokenType Type;

    public bool IsEscaped;

    /// <summary>Whether a string has the escape of a surrogate without its pair, which UTF-8 cannot represent.</summary>
    public bool HasLoneSurrogate;

    public bool IsNameEscaped;

    /// <summary>Whether a property of a record was set from this value. If not, the value is an additional field.</summary>
    public bool IsTaken;

    public readonly bool IsProperty => NameStart > 0;
}
