using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Parsing;

public class EventParserOptionsTests
{
    [Fact]
    public void The_default_size_limit_is_larger_than_that_of_Lambda()
    {
        EventParserOptions.Default.MaxPayloadBytes.Should().BeGreaterThan(6 * 1024 * 1024);
        EventParserOptions.Default.Should().Be(new EventParserOptions());
    }

    [Fact]
    public void An_invalid_limit_is_rejected()
    {
        FluentActions.Invoking(() => new EventParserOptions { MaxPayloadBytes = 0 }).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new EventParserOptions { MaxDepth = 0 }).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new EventParserOptions { MaxDepth = 513 }).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new EventParserOptions { MaxNesting = -1 }).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new EventParserOptions { MaxDeliveries = 0 }).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_payload_of_the_maximum_size_is_read_and_a_larger_one_is_rejected()
    {
        var options = new EventParserOptions { MaxPayloadBytes = 10 };

        EventParser.Parse("\"12345678\"", options).Should().ContainSingle();
        FluentActions.Invoking(() => EventParser.Parse("\"123456789\"", options)).Should().Throw<EventParseException>().WithMessage("*10 bytes*");
    }

    [Fact]
    public void TryParse_applies_the_given_limits()
    {
        var options = new EventParserOptions { MaxPayloadBytes = 10, KeepRawText = true };

        EventParser.TryParse("{}", options, out var ofText).Should().BeTrue();
        EventParser.TryParse("{}"u8, options, out var ofBytes).Should().BeTrue();
        ofText.Should().Equal(EventParser.Parse("{}", options)).And.Equal(ofBytes);
        EventParser.TryParse("\"123456789\"", options, out ofText).Should().BeFalse();
        EventParser.TryParse("\"123456789\""u8, options, out ofBytes).Should().BeFalse();
        ofText.Should().BeEmpty().And.Equal(ofBytes);
        EventParser.TryParse("\"123456789\"", options: null, out _).Should().BeTrue();
    }

    [Fact]
    public void A_payload_of_the_maximum_depth_is_read_and_a_deeper_one_is_rejected()
    {
        var options = new EventParserOptions { MaxDepth = 3 };

        EventParser.Parse("""{"a":[{}]}""", options).Should().ContainSingle();
        FluentActions.Invoking(() => EventParser.Parse("""{"a":[[[]]]}""", options)).Should().Throw<EventParseException>();
    }

    [Fact]
    public void A_message_in_a_wrapper_that_is_too_deep_is_unreadable() =>
        EventParser.Parse("""[{"body":"{\"a\":[[[]]]}"},{"body":"{}"}]""", new EventParserOptions { MaxDepth = 3 })
            .Select(delivery => delivery.Event.GetType()).Should().Equal(typeof(UnreadableMessage), typeof(ForeignEvent));

    [Theory]
    [InlineData(0, typeof(UnreadableMessage))]
    [InlineData(1, typeof(UnreadableMessage))]
    [InlineData(2, typeof(PullRequestCreatedEvent))]
    public void Wrappers_can_be_nested_up_to_the_limit(int limit, Type expected) =>
        EventParser.Parse(Payloads.Read("wrapped/sns-sqs-lambda-notification.json"), new EventParserOptions { MaxNesting = limit })
            .Should().ContainSingle().Which.Event.Should().BeOfType(expected);

    [Theory]
    [InlineData("""{"messageId":"1","body":{"messageId":"2","body":{}}}""")]
    [InlineData("""{"messageId":"1","body":"{\"messageId\":\"2\",\"body\":\"{}\"}"}""")]
    public void A_wrapper_beyond_the_limit_is_unreadable_and_is_written_unchanged(string json)
    {
        var delivery = EventParser.Parse(json, new EventParserOptions { MaxNesting = 1 }).Should().ContainSingle().Which;

        delivery.Event.Should().BeOfType<UnreadableMessage>().Which.Reason.Should().Contain("MaxNesting");
        EventWriter.WriteString(delivery).Should().Be(json);
    }

    [Fact]
    public void The_raw_text_is_that_of_the_message_without_its_wrappers()
    {
        const string Message = """{"detail-type":"x","source":"aws.codecommit","detail":{"event":"referenceDeleted","referenceName":"ä"}}""";
        var options = new EventParserOptions { KeepRawText = true };

        EventParser.Parse(Message, options)[0].RawText.Should().Be(Message);
        EventParser.Parse($$"""{"Records":[{"body":{{System.Text.Json.JsonSerializer.Serialize(Message)}}}]}""", options)[0].RawText.Should().Be(Message);
        EventParser.Parse(Message)[0].RawText.Should().BeNull();
    }

    [Fact]
    public void All_references_of_a_record_share_one_raw_text()
    {
        var kept = EventParser.Parse(Payloads.Read("trigger/three-references.json"), new EventParserOptions { KeepRawText = true });

        kept[1].RawText.Should().BeSameAs(kept[0].RawText, "a copy for each reference would use too much memory");
    }
}
