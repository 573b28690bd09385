using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The reason for the status of a build phase.</summary>
[JsonConverter(typeof(JsonRecordConverter<BuildPhaseReason>))]
public sealed record BuildPhaseReason : IJsonRecord<BuildPhaseReason>
{
    /// <summary>The status code, such as <c>COMMAND_EXECUTION_ERROR</c>. Null if there is only a message.</summary>
    public string? StatusCode { get; init; }

    /// <summary>The message. Never empty.</summary>
    public required string Message { get; init; }

    /// <summary>Parses <c>CODE: message</c>, with or without brackets. Returns null if the text contains no reason, such as <c>: </c> or <c>[]</c>.</summary>
    /// <param name="context">The context of a phase.</param>
    public static BuildPhaseReason? Parse(string? context)
    {
        var text = context is ['[', .., ']'] ? context[1..^1] : context;
        if (string.IsNullOrWhiteSpace(text) || text == ": ")
        {
            return null;
        }

        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0
            ? new() { Message = text }
            : new() { StatusCode = colon == 0 ? null : text[..colon], Message = text[(colon + 2)..] };
    }

    static BuildPhaseReason IJsonRecord<BuildPhaseReason>.Read(in JsonCursor value) => new()
    {
        StatusCode = value.TakeString("statusCode"u8),
        Message = value.TakeRequiredString("message"u8),
    };

    void IJsonRecord<BuildPhaseReason>.Write(FieldWriter writer)
    {
        writer.Text("statusCode", StatusCode);
        writer.Text("message", Message);
    }
}
