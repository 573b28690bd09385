using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>How a build treats submodules (<c>git-submodules-config</c>).</summary>
public sealed record BuildGitSubmodulesConfig
{
    /// <summary>Whether they are fetched.</summary>
    public bool? FetchSubmodules { get; init; }

    /// <summary>The fields that no property holds.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

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
