namespace CodeCommitEvents.RuleDocuments;

/// <summary>A value of a document, independent of the format of the document.</summary>
internal sealed class RuleNode
{
    public required RuleNodeKind Kind { get; init; }

    /// <summary>The path of the value: <c>rules[0].into</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The line number, counted from 1. Null if the format has no lines.</summary>
    public int? Line { get; init; }

    /// <summary>The text. For a flag, <c>true</c> or <c>false</c>.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<RuleProperty> Properties { get; init; } = [];

    public IReadOnlyList<RuleNode> Items { get; init; } = [];

    /// <summary>How names are compared. In configuration, case is ignored.</summary>
    public StringComparison NameComparison { get; init; } = StringComparison.Ordinal;

    /// <summary>Whether all values are texts, as in configuration.</summary>
    public bool IsTextual { get; init; }

    /// <summary>The value as a Boolean. Null if it is neither true nor false.</summary>
    public bool? Flag => (Kind == RuleNodeKind.Flag || IsTextual) && bool.TryParse(Text, out var flag) ? flag : null;

    /// <summary>The kind of the value, for error messages.</summary>
    public string KindWords => Kind switch
    {
        RuleNodeKind.Object => "an object",
        RuleNodeKind.List => "a list",
        RuleNodeKind.Text => "a text",
        RuleNodeKind.Flag => "true or false",
        _ => Text.Length == 0 ? "nothing" : "a number or null",
    };

    /// <summary>The items of a list. For other values, the value itself.</summary>
    public IReadOnlyList<RuleNode> ItemsOrSelf => Kind == RuleNodeKind.List ? Items : [this];

    public RuleNode? Find(string name) =>
        Properties.FirstOrDefault(property => string.Equals(property.Name, name, NameComparison))?.Value;

    public static string PathOf(string parent, string name) => parent.Length == 0 ? name : $"{parent}.{name}";
}

internal enum RuleNodeKind
{
    Object,
    List,
    Text,
    Flag,

    /// <summary>A number, null, or a missing value.</summary>
    Other,
}

internal sealed record RuleProperty(string Name, RuleNode Value);
