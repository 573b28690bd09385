using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Tests.Generators;

namespace CodeCommitEvents.Tests.Envelopes;

public class TransportTests
{
    [Theory]
    [InlineData("ApproximateReceiveCount", "3", 3)]
    [InlineData("ApproximateReceiveCount", "2147483647", 2147483647)]
    [InlineData("ApproximateReceiveCount", "2147483648", null)]
    [InlineData("ApproximateReceiveCount", "-1", null)]
    [InlineData("ApproximateReceiveCount", "many", null)]
    [InlineData("Other", "3", null)]
    public void The_receive_count_is_read_from_the_SQS_attributes(string name, string text, int? count) =>
        Sqs(name, text).ApproximateReceiveCount.Should().Be(count);

    [Theory]
    [InlineData("1773151391540", "2026-03-10T14:03:11.5400000+00:00")]
    [InlineData("253402300799999", "9999-12-31T23:59:59.9990000+00:00")]
    [InlineData("253402300800000", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("yesterday", null)]
    public void The_time_of_sending_is_read_from_the_SQS_attributes(string text, string? moment) =>
        Sqs("SentTimestamp", text).SentTimestamp?.ToString("O", System.Globalization.CultureInfo.InvariantCulture).Should().Be(moment);

    [Fact]
    public void The_message_group_is_read_from_the_SQS_attributes()
    {
        Sqs("MessageGroupId", "a").MessageGroupId.Should().Be("a");
        new SqsTransport().MessageGroupId.Should().BeNull();
        new SqsTransport().SentTimestamp.Should().BeNull();
    }

    [Fact]
    public void The_short_name_of_a_transport_is_the_name_of_its_type_in_camel_case()
    {
        foreach (var type in AnyDelivery.TransportTypes)
        {
            var name = type.Name.Replace(nameof(Transport), "", StringComparison.Ordinal);

            ((Transport)Activator.CreateInstance(type)!).Name.Should().Be($"{char.ToLowerInvariant(name[0])}{name[1..]}");
        }
    }

    [Theory]
    [InlineData("""{"Records":[{"Sns":{"Message":"x","SigningCertUrl":"c","UnsubscribeUrl":"u","Subject":null}}]}""")]
    [InlineData("""{"Records":[{"Sns":{"Message":"x","SigningCertURL":"c","UnsubscribeURL":"u"}}]}""")]
    [InlineData("""{"Type":"Notification","Message":"x","SigningCertURL":"c","UnsubscribeURL":"u"}""")]
    [InlineData("""{"Type":"Notification","Message":"x","SigningCertUrl":"c","UnsubscribeUrl":"u"}""")]
    [InlineData("""{"TopicArn":"t","Message":"x","SigningCertURL":"c","UnsubscribeURL":"u"}""")]
    public void The_URLs_of_SNS_are_read_and_written_in_either_spelling(string json)
    {
        var delivery = EventParser.Parse(json).Should().ContainSingle().Which;

        var sns = delivery.Transports.Should().ContainSingle().Which.Should().BeOfType<SnsTransport>().Which;
        (sns.SigningCertUrl, sns.UnsubscribeUrl).Should().Be(("c", "u"));
        SemanticJson.Difference(System.Text.Encoding.UTF8.GetBytes(json), EventWriter.Write(delivery)).Should().BeNull();
    }

    [Fact]
    public void An_SNS_message_that_was_made_in_code_is_written_as_SNS_writes_it()
    {
        var sns = new SnsTransport { Type = "Notification", Timestamp = new DateTimeOffset(2026, 3, 9, 12, 0, 0, 5, TimeSpan.Zero), SigningCertUrl = "c" };
        var delivery = new EventDelivery { Event = new PlainTextMessage { Text = "hi" }, Transports = [sns] };

        sns.TimestampText.Should().Be("2026-03-09T12:00:00.005Z");
        EventWriter.WriteString(delivery).Should().Be("""{"Type":"Notification","Message":"hi","Timestamp":"2026-03-09T12:00:00.005Z","SigningCertURL":"c"}""");
    }

    [Fact]
    public void Times_that_were_set_can_be_read()
    {
        var noon = new DateTimeOffset(2026, 3, 9, 12, 0, 0, TimeSpan.Zero);

        new SnsTransport { Timestamp = noon }.Timestamp.Should().Be(noon);
        new LambdaDestinationTransport { Timestamp = noon }.Timestamp.Should().Be(noon);
        new SnsTransport { Timestamp = null }.TimestampText.Should().BeNull();
    }

    [Fact]
    public void A_transformer_in_a_transformer_is_two_transports()
    {
        var delivery = EventParser.Parse("""{"a":{"none":1},"b":{"c":{"event":"referenceDeleted","referenceName":"x"}}}""").Should().ContainSingle().Which;

        delivery.Transports.Cast<InputTransformerTransport>().Select(transport => transport.Key).Should().Equal("b", "c");
        delivery.Path.Should().Be("b.c");
    }

    [Theory]
    [InlineData("""{"a":{"requestPayload":"{\"event\":\"referenceDeleted\",\"referenceName\":\"x\"}"}}""")]
    [InlineData("""{"a":{"requestPayload":[{"event":"referenceDeleted","referenceName":"x"}]}}""")]
    public void A_destination_record_in_a_transformer_is_unwrapped(string json) =>
        EventParser.Parse(json).Should().ContainSingle().Which.Event.Should().BeOfType<ReferenceDeletedEvent>();

    [Fact]
    public void Of_two_properties_with_one_name_the_last_is_the_message_of_a_transformer()
    {
        EventParser.Parse("""{"a":{"event":"referenceDeleted","referenceName":"x"},"a":1}""").Should().ContainSingle().Which.Event.Should().BeOfType<ForeignEvent>();
        EventParser.Parse("""{"a":1,"a":{"event":"referenceDeleted","referenceName":"x"}}""").Should().ContainSingle().Which.Event.Should().BeOfType<ReferenceDeletedEvent>();
    }

    [Fact]
    public void A_confirmation_keeps_its_text_and_its_transport()
    {
        var delivery = EventParser.Parse("""{"Type":"SubscriptionConfirmation","Message":"m","Token":"t","SubscribeURL":"https://example.com","TopicArn":"a"}""")[0];

        delivery.Event.Should().Be(new SubscriptionConfirmation { Message = "m", Token = "t", SubscribeUrl = "https://example.com", TopicArn = new Arn("a") });
        delivery.Transports.Should().ContainSingle();
    }

    [Fact]
    public void A_confirmation_without_a_text_can_be_written() =>
        EventWriter.WriteString(new EventDelivery { Event = new UnsubscribeConfirmation { Token = "t" }, Transports = [new SnsTransport { Type = "UnsubscribeConfirmation" }] })
            .Should().Be("""{"Type":"UnsubscribeConfirmation","Message":"","Token":"t"}""");

    [Theory]
    [InlineData("""{"receiptHandle":"h","body":"hi"}""")]
    [InlineData("""{"messageId":"m","body":"hi"}""")]
    public void A_single_SQS_message_is_recognized_by_its_id_or_its_receipt_handle(string json) =>
        EventParser.Parse(json).Should().ContainSingle().Which.Transports.Should().ContainSingle().Which.Should().BeOfType<SqsTransport>();

    [Fact]
    public void An_SNS_message_can_be_converted_to_a_Lambda_record()
    {
        var message = new SnsTransport { Type = "Notification", MessageId = "m", SigningCertUrl = "https://example.com" };

        var record = message.ToLambdaRecord(new Arn("s"));

        EventWriter.WriteString(new EventDelivery { Event = new PlainTextMessage { Text = "hi" }, Transports = [record] }).Should().Be(
            """{"Records":[{"EventSource":"aws:sns","EventVersion":"1.0","EventSubscriptionArn":"s","Sns":{"Type":"Notification","MessageId":"m","Subject":null,"Message":"hi","SigningCertUrl":"https://example.com"}}]}""");
        (record with { Position = new RecordPosition { Index = 3 } }).ToLambdaRecord().Should().Be(record with { Position = new RecordPosition { Index = 3 } });
    }

    private static SqsTransport Sqs(string name, string value) =>
        new() { Attributes = new ValueMap<string>([KeyValuePair.Create(name, value)]) };
}
