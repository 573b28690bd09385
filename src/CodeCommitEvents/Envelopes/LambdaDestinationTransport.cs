using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The record that Lambda sends to a destination after an asynchronous call, with the function's input in it.</summary>
/// <remarks>
/// Source: <see href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Capturing records of
/// Lambda asynchronous invocations</see>.
/// </remarks>
public sealed record LambdaDestinationTransport : Transport
{
    /// <summary>A record without fields.</summary>
    public LambdaDestinationTransport() => IsInline = true;

    internal LambdaDestinationTransport(JsonCursor value, RecordPosition? position, bool isInline)
    {
        Position = position;
        IsInline = isInline;
        Version = value.TakeString("version"u8);
        TimestampText = value.TakeString("timestamp"u8);
        RequestContext = value.TakeObject("requestContext"u8, LambdaRequestContext.Read);
        ResponseContext = value.TakeObject("responseContext"u8, LambdaResponseContext.Read);
        ResponsePayloadJson = value.TakeRaw("responsePayload"u8);
        AdditionalFields = JsonFields.Untaken(value);
    }

    /// <inheritdoc/>
    public override string Name => "lambdaDestination";

    /// <summary>The version of the form, <c>1.0</c>.</summary>
    public string? Version { get; init; }

    /// <summary>When the record was made. Null if <see cref="TimestampText"/> cannot be read.</summary>
    public DateTimeOffset? Timestamp
    {
        get => AwsTimestamp.Parse(TimestampText);
        init => TimestampText = AwsTimestamp.FormatIso(value);
    }

    /// <summary>The text of <c>timestamp</c>.</summary>
    public string? TimestampText { get; init; }

    /// <summary>The call.</summary>
    public LambdaRequestContext? RequestContext { get; init; }

    /// <summary>How the call ended.</summary>
    public LambdaResponseContext? ResponseContext { get; init; }

    /// <summary>What the function answered, as JSON.</summary>
    public string? ResponsePayloadJson { get; init; }

    /// <inheritdoc/>
    internal override string ContentPath => "requestPayload";

    internal override void Write(FieldWriter writer, TransportContent content)
    {
        writer.Text("version", Version);
        writer.Text("timestamp", TimestampText);
        writer.Object("requestContext", RequestContext, static (item, context) => context.Write(item));
        content.Write(writer, "requestPayload", IsInline);
        writer.Object("responseContext", ResponseContext, static (item, context) => context.Write(item));
        writer.Raw("responsePayload", ResponsePayloadJson);
        writer.Additional(AdditionalFields);
    }
}
