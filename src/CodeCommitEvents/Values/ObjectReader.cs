using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>Reads a record out of the JSON object that holds it.</summary>
internal delegate T ObjectReader<out T>(in JsonCursor value);
