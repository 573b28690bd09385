using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The cache of a build (<c>cache</c>).</summary>
public sealed record BuildCache
{
    /// <summary><c>NO_CACHE</c>, <c>LOCAL</c> or <c>S3</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Where it lies.</summary>
    public string? Location { get; init; }

    /// <summary>The fields that no property holds.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    internal static BuildCache Read(in JsonCursor value) => new()
    {
        Type = value.TakeString("type"u8),
        Location = value.TakeString("location"u8),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Text("type", Type);
        writer.Text("location", Location);
        writer.Additional(AdditionalFields);
    }
}
