using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Parsing;

/// <summary>Tests that a message that cannot be read is returned as an <see cref="UnreadableMessage"/>, and does not affect other messages.</summary>
public class UnreadableMessageTests
{
    [Theory]
    [InlineData("""{"Records":[1]}""", "record", "Records[0]", "1")]
    [InlineData("""{"Records":[{},"text"]}""", "record", "Records[1]", "\"text\"")]
    [InlineData("""{"Records":[{"Sns":{"Message":7}}]}""", "SNS message", "Records[0]", """{"Sns":{"Message":7}}""")]
    [InlineData("""{"Type":"Notification"}""", "SNS message", "", """{"Type":"Notification"}""")]
    [InlineData("""{"Records":[{"body":"{\"a\""}]}""", "SQS body", "Records[0].body", "{\"a\"")]
    [InlineData("""[{"body":"[{"}]""", "SQS body", "[0].body", "[{")]
    [InlineData("""{"Records":[{"body":"{"}]}""", "SQS body", "Records[0].body", "{")]
    [InlineData("""{"Records":[{"body":" \n\t{ \r\n\"a\""}]}""", "SQS body", "Records[0].body", " \n\t{ \r\n\"a\"")]
    [InlineData("""{"requestPayload":"{\"a\":}"}""", "Lambda destination record", "requestPayload", "{\"a\":}")]
    [InlineData("""{"requestPayload":{"Records":[{"body":"{\"a\":}"}]}}""", "SQS body", "requestPayload.Records[0].body", "{\"a\":}")]
    [InlineData("\"{\\\"a\\\":}\"", "JSON string", "", "{\"a\":}")]
    [InlineData("""{"detail-type":"x","detail":"{"}""", "event detail", "", """{"detail-type":"x","detail":"{"}""")]
    [InlineData("""{"Records":[{"codecommit":{"references":[7]}}]}""", "trigger reference", "Records[0].codecommit.references[0]", "7")]
    [InlineData("""{"codecommit":{"references":[{"ref":""}]}}""", "trigger reference", "codecommit.references[0]", """{"ref":""}""")]
    public void An_unreadable_message_has_its_layer_path_and_text(string json, string layer, string path, string text)
    {
        var unreadable = EventParser.Parse(json).Select(delivery => delivery.Event).OfType<UnreadableMessage>().Should().ContainSingle().Which;

        (unreadable.Layer, unreadable.JsonPath, unreadable.Text, unreadable.RawText).Should().Be((layer, path, text, text));
        unreadable.Reason.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("[Build] done")]
    [InlineData("{not json}")]
    [InlineData("\\\"Quoted\\\" words")]
    [InlineData("[1, 2")]
    [InlineData("")]
    [InlineData("   ")]
    public void Prose_that_starts_like_JSON_is_plain_text(string text) =>
        EventParser.Parse($$"""{"Records":[{"body":"{{text}}"}]}""").Should().ContainSingle().Which.Event.Should().BeOfType<PlainTextMessage>();

    [Theory]
    [InlineData("""{"Records":[]}""")]
    [InlineData("[]")]
    public void A_payload_without_records_has_no_delivery(string json) => EventParser.Parse(json).Should().BeEmpty();

    [Theory]
    [InlineData("""{"Records":[{"body":"{\"Records\":[],\"x\":1}"},{"body":"hi"}]}""")]
    [InlineData("""["[]","hi"]""")]
    public void A_message_without_records_is_foreign_so_that_nothing_is_lost(string json)
    {
        var deliveries = EventParser.Parse(json);

        deliveries.Select(delivery => delivery.Event.GetType()).Should().Equal(typeof(ForeignEvent), typeof(PlainTextMessage));
        EventParser.Parse(EventWriter.Write(deliveries)).Should().Equal(deliveries);
    }

    [Theory]
    [InlineData("\\u007b\\u0022Type\\u0022:\\u0022Notification\\u0022,\\u0022Message\\u0022:\\u0022hi\\u0022\\u007d")]
    [InlineData("{\\u0022Type\\u0022:\\u0022Notification\\u0022,\\u0022Message\\u0022:\\u0022hi\\u0022}")]
    public void How_a_wrapped_text_is_escaped_does_not_matter(string body) =>
        EventParser.Parse($$"""{"Records":[{"body":"{{body}}"}]}""").Should().ContainSingle().Which.Path.Should().Be("Records[0].body.Message");

    [Fact]
    public void How_a_broken_text_is_escaped_does_not_matter() =>
        EventParser.Parse("""{"Records":[{"body":"{\u0022Type"}]}""").Should().ContainSingle().Which.Event.Should().BeOfType<UnreadableMessage>();

    [Theory]
    [InlineData("""{"Records":[{"eventSource":"aws:sqs","messageId":"1"}]}""")]
    [InlineData("""{"Records":[{"EventSource":"aws:sns","Sns":null}]}""")]
    [InlineData("""{"Records":[{"eventSource":"aws:codecommit"}]}""")]
    public void A_record_of_a_known_source_without_its_content_is_unreadable(string json) =>
        EventParser.Parse(json).Should().ContainSingle().Which.Event.Should().BeOfType<UnreadableMessage>();

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \n", "is empty")]
    [InlineData("{\"a\": ", "ends early")]
    [InlineData("\"a", "ends early")]
    [InlineData("no json", "is not JSON")]
    [InlineData("{} {}", "is not JSON")]
    public void A_payload_that_cannot_be_read_says_what_is_wrong(string json, string problem) =>
        FluentActions.Invoking(() => EventParser.Parse(json)).Should().Throw<EventParseException>().WithMessage($"The payload {problem}: line *, byte *.");

    [Fact]
    public void The_exception_for_a_payload_that_is_too_deep_contains_the_limit() =>
        FluentActions.Invoking(() => EventParser.Parse(new string('[', 65) + new string(']', 65)))
            .Should().Throw<EventParseException>().WithMessage("*deeper than MaxDepth allows (64)*");

    [Fact]
    public void A_broken_text_with_half_a_surrogate_pair_is_kept_unchanged() =>
        EventParser.Parse("""{"Records":[{"body":"{\"a\ud83d"}]}""")[0].Event.RawText.Should().Be("{\"a\ud83d");
}
