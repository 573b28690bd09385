namespace CodeCommitEvents.RuleDocuments;

/// <summary>A value of a document, whatever it is read from.</summary>
internal sealed class RuleNode
{
    public required RuleNodeKind Kind { get; init; }

    /// <summary>Where the value stands: <c>rules[0].into</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The line, counted from 1. Null where there are none.</summary>
    public int? Line { get; init; }

    /// <summary>The text, or that of <c>true</c> and <c>false</c>.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<RuleProperty> Properties { get; init; } = [];

    public IReadOnlyList<RuleNode> Items { get; init; } = [];

    /// <summary>How names are compared. Names in configuration may have any case.</summary>
    public StringComparison NameComparison { get; init; } = StringComparison.Ordinal;

    /// <summary>Whether everything is a text, as in configuration.</summary>
    public bool IsTextual { get; init; }

    /// <summary>The value as true or false. Null where it is neither.</summary>
    public bool? Flag => (Kind == RuleNodeKind.Flag || IsTextual) && bool.TryParse(Text, out var flag) ? flag : null;

    /// <summary>What the value is, in words.</summary>
    public string KindWords => Kind switch
    {
        RuleNodeKind.Object => "an object",
        RuleNodeKind.List => "a list",
        RuleNodeKind.Text => "a text",
        RuleNodeKind.Flag => "true or false",
        _ => Text.Length == 0 ? "nothing" : "a number or null",
    };

    /// <summary>The items of a list; of anything else the value itself.</summary>
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

    /// <summary>A number, null, or nothing.</summary>
    Other,
}

internal sealed record RuleProperty(string Name, RuleNode Value);
