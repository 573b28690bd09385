namespace CodeCommitEvents.Rules;

/// <summary>A set or a group of rules of which only the first that matches acts. Its identity is all it has.</summary>
internal sealed class FirstMatchScope;
