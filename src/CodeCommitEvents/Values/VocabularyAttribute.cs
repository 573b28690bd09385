namespace CodeCommitEvents.Events;

/// <summary>
/// Marks a vocabulary: a string value with a list of known values, to which AWS can add more. The struct declares a static property for each known
/// value. The generator in <c>eng/vocabularies</c> adds equality, parsing and JSON.
/// </summary>
[AttributeUsage(AttributeTargets.Struct)]
internal sealed class VocabularyAttribute : Attribute;
