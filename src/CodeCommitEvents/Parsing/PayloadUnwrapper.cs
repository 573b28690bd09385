using System.Buffers;
using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>Peels wrapper after wrapper off a payload, by the keys that each has, until an event appears.</summary>
internal sealed class PayloadUnwrapper(EventParserOptions options)
{
    private readonly DeliveryCollector deliveries = new(options);

    public IReadOnlyList<EventDelivery> Deliveries => deliveries.Items;

    public void Unwrap(JsonCursor value) => Unwrap(value, PayloadLocation.Root);

    private void Unwrap(JsonCursor value, in PayloadLocation place)
    {
        switch (value.Type)
        {
            case JsonTokenType.StartObject:
                UnwrapObject(value, place);
                break;
            case JsonTokenType.StartArray when place.Position is null:
                UnwrapList(value, place, isBareArray: true, JsonFields.Empty);
                break;
            case JsonTokenType.String:
                UnwrapText(value, place.In(new JsonStringTransport { Position = place.Position }), "JSON string");
                break;
            default:
                deliveries.AddUnrecognized(value, place);
                break;
        }
    }

    private void UnwrapObject(JsonCursor value, in PayloadLocation place)
    {
        if (place.Position is null && value.Has("Records"u8, JsonTokenType.StartArray))
        {
            var records = value.Take("Records"u8, JsonTokenType.StartArray);
            UnwrapList(records, place, isBareArray: false, JsonFields.Untaken(value));
        }
        else if (EnvelopeReader.IsEnvelope(value))
        {
            EnvelopeReader.Read(value, place, deliveries, options);
        }
        else if (value.Find("Sns"u8) is { IsObject: true } sns)
        {
            sns.Take();
            UnwrapSns(value, sns, place);
        }
        else if (PayloadShapes.IsSnsMessage(value))
        {
            UnwrapSns(default, value, place);
        }
        else if (PayloadShapes.IsSqsRecord(value, isInList: place.Position is not null))
        {
            var body = TakeContent(value, "body"u8);
            UnwrapContent(body, place.In(new SqsTransport(value, place.Position, isInline: !body.IsString)), "SQS body");
        }
        else if (value.Find("codecommit"u8) is { IsObject: true } codeCommit)
        {
            TriggerRecordReader.Read(value, codeCommit, place, deliveries);
        }
        else if (value.Find("requestPayload"u8).Type != JsonTokenType.None)
        {
            var payload = TakeContent(value, "requestPayload"u8);
            UnwrapContent(payload, place.In(new LambdaDestinationTransport(value, place.Position, isInline: !payload.IsString)), "Lambda destination record");
        }
        else if (EventReader.IsDetail(value))
        {
            deliveries.Add(EventReader.ReadDetail(value), value, place);
        }
        else if (PayloadShapes.FindEmbedded(value) is { IsObject: true } embedded)
        {
            UnwrapContent(embedded, place.In(InputTransformerTransport.Read(value, embedded, place.Position)), "input transformer's object");
        }
        else
        {
            deliveries.AddForeign(value, place);
        }
    }

    private void UnwrapList(JsonCursor list, in PayloadLocation place, bool isBareArray, JsonFields beside)
    {
        var index = 0;
        foreach (var record in list)
        {
            var position = RecordPosition.At(index++, isBareArray, beside);
            if (deliveries.IsFull)
            {
                deliveries.AddRest(list, place.At(position));
                return;
            }

            if (record.IsObject || isBareArray)
            {
                Unwrap(record, place.At(position));
            }
            else
            {
                deliveries.AddUnreadable(record.RawText(), place.At(position), "record", "A record is an object.");
            }
        }
    }

    private void UnwrapSns(JsonCursor record, JsonCursor message, in PayloadLocation place)
    {
        var content = TakeContent(message, "Message"u8);
        if (content.Type is not (JsonTokenType.String or JsonTokenType.StartObject))
        {
            deliveries.AddUnreadable((record.IsObject ? record : message).RawText(), place, "SNS message", "The message has no Message.");
            return;
        }

        var control = SnsControlMessages.Read(message, content);
        var transport = record.IsObject
            ? SnsTransport.ReadRecord(record, message, place.Position, isInline: !content.IsString)
            : SnsTransport.ReadMessage(message, place.Position, isInline: !content.IsString);
        if (control is null)
        {
            UnwrapContent(content, place.In(transport), "SNS message");
        }
        else
        {
            deliveries.Add(control, content, place.In(transport));
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
            Unwrap(content, place);
        }
    }

    private void UnwrapText(JsonCursor text, in PayloadLocation place, string layer)
    {
        if (!EmbeddedJson.MayBe(text.Utf8))
        {
            deliveries.AddPlainText(text, place);
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(text.Utf8.Length);
        var json = EmbeddedJson.Unescape(text, buffer);
        try
        {
            if (!EmbeddedJson.IsLikely(json))
            {
                deliveries.AddPlainText(text, place);
            }
            else if (place.Transports.Length > options.MaxNesting)
            {
                deliveries.AddUnreadable(text.GetString(), place, layer, deliveries.NestingReason);
            }
            else
            {
                using var tape = JsonTape.Read(json, options.MaxDepth);
                Unwrap(tape.Root, place);
            }
        }
        catch (JsonException) when (!EmbeddedJson.IsBroken(json))
        {
            deliveries.AddPlainText(text, place);
        }
        catch (JsonException exception)
        {
            deliveries.AddUnreadable(text.GetString(), place, layer, $"The text {exception.Message}.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static JsonCursor TakeContent(JsonCursor value, ReadOnlySpan<byte> name)
    {
        var content = value.Find(name);
        if (content.Type != JsonTokenType.None)
        {
            content.Take();
        }

        return content;
    }
}
