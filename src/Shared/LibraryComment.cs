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
        var text = (content ?? "").TrimEnd();
        var start = text.LastIndexOf('\n') + 1;
        return text.AsSpan(start).StartsWith(Prefix) && text.EndsWith(Suffix, StringComparison.Ordinal) && text.Length - start >= Prefix.Length + Suffix.Length
            ? text[(start + Prefix.Length)..^Suffix.Length]
            : null;
    }
}
