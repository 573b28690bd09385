using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>Where a build writes its log (<c>logs</c>).</summary>
/// <remarks>The first event of a build has none, or only a link that leads nowhere yet.</remarks>
[JsonConverter(typeof(JsonRecordConverter<BuildLogs>))]
public sealed record BuildLogs : IJsonRecord<BuildLogs>
{
    /// <summary>The log group of CloudWatch Logs.</summary>
    public string? GroupName { get; init; }

    /// <summary>The log stream; not always the build's UUID.</summary>
    public string? StreamName { get; init; }

    /// <summary>A page of the console. Its form has changed with the years: it is not to be taken apart.</summary>
    public string? DeepLink { get; init; }

    /// <summary>The fields that no property holds.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    static BuildLogs IJsonRecord<BuildLogs>.Read(in JsonCursor value) => Read(value);

    void IJsonRecord<BuildLogs>.Write(FieldWriter writer) => Write(writer);

    internal static BuildLogs Read(in JsonCursor value) => new()
    {
        GroupName = value.TakeString("group-name"u8),
        StreamName = value.TakeString("stream-name"u8),
        DeepLink = value.TakeString("deep-link"u8),
        AdditionalFields = JsonFields.Untaken(value),
    };

    internal void Write(FieldWriter writer)
    {
        writer.Text("group-name", GroupName);
        writer.Text("stream-name", StreamName);
        writer.Text("deep-link", DeepLink);
        writer.Additional(AdditionalFields);
    }
}
