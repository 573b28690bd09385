using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The git submodules settings of a build (<c>git-submodules-config</c>).</summary>
[JsonConverter(typeof(JsonRecordConverter<BuildGitSubmodulesConfig>))]
public sealed record BuildGitSubmodulesConfig : IJsonRecord<BuildGitSubmodulesConfig>
{
    /// <summary>Whether git submodules are fetched.</summary>
    public bool? FetchSubmodules { get; init; }

    /// <summary>The JSON fields that no other property contains.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    static BuildGitSubmodulesConfig IJsonRecord<BuildGitSubmodulesConfig>.Read(in JsonCursor value) => Read(value);

    void IJsonRecord<BuildGitSubmodulesConfig>.Write(FieldWriter writer) => Write(writer);

    internal static BuildGitSubmodulesConfig Read(in JsonCursor value) => new()
    {
        FetchSubmodules = value.TakeBoolean("fetch-submodules"u8),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Boolean("fetch-submodules", FetchSubmodules);
        writer.Additional(AdditionalFields);
    }
}
