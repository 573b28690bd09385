namespace CodeCommitEvents.Events;

/// <summary>Formats the source code of a lambda, as captured by the compiler, on one line.</summary>
internal static class SourceText
{
    public static string Of(string? source) => Printable.Of(string.Join(' ', (source ?? "a function").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
