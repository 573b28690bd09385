namespace CodeCommitEvents.RuleDocuments;

/// <summary>A property of a node.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value. Its place is that of the property.</param>
internal sealed record RuleProperty(string Name, RuleNode Value);
