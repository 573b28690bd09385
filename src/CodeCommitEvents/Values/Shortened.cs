namespace CodeCommitEvents.Events;

/// <summary>Shortens untrusted text for a line of an explanation.</summary>
internal static class Shortened
{
    public static string Of(ReadOnlySpan<char> text, int length) =>
        text.Length <= length ? text.ToString()
        : $"{text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]}…";
}
