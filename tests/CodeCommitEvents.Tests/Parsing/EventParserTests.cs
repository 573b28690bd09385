using System.Text;
using System.Text.Json;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Parsing;

public class EventParserTests
{
    private const string Deleted = """{"detail-type":"x","source":"aws.codecommit","detail":{"event":"referenceDeleted","referenceName":"a"}}""";

    [Fact]
    public void A_byte_order_mark_is_skipped() =>
        EventParser.Parse([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Deleted)]).Should().Equal(EventParser.Parse(Deleted));

    [Fact]
    public void TryParse_returns_the_same_events()
    {
        EventParser.TryParse(Deleted, out var ofText).Should().BeTrue();
        EventParser.TryParse(Encoding.UTF8.GetBytes(Deleted), out var ofBytes).Should().BeTrue();

        ofText.Should().Equal(EventParser.Parse(Deleted)).And.Equal(ofBytes);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{")]
    public void TryParse_of_invalid_JSON_returns_false_and_no_events(string? json)
    {
        EventParser.TryParse(json, out var ofText).Should().BeFalse();
        EventParser.TryParse(Encoding.UTF8.GetBytes(json ?? ""), out var ofBytes).Should().BeFalse();

        ofText.Should().BeEmpty();
        ofBytes.Should().BeEmpty();
    }

    [Fact]
    public async Task Null_and_the_default_element_are_refused()
    {
        FluentActions.Invoking(() => EventParser.Parse((string)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => EventParser.Parse(default(JsonElement))).Should().Throw<ArgumentException>();
        await FluentActions.Awaiting(() => EventParser.ParseAsync(null!)).Should().ThrowAsync<ArgumentNullException>();
    }

    [Fact]
    public void An_element_of_a_larger_document_can_be_parsed()
    {
        using var document = JsonDocument.Parse($$"""{"input":{{Deleted}}}""");

        EventParser.Parse(document.RootElement.GetProperty("input")).Should().Equal(EventParser.Parse(Deleted));
    }

    [Theory]
    [InlineData("{\"a\":1}\n{", 2, 0)]
    [InlineData("{\"a\": tru}", 1, 9)]
    [InlineData("{\n \"a\":\n x}", 3, 1)]
    public void The_position_of_invalid_JSON_is_reported(string json, int line, int column)
    {
        var failure = FluentActions.Invoking(() => EventParser.Parse(json)).Should().Throw<EventParseException>().Which;

        failure.Message.Should().Contain($"line {line}, byte {column + 1}");
        failure.BytePosition.Should().Be(line == 1 ? column : null);
    }

    [Fact]
    public void The_position_of_invalid_UTF_8_is_reported()
    {
        byte[] payload = [.. "{\"ä\":\""u8, 0xC3, 0x28];

        var failure = FluentActions.Invoking(() => EventParser.Parse(payload)).Should().Throw<EventParseException>().Which;

        failure.BytePosition.Should().Be(7);
        failure.Message.Should().Contain("line 1, byte 8", "all messages count from 1");
    }

    [Theory]
    [InlineData("{\"detail\":{\"secret-marker\":")]
    [InlineData("{\"a\":secret-marker}")]
    [InlineData("secret-marker")]
    [InlineData("{\"a\":\"secret-marker\n\"}")]
    [InlineData("{\"a\":\"secret-marker\\q\"}")]
    [InlineData("{\"a\":1,\"secret-marker\"}")]
    public void The_message_of_an_exception_never_quotes_the_payload(string json)
    {
        var failure = FluentActions.Invoking(() => EventParser.Parse(json)).Should().Throw<EventParseException>().Which;

        failure.ToString().Should().NotContain("secret");
    }

    [Fact]
    public void The_reason_of_an_unreadable_message_never_quotes_the_payload()
    {
        var unreadable = EventParser.Parse("""{"Records":[{"body":"{\"secret-marker\": tru"},"secret-marker",{"Sns":{"Message":{},"secret-marker":1}},{"Sns":{"secret-marker":1}}]}""")
            .Select(delivery => delivery.Event).OfType<UnreadableMessage>();

        unreadable.Should().HaveCount(3).And.OnlyContain(message => !message.Reason.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void Many_threads_can_parse_at_the_same_time()
    {
        var payload = Payloads.Read("wrapped/sqs-batch-mixed.json");
        var expected = EventParser.Parse(payload);

        Enumerable.Range(0, 200).AsParallel().Select(_ => EventParser.Parse(payload)).Should().OnlyContain(read => read.SequenceEqual(expected));
    }
}
