using CodeCommitEvents.Events;

namespace CodeCommitEvents.Notifying;

/// <summary>Facts on one line each. A fact without a text is not added.</summary>
internal sealed class SummaryFacts
{
    private const int MaxLength = 300;

    private readonly List<KeyValuePair<string, string>> facts = [];

    /// <summary>Returns a text on one line that is not too long.</summary>
    public static string Line(string text) => DisplayText.Escape(DisplayText.Shorten(text, MaxLength));

    public void Add(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            facts.Add(new(name, Line(text)));
        }
    }

    public ValueList<KeyValuePair<string, string>> ToList() => [.. facts];
}
