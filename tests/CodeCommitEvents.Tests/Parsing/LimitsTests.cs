using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Parsing;

/// <summary>Tests that a message with too much content affects only its own record.</summary>
public class LimitsTests
{
    private static readonly EventParserOptions Two = new() { MaxDeliveries = 2 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void A_record_with_too_many_references_does_not_affect_the_records_after_it(int references)
    {
        var deliveries = EventParser.Parse(Batch(TriggerBody(references), TriggerBody(1), TriggerBody(2)), Two);

        deliveries.Select(MessageId).Should().Equal([.. Enumerable.Repeat("m0", Math.Min(references, 3)), "m1", "m2", "m2"]);
        deliveries.Select(delivery => delivery.Event is UnreadableMessage).Should().Equal(
            [.. Enumerable.Range(0, Math.Min(references, 3)).Select(index => index == 2), false, false, false]);
    }

    [Fact]
    public void Good_records_after_ten_thousand_references_are_read()
    {
        var deliveries = EventParser.Parse(Batch([TriggerBody(10_001), .. Enumerable.Repeat(TriggerBody(1), 9)]));

        deliveries.Should().HaveCount(10_001 + 9);
        deliveries.Skip(10_001).Select(delivery => delivery.Event).Should().AllBeOfType<ReferenceUpdatedEvent>();
        deliveries[10_000].Event.Should().BeOfType<UnreadableMessage>();
    }

    [Theory]
    [InlineData("""{"Records":[{"body":"{\"Records\":[{},{},{\"a\":1},{}]}"},{"body":"{}"}]}""", 4, "Records[0].body.Records[2]", """{"a":1},{}""")]
    [InlineData("""{"Records":[{"codecommit":{"references":[{"ref":"a"},{"ref":"b"},{"ref":"c"} , {"ref":"d"} ]}}]}""", 3, "Records[0].codecommit.references[2]", """{"ref":"c"} , {"ref":"d"}""")]
    [InlineData("""{"codecommit":{"references":[{"ref":"a"},{"ref":"b"},"c"]}}""", 3, "codecommit.references[2]", "\"c\"")]
    [InlineData("""[{"body":["a",{},"b",1]}]""", 3, "[0].body[2]", "\"b\",1")]
    public void The_rest_of_a_list_is_one_message_that_repeats_nothing(string json, int count, string path, string text)
    {
        var deliveries = EventParser.Parse(json, Two);

        deliveries.Should().HaveCount(count);
        var rest = deliveries.Should().ContainSingle(delivery => delivery.Event is UnreadableMessage).Which.Event.Should().BeOfType<UnreadableMessage>().Which;
        (rest.JsonPath, rest.Text).Should().Be((path, text));
        rest.Reason.Should().Contain("MaxDeliveries");
        SemanticJson.Difference(System.Text.Encoding.UTF8.GetBytes(json), EventWriter.Write(deliveries)).Should().BeNull();
    }

    [Fact]
    public void A_list_after_an_exhausted_list_in_the_same_record_is_not_lost()
    {
        var deliveries = EventParser.Parse("""[{"body":"[{\"body\":[{},{}]},{\"new\":1}]"},{"body":"{}"}]""", Two);

        deliveries.Select(delivery => delivery.Event.GetType().Name).Should().Equal("ForeignEvent", "ForeignEvent", "UnreadableMessage", "ForeignEvent");
        ((UnreadableMessage)deliveries[2].Event).Text.Should().Be("""{"new":1}""");
    }

    [Theory]
    [InlineData("""{"Records":[{},{},{},{},{}]}""")]
    [InlineData("""[{},{},{},{},{}]""")]
    public void Every_record_of_the_outermost_list_is_read(string json) =>
        EventParser.Parse(json, Two).Select(delivery => delivery.Event).Should().HaveCount(5).And.AllBeOfType<ForeignEvent>();

    [Theory]
    [InlineData("\"[[[]]]\"")]
    [InlineData("""{"messageId":"1","body":"[[[[]]]]"}""")]
    public void A_text_that_is_nested_too_deeply_is_unreadable(string json) =>
        EventParser.Parse(json, new EventParserOptions { MaxDepth = 2 }).Should().ContainSingle()
            .Which.Event.Should().BeOfType<UnreadableMessage>().Which.Reason.Should().Contain("MaxDepth");

    [Fact]
    public void A_detail_text_that_is_nested_too_deeply_says_so() =>
        EventParser.Parse("""{"detail-type":"x","detail":"{\"a\":[[]]}"}""", new EventParserOptions { MaxDepth = 2 })[0]
            .Event.Should().BeOfType<UnreadableMessage>().Which.Reason.Should().Contain("MaxDepth");

    private static string? MessageId(EventDelivery delivery) => ((SqsTransport)delivery.Transports[0]).MessageId;

    private static string Batch(params string[] bodies) =>
        $$"""{"Records":[{{string.Join(',', bodies.Select((body, index) => $$"""{"messageId":"m{{index}}","body":{{System.Text.Json.JsonSerializer.Serialize(body)}}}"""))}}]}""";

    private static string TriggerBody(int references) =>
        $$$"""{"Records":[{"eventName":"ReferenceChanges","codecommit":{"references":[{{{string.Join(',', Enumerable.Range(0, references).Select(index => $$"""{"ref":"refs/tags/v{{index}}","commit":"c"}"""))}}}]}}]}""";
}
