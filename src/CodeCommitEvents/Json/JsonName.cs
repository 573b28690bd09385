namespace CodeCommitEvents.Json;

/// <summary>A property name whose value has not been read yet.</summary>
internal struct JsonName
{
    public int Start;
    public int Length;
    public int Key;
    public bool IsEscaped;

    /// <summary>Reads the name and the following colon.</summary>
    public bool TryRead(ReadOnlySpan<byte> json, ref int at)
    {
        at = JsonScanner.SkipWhiteSpace(json, at);
        Start = at + 1;
        at = (uint)at < (uint)json.Length && json[at] == (byte)'"' ? JsonScanner.SkipString(json, Start, out IsEscaped) : -1;
        if (at < 0)
        {
            return false;
        }

        Length = at - Start - 1;
        var name = json.Slice(Start, Length);
        Key = JsonCursor.KeyOf(IsEscaped ? JsonText.UnescapeToArray(name) : name);
        at = JsonScanner.SkipWhiteSpace(json, at);
        return (uint)at < (uint)json.Length && json[at++] == (byte)':';
    }
}
