using CodeCommitEvents.Events;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Quotes words of the user's document in error messages: on one line, and not too long.</summary>
internal static class QuotedText
{
    private const int MaxLength = 60;

    public static string Of(string text) => $"\"{Shortened(text)}\"";

    public static string Shortened(string text) => DisplayText.Escape(DisplayText.Shorten(text, MaxLength));

    /// <summary>Returns the words in quotation marks, separated by commas.</summary>
    public static string Listed(IEnumerable<string> words) => string.Join(", ", words.Select(Of));
}
