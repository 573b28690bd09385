namespace CodeCommitEvents.Events;

/// <summary>
/// Marks a vocabulary: text that AWS takes from a list which may grow. The struct declares the known values, one static
/// property each. The generator in <c>eng/vocabularies</c> adds the rest: equality, parsing, JSON.
/// </summary>
[AttributeUsage(AttributeTargets.Struct)]
internal sealed class VocabularyAttribute : Attribute;
