namespace CodeCommitEvents.Events;

/// <summary>
/// Marks a vocabulary: a text with known values, to which AWS may add more. The struct declares a static property for each known
/// value. The generator in <c>eng/vocabularies</c> adds equality, parsing and JSON.
/// </summary>
[AttributeUsage(AttributeTargets.Struct)]
internal sealed class VocabularyAttribute : Attribute;
