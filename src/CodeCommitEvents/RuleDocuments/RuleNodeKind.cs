namespace CodeCommitEvents.RuleDocuments;

/// <summary>What a node of a document of rules is.</summary>
internal enum RuleNodeKind
{
    /// <summary>An object.</summary>
    Object,

    /// <summary>A list.</summary>
    List,

    /// <summary>A text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>Anything else: a number or null, which rules do not have.</summary>
    Other,
}
