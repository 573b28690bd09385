using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The location of a build's log (<c>logs</c>).</summary>
/// <remarks>The first event of a build has no logs, or only a link that does not work yet.</remarks>
[JsonConverter(typeof(JsonRecordConverter<BuildLogs>))]
public sealed record BuildLogs : IJsonRecord<BuildLogs>
{
    /// <summary>The name of the CloudWatch Logs log group.</summary>
    public string? GroupName { get; init; }

    /// <summary>The name of the log stream. It is not always the build's UUID.</summary>
    public string? StreamName { get; init; }

    /// <summary>The URL of the log in the AWS console. Its format varies, so do not parse it.</summary>
    public string? DeepLink { get; init; }

    /// <summary>The JSON fields that no other property contains.</summary>
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
