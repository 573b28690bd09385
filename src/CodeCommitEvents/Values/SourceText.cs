namespace CodeCommitEvents.Events;

/// <summary>The source of a lambda, as the compiler captured it, on one line.</summary>
internal static class SourceText
{
    public static string Of(string? source) => Printable.Of(string.Join(' ', (source ?? "a function").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
