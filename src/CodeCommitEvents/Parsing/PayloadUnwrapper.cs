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
                deliveries.AddForeign(value, place);
                break;
        }
    }

    private void UnwrapObject(JsonCursor value, in PayloadLocation place)
    {
        switch (PayloadForms.Find(value, place.Position is null ? ObjectPlace.Alone : ObjectPlace.ListItem))
        {
            case TransportForm transport:
                UnwrapTransport(transport, value, place);
                break;
            case MessageForm message:
                message.Read(value, place, deliveries);
                break;
            case RecordListForm:
                var records = value.Take("Records"u8, JsonTokenType.StartArray);
                UnwrapList(records, place, isBareArray: false, JsonFields.Untaken(value));
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
        else
        {
            UnwrapContent(read.Content, place.In(read.Transport), form.Layer);
        }
    }

    /// <summary>Unwraps an object without a known form. The object can contain another object with a known form.</summary>
    private void UnwrapUnknown(JsonCursor value, in PayloadLocation place)
    {
        var embedded = PayloadForms.FindEmbedded(value);
        if (embedded.IsObject)
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
                deliveries.AddUnreadable(record.RawText(), place.At(position), "record", "The record is not an object.");
            }
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
}
