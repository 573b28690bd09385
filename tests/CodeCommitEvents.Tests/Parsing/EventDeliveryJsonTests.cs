using System.Text.Encodings.Web;
using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Generators;
using CsCheck;

namespace CodeCommitEvents.Tests.Parsing;

/// <summary>Tests that a delivery that System.Text.Json writes is read back as an equal delivery: alone, in a list or in an application's record.</summary>
public sealed class EventDeliveryJsonTests
{
    private const int Iterations = 2_000;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static TheoryData<string> Files { get; } = [.. Payloads.Index.Select(row => row.File)];

    [Fact]
    public void Any_delivery_is_read_as_it_was_written() => AnyDelivery.Value.Sample(
        delivery => JsonSerializer.Deserialize<EventDelivery>(JsonSerializer.Serialize(delivery)) == delivery,
        iter: Iterations);

    [Fact]
    public void Any_list_of_deliveries_is_read_as_it_was_written() => Gen.Select(AnyDelivery.Value, Gen.Int[0, 40], Gen.Int[0, 3]).Array[0, 4].Sample(
        items =>
        {
            EventDelivery[] deliveries = [.. items.Select(item => At(item.Item1, item.Item2, item.Item3))];
            return JsonSerializer.Deserialize<List<EventDelivery>>(JsonSerializer.SerializeToUtf8Bytes(deliveries))!.SequenceEqual(deliveries);
        },
        iter: Iterations / 4);

    [Theory]
    [MemberData(nameof(Files))]
    public void The_deliveries_of_a_payload_are_read_back_from_a_record_of_an_application(string file)
    {
        foreach (var keepsText in new[] { false, true })
        {
            var archived = new Archive("x", EventParser.Parse(Payloads.Read(file), new EventParserOptions { KeepRawText = keepsText }));

            var read = JsonSerializer.Deserialize<Archive>(JsonSerializer.Serialize(archived))!;

            read.Deliveries.Should().Equal(archived.Deliveries);
            read.Deliveries.Select(delivery => (delivery.RawText, delivery.Path)).Should().Equal(archived.Deliveries.Select(delivery => (delivery.RawText, delivery.Path)));
        }
    }

    [Fact]
    public void The_payload_is_what_AWS_sends()
    {
        var delivery = EventParser.Parse(Payloads.Read("wrapped/sns-lambda-notification.json"))[0];

        using var json = JsonDocument.Parse(JsonSerializer.Serialize(delivery, Relaxed));

        json.RootElement.EnumerateObject().Select(property => property.Name).Should().Equal("payload");
        EventParser.Parse(json.RootElement.GetProperty("payload")).Should().ContainSingle().Which.Should().Be(delivery);
    }

    [Fact]
    public void The_index_in_each_list_is_written()
    {
        var third = EventParser.Parse(Payloads.Read("trigger/three-references.json"))[2];

        JsonSerializer.Serialize(third).Should().EndWith(""","indexes":[0,2]}""");
    }

    [Fact]
    public void A_payload_that_is_a_JSON_string_is_written_as_a_string()
    {
        var delivery = EventParser.Parse("\"hi\"")[0];

        JsonSerializer.Serialize(delivery, Relaxed).Should().Be("{\n  \"payload\": \"\\\"hi\\\"\"\n}".ReplaceLineEndings());
        JsonSerializer.Deserialize<EventDelivery>(JsonSerializer.Serialize(delivery)).Should().Be(delivery);
    }

    [Fact]
    public void A_deeply_nested_payload_is_read_as_it_was_written()
    {
        var delivery = EventParser.Parse(string.Concat(Enumerable.Repeat("""{"x":""", 60)) + "1" + new string('}', 60))[0];

        JsonSerializer.Deserialize<EventDelivery>(JsonSerializer.Serialize(delivery)).Should().Be(delivery);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("""{"payload":"no JSON"}""")]
    [InlineData("""{"payload":[]}""")]
    [InlineData("""{"payload":[{},{}]}""")]
    [InlineData("""{"payload":{},"indexes":[1]}""")]
    [InlineData("""{"payload":[{}],"indexes":[]}""")]
    [InlineData("""{"payload":[{}],"indexes":[-1]}""")]
    [InlineData("""{"payload":[{}],"indexes":["1"]}""")]
    public void JSON_that_is_not_a_delivery_is_rejected(string json) =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize<EventDelivery>(json)).Should().Throw<JsonException>();

    /// <summary>Deliveries that no payload of AWS can represent.</summary>
    private static readonly Dictionary<string, EventDelivery> Made = new(StringComparer.Ordinal)
    {
        ["an event without an envelope"] = new() { Event = FakeEvents.PullRequestCreated() },
        ["a build without an envelope"] = new() { Event = FakeEvents.BuildStateChange() },
        ["a trigger's test without an envelope"] = new() { Event = FakeEvents.TriggerTest() },
        ["an event with more data than a trigger sends"] = new() { Event = FakeEvents.ReferenceUpdated(), Envelope = new TriggerEnvelope(FakeEvents.ReferenceUpdated()), Position = new() { Index = 4 } },
        ["an event that no trigger sends"] = new() { Event = FakeEvents.PullRequestCreated(), Envelope = new TriggerEnvelope(FakeEvents.ReferenceUpdated()) },
        ["a time between two seconds"] = new() { Event = FakeEvents.ReferenceUpdated() with { Time = DateTimeOffset.UnixEpoch.AddTicks(1) }, Envelope = new EventBridgeEnvelope(FakeEvents.ReferenceUpdated()) },
        ["a text alone"] = new() { Event = new PlainTextMessage { Text = "hi" } },
        ["a text that is JSON"] = new() { Event = new PlainTextMessage { Text = "{}" }, Transports = [new SnsTransport { Type = "Notification" }] },
        ["half a surrogate pair"] = new() { Event = new PlainTextMessage { Text = "\ud800" }, Transports = [new SnsTransport { Type = "Notification" }.ToLambdaRecord()], RawText = "\ud800" },
        ["a confirmation without its transport"] = new() { Event = new SubscriptionConfirmation { Token = "t", Message = "m" } },
        ["a foreign event that is no JSON"] = new() { Event = new ForeignEvent { Json = "no JSON", Source = "mine" }, Transports = [new JsonStringTransport()] },
        ["a foreign event that is not foreign"] = new() { Event = new ForeignEvent { Json = """{ "event": "referenceDeleted", "referenceName": "a" }""" } },
    };

    public static TheoryData<string> MadeNames { get; } = [.. Made.Keys];

    [Theory]
    [MemberData(nameof(MadeNames))]
    public void A_delivery_that_no_payload_can_represent_is_read_as_it_was_written(string name) =>
        JsonSerializer.Deserialize<EventDelivery>(JsonSerializer.Serialize(Made[name])).Should().Be(Made[name]);

    [Theory]
    [InlineData(1, 64, 10)]
    [InlineData(8, 3, 10)]
    [InlineData(8, 64, 1)]
    public void Deliveries_that_exceeded_a_parser_limit_are_read_as_they_were_written(int nesting, int depth, int deliveries)
    {
        var options = new EventParserOptions { MaxNesting = nesting, MaxDepth = depth, MaxDeliveries = deliveries };
        foreach (var payload in Payloads.Index.Select(row => Payloads.Read(row.File)))
        {
            if (EventParser.TryParse(payload, options, out var read))
            {
                JsonSerializer.Deserialize<List<EventDelivery>>(JsonSerializer.Serialize(read)).Should().Equal(read);
            }
        }
    }

    [Fact]
    public void Null_stays_null() => JsonSerializer.Deserialize<EventDelivery>(JsonSerializer.Serialize((EventDelivery?)null)).Should().BeNull();

    [Fact]
    public void Transports_that_could_not_be_read_back_are_rejected()
    {
        var delivery = new EventDelivery { Event = FakeEvents.ReferenceUpdated(), Transports = [new SqsTransport { AwsRegion = "eu-west-1" }] };

        FluentActions.Invoking(() => JsonSerializer.Serialize(delivery)).Should().Throw<JsonException>().WithMessage("*transport*");
    }

    private static EventDelivery At(EventDelivery delivery, int index, int reference) => delivery with
    {
        Transports = [.. delivery.Transports.Select((transport, level) => transport with { Position = At(transport.Position, index + level) })],
        Position = At(delivery.Position, index),
        Envelope = delivery.Envelope is TriggerEnvelope trigger ? trigger with { ReferenceIndex = reference } : delivery.Envelope,
    };

    private static RecordPosition? At(RecordPosition? position, int index) => position is null ? null : position with { Index = index };

    internal sealed record Archive(string Name, IReadOnlyList<EventDelivery> Deliveries);
}
