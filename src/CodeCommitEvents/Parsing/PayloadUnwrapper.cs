using System.Buffers;
using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>Unwraps the transports of a payload, from the outermost to the innermost, and reads the events.</summary>
internal sealed class PayloadUnwrapper(EventParserOptions options)
{
    private readonly DeliveryCollector deliveries = new(options);

    public IReadOnlyList<EventDelivery> Deliveries => deliveries.Items;

    public void Unwrap(JsonCursor value) => Unwrap(value, PayloadLocation.Root, "payload");

    private void Unwrap(JsonCursor value, in PayloadLocation place, string layer)
    {
        switch (value.Type)
        {
            case JsonTokenType.StartObject:
                UnwrapObject(value, place);
                break;
            case not JsonTokenType.StartObject when place.Position is { IsBareArray: false }:
                deliveries.AddUnreadable(value.RawText(), place, layer, "The record is not an object.");
                break;
            case JsonTokenType.StartArray when ExtendedClientPointer.Is(value):
                deliveries.AddUnreadable(value.RawText(), place, layer, ExtendedClientPointer.Reason);
                break;
            case JsonTokenType.StartArray when place.Position is null:
                UnwrapList(value, place, static (index, _) => RecordPosition.At(index, isBareArray: true, JsonFields.Empty), JsonFields.Empty);
                break;
            case JsonTokenType.String:
                UnwrapText(value, place.In(new JsonStringTransport { Position = place.Position }), "JSON string");
                break;
            default:
                deliveries.AddForeign(value, place);
                break;
        }
    }

    private void UnwrapObject(JsonCursor value, in PayloadLocation place)
    {
        switch (PayloadForms.Find(value, place.ObjectPlace))
        {
            case TransportForm transport:
                UnwrapTransport(transport, value, place);
                break;
            case MessageForm message:
                message.Read(value, place, deliveries);
                break;
            case RecordListForm:
                UnwrapList(RecordListForm.TakeList(value, out var isLogEvents), place, isLogEvents ? RecordPosition.LogEvent : RecordPosition.InRecords, JsonFields.Untaken(value));
                break;
            default:
                UnwrapUnknown(value, place);
                break;
        }
    }

    private void UnwrapTransport(TransportForm form, JsonCursor value, in PayloadLocation place)
    {
        var read = form.Read(value, place.Position);
        if (read.Transport is null)
        {
            deliveries.AddUnreadable(value.RawText(), place, form.Layer, read.Problem!);
        }
        else if (read.Message is { } message)
        {
            deliveries.Add(message, read.Content, place.In(read.Transport));
        }
        else if (read.Transport.IsBase64)
        {
            // Data that is not a text in UTF-8 is not a message of AWS, so the whole object is foreign.
            if (!TryUnwrapBase64(read.Content, place.In(read.Transport), form.Layer))
            {
                deliveries.AddForeign(value, place);
            }
        }
        else
        {
            var surroundings = read.Transport is EventBridgeTransport ? Surroundings.Around(value, read.Content, place.Surroundings) : place.Surroundings;
            UnwrapContent(read.Content, place.In(read.Transport).With(surroundings), form.Layer);
        }
    }

    /// <summary>Unwraps an object without a known form. The object can contain another object with a known form.</summary>
    private void UnwrapUnknown(JsonCursor value, in PayloadLocation place)
    {
        var embedded = PayloadForms.FindEmbedded(value);
        if (embedded.Type == JsonTokenType.None)
        {
            deliveries.AddForeign(value, place);
            return;
        }

        var inside = place.In(InputTransformerTransport.Read(value, embedded, place.Position)).With(Surroundings.Around(value, embedded, place.Surroundings));
        UnwrapContent(embedded, inside, "input transformer's object");
    }

    private void UnwrapList(JsonCursor list, in PayloadLocation place, Func<int, JsonFields, RecordPosition> positionOf, JsonFields beside)
    {
        var index = 0;
        foreach (var record in list)
        {
            var at = place.At(positionOf(index++, beside));
            if (!place.IsInRecord)
            {
                deliveries.StartRecord();
            }
            else if (deliveries.IsFull)
            {
                deliveries.AddRest(list, record, at);
                break;
            }

            Unwrap(record, at, "record");
        }
    }

    private void UnwrapContent(JsonCursor content, in PayloadLocation place, string layer)
    {
        if (content.IsString)
        {
            UnwrapText(content, place, layer);
        }
        else if (place.Transports.Length > options.MaxNesting)
        {
            deliveries.AddUnreadable(content.RawText(), place, layer, deliveries.NestingReason);
        }
        else
        {
            UnwrapMessage(content, place, layer);
        }
    }

    /// <summary>Unwraps a message. A message without an event, such as an empty list, is foreign: each message has a delivery.</summary>
    private void UnwrapMessage(JsonCursor message, in PayloadLocation place, string layer)
    {
        var before = deliveries.Items.Count;
        Unwrap(message, place, layer);
        if (deliveries.Items.Count == before)
        {
            deliveries.AddForeign(message, place);
        }
    }

    private void UnwrapText(JsonCursor text, in PayloadLocation place, string layer) => UnwrapText(text.Utf8, text, place, layer);

    /// <summary>Unwraps the text that a Base64 string encodes. Returns false if the string does not encode a text.</summary>
    private bool TryUnwrapBase64(JsonCursor base64, in PayloadLocation place, string layer)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(base64.Utf8.Length);
        try
        {
            var json = EmbeddedJson.Decode(base64, buffer, out var isText);
            if (isText)
            {
                UnwrapText(json, text: default, place, layer);
            }

            return isText;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <remarks><paramref name="text"/> is empty if the text was encoded.</remarks>
    private void UnwrapText(ReadOnlySpan<byte> json, JsonCursor text, in PayloadLocation place, string layer)
    {
        if (!EmbeddedJson.IsLikely(json))
        {
            deliveries.AddPlainText(EmbeddedJson.TextOf(json, text), place);
        }
        else if (place.Transports.Length > options.MaxNesting)
        {
            deliveries.AddUnreadable(EmbeddedJson.TextOf(json, text), place, layer, deliveries.NestingReason);
        }
        else if (JsonTape.TryRead(json, options.MaxDepth, out var tape))
        {
            using (tape)
            {
                UnwrapMessage(tape.Root, place, layer);
            }
        }
        else if (EmbeddedJson.IsBroken(json) || JsonFault.IsTooDeep(json))
        {
            deliveries.AddUnreadable(EmbeddedJson.TextOf(json, text), place, layer, $"The text {deliveries.FaultOf(json)}.");
        }
        else
        {
            deliveries.AddPlainText(EmbeddedJson.TextOf(json, text), place);
        }
    }
}
