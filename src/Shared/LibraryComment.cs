namespace CodeCommitEvents.Shared;

/// <summary>
/// The last line of each comment that this library writes: a link definition of Markdown, which no reader sees. Rules ignore comments with such a line.
/// </summary>
internal static class LibraryComment
{
    /// <summary>The start of the line.</summary>
    public const string Prefix = "[//]: # (codecommit-events ";

    /// <summary>The end of the line.</summary>
    public const string Suffix = ")";

    /// <summary>Returns what the last line contains between its start and its end. Null if the comment does not end with such a line.</summary>
    public static string? Read(string? content)
    {
        var line = LastLineOf(content);
        return IsMarker(line) ? line[Prefix.Length..^Suffix.Length].ToString() : null;
    }

    /// <summary>Whether the comment ends with such a line.</summary>
    public static bool HasMarker(string? content) => IsMarker(LastLineOf(content));

    private static ReadOnlySpan<char> LastLineOf(string? content)
    {
        var text = content.AsSpan().TrimEnd();
        return text[(text.LastIndexOf('\n') + 1)..];
    }

    private static bool IsMarker(ReadOnlySpan<char> line) => line.StartsWith(Prefix) && line.EndsWith(Suffix) && line.Length >= Prefix.Length + Suffix.Length;
}
