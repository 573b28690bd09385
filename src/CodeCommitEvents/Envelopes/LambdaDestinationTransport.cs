using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>The record that Lambda sends to a destination after an asynchronous invocation. The record contains the input of the function.</summary>
/// <remarks>
/// Source: <see href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Capturing records of
/// Lambda asynchronous invocations</see>.
/// </remarks>
public sealed record LambdaDestinationTransport : Transport
{
    /// <summary>Creates a record without fields.</summary>
    public LambdaDestinationTransport() => IsInline = true;

    private LambdaDestinationTransport(JsonCursor value, JsonCursor payload, RecordPosition? position)
    {
        Position = position;
        IsInline = !payload.IsString;
        Version = value.TakeString("version"u8);
        TimestampText = value.TakeString("timestamp"u8);
        RequestContext = value.TakeObject("requestContext"u8, LambdaRequestContext.Read);
        ResponseContext = value.TakeObject("responseContext"u8, LambdaResponseContext.Read);
        ResponsePayloadJson = value.TakeRaw("responsePayload"u8);
        AdditionalFields = JsonFields.Untaken(value);
    }

    /// <inheritdoc/>
    public override string Name => "lambdaDestination";

    /// <summary>The version of the record format, <c>1.0</c>.</summary>
    public string? Version { get; init; }

    /// <summary>When the record was created. Null if the field is missing or is not a valid time. An invalid value is kept and is written unchanged.</summary>
    public DateTimeOffset? Timestamp
    {
        get => AwsTimestamp.Parse(TimestampText);
        init => TimestampText = AwsTimestamp.FormatIso(value);
    }

    /// <summary>The text of <c>timestamp</c>.</summary>
    internal string? TimestampText { get; init; }

    /// <summary>The invocation.</summary>
    public LambdaRequestContext? RequestContext { get; init; }

    /// <summary>The result of the invocation.</summary>
    public LambdaResponseContext? ResponseContext { get; init; }

    /// <summary>The response of the function, as JSON.</summary>
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

    /// <summary>The form in which a function, a queue, a topic or an event bus receives the record.</summary>
    internal sealed class Form : TransportForm
    {
        public override string Layer => "Lambda destination record";

        public override bool Matches(in JsonCursor value, ObjectPlace place) => value.Find("requestPayload"u8).Type switch
        {
            JsonTokenType.None => false,
            JsonTokenType.String or JsonTokenType.StartObject or JsonTokenType.StartArray => true,
            // An object inside an object without a known form can have a requestPayload by chance, so there a number, a boolean or null does not match.
            _ => place != ObjectPlace.Property,
        };

        public override TransportReading Read(JsonCursor value, RecordPosition? position)
        {
            var payload = Take(value, "requestPayload"u8);
            return new(new LambdaDestinationTransport(value, payload, position), payload);
        }
    }
}
