namespace CodeCommitEvents.RuleDocuments;

/// <summary>A node of a document of rules, whatever the document is written in, with the place where it stands.</summary>
internal sealed class RuleNode
{
    public required RuleNodeKind Kind { get; init; }

    /// <summary>Where it stands, as <c>rules[2].branch</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The line, counted from 1. Null where the document has no lines.</summary>
    public int? Line { get; init; }

    /// <summary>The text, or the word of a flag.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<RuleProperty> Properties { get; init; } = [];

    public IReadOnlyList<RuleNode> Items { get; init; } = [];

    /// <summary>How names of properties are compared.</summary>
    public StringComparison NameComparison { get; init; } = StringComparison.Ordinal;

    /// <summary>Whether the document knows texts only, so that one may stand for true or false.</summary>
    public bool IsTextual { get; init; }

    /// <summary>True or false. Null where it is neither.</summary>
    public bool? Flag => (Kind == RuleNodeKind.Flag || IsTextual) && bool.TryParse(Text, out var flag) ? flag : null;

    /// <summary>What it is, in words.</summary>
    public string KindWords => Kind switch
    {
        RuleNodeKind.Object => "an object",
        RuleNodeKind.List => "a list",
        RuleNodeKind.Text => "a text",
        RuleNodeKind.Flag => "true or false",
        _ => Text.Length == 0 ? "nothing" : "a number or null",
    };

    /// <summary>The items of a list, or the node itself: one may stand for a list of one.</summary>
    public IReadOnlyList<RuleNode> ItemsOrSelf => Kind == RuleNodeKind.List ? Items : [this];

    public RuleNode? Find(string name) =>
        Properties.FirstOrDefault(property => string.Equals(property.Name, name, NameComparison))?.Value;

    public static string PathOf(string parent, string name) => parent.Length == 0 ? name : $"{parent}.{name}";
}
