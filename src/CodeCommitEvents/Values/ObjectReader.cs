using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>Reads a record from a JSON object.</summary>
internal delegate T ObjectReader<out T>(in JsonCursor value);
