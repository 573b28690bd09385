using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A reference in the record of a trigger (<c>codecommit.references[]</c>).</summary>
[JsonConverter(typeof(JsonRecordConverter<TriggerReference>))]
public sealed record TriggerReference : IJsonRecord<TriggerReference>
{
    /// <summary>The id of the new commit; for a deletion, the id of the last commit.</summary>
    public string? Commit { get; init; }

    /// <summary>The full name of the reference, such as <c>refs/heads/main</c>.</summary>
    public string? Ref { get; init; }

    /// <summary>Whether the reference was created. AWS sends the field only if it is true.</summary>
    public bool? Created { get; init; }

    /// <summary>Whether the reference was deleted. AWS sends the field only if it is true.</summary>
    public bool? Deleted { get; init; }

    /// <summary>The JSON fields that no other property contains.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    static TriggerReference IJsonRecord<TriggerReference>.Read(in JsonCursor value) => Read(value);

    void IJsonRecord<TriggerReference>.Write(FieldWriter writer) => Write(writer);

    internal static TriggerReference Read(in JsonCursor value) => new()
    {
        Commit = value.TakeString("commit"u8),
        Ref = value.TakeString("ref"u8),
        Created = value.TakeBoolean("created"u8),
        Deleted = value.TakeBoolean("deleted"u8),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Text("commit", Commit);
        writer.Text("ref", Ref);
        writer.Boolean("created", Created);
        writer.Boolean("deleted", Deleted);
        writer.Additional(AdditionalFields);
    }
}
