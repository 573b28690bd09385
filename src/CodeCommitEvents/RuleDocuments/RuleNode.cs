namespace CodeCommitEvents.RuleDocuments;

/// <summary>A value of a document, independent of the format of the document.</summary>
internal sealed class RuleNode
{
    public required RuleNodeKind Kind { get; init; }

    /// <summary>The path of the value: <c>rules[0].into</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The line number, counted from 1. Null if the format has no lines.</summary>
    public int? Line { get; init; }

    /// <summary>The text. For a number, its digits. For a flag, <c>true</c> or <c>false</c>.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<RuleProperty> Properties { get; init; } = [];

    public IReadOnlyList<RuleNode> Items { get; init; } = [];

    /// <summary>How names are compared. In configuration, case is ignored.</summary>
    public StringComparison NameComparison { get; init; } = StringComparison.Ordinal;

    /// <summary>Whether all values are texts, as in configuration.</summary>
    public bool IsTextual { get; init; }

    /// <summary>The value as a Boolean. Null if it is neither true nor false.</summary>
    public bool? Flag => (Kind == RuleNodeKind.Flag || IsTextual) && bool.TryParse(Text, out var flag) ? flag : null;

    /// <summary>Whether there is no value. In configuration, an empty text is no value either, because empty lists and objects become one.</summary>
    public bool IsEmpty => Kind == RuleNodeKind.Null || (IsTextual && Kind == RuleNodeKind.Text && Text.Length == 0);

    /// <summary>The kind of the value, for error messages that must not contain the value.</summary>
    public string KindWords => Kind switch
    {
        RuleNodeKind.Object => "an object",
        RuleNodeKind.List => "a list",
        RuleNodeKind.Text => "a text",
        RuleNodeKind.Flag => "true or false",
        RuleNodeKind.Number => "a number",
        _ => IsTextual ? "empty" : "null",
    };

    /// <summary>The kind of the value, and the value itself if it is short: <c>the text "maybe"</c>.</summary>
    public string FoundWords => Kind switch
    {
        RuleNodeKind.Text => Text.Length == 0 ? "an empty text" : $"the text {QuotedText.Of(Text)}",
        RuleNodeKind.Flag => Text,
        RuleNodeKind.Number => $"the number {QuotedText.Shortened(Text)}",
        _ => KindWords,
    };

    /// <summary>The items of a list. For other values, the value itself.</summary>
    public IReadOnlyList<RuleNode> ItemsOrSelf => Kind == RuleNodeKind.List ? Items : [this];

    public RuleNode? Find(string name) => Properties.FirstOrDefault(property => IsName(property.Name, name))?.Value;

    public bool IsName(string name, string other) => string.Equals(name, other, NameComparison);

    /// <summary>Returns the path of a property. A name with other characters than letters and digits is in brackets: <c>rules["prod deploy"]</c>.</summary>
    public static string PathOf(string parent, string name) =>
        name.Length == 0 || !name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '_' or '$') ? $"{parent}[{QuotedText.Of(name)}]"
        : parent.Length == 0 ? QuotedText.Shortened(name)
        : $"{parent}.{QuotedText.Shortened(name)}";
}

internal enum RuleNodeKind
{
    Object,
    List,
    Text,
    Flag,
    Number,

    /// <summary>Null, or a missing value.</summary>
    Null,
}

internal sealed record RuleProperty(string Name, RuleNode Value);
