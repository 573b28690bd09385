namespace CodeCommitEvents.Events;

/// <summary>
/// Marks a vocabulary: a string value type with a list of known values. AWS can add values to the list at any time. The struct declares
/// a static property for each known value. The generator in <c>eng/vocabularies</c> adds equality, parsing and JSON.
/// </summary>
[AttributeUsage(AttributeTargets.Struct)]
internal sealed class VocabularyAttribute : Attribute;
