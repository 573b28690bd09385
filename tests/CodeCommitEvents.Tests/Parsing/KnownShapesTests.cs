using System.IO.Compression;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Parsing;

/// <summary>Tests the shapes in which people receive events: requests, pipes, streams, logs, and transformers of their own making.</summary>
public class KnownShapesTests
{
    private const string Detail = """{"event":"referenceDeleted","referenceName":"x"}""";
    private const string Whole = $$"""{"detail-type":"CodeCommit Repository State Change","source":"aws.codecommit","account":"111122223333","detail":{{Detail}}}""";

    [Theory]
    [InlineData("api-gateway", "HttpRequestTransport SnsTransport")]
    [InlineData("function-url-base64", "HttpRequestTransport SnsTransport")]
    [InlineData("load-balancer", "HttpRequestTransport SnsTransport")]
    [InlineData("kinesis", "KinesisTransport")]
    [InlineData("cloudwatch-logs", "CloudWatchLogsTransport")]
    [InlineData("eventbridge-pipe", "EventBridgeTransport SqsTransport")]
    [InlineData("eventbridge-republished", "EventBridgeTransport")]
    [InlineData("eventbridge-republished-detail", "EventBridgeTransport")]
    [InlineData("lambda-destination-bus", "EventBridgeTransport LambdaDestinationTransport")]
    [InlineData("step-functions", "InputTransformerTransport")]
    [InlineData("transformer-apart", "InputTransformerTransport")]
    [InlineData("transformer-flat", "")]
    public void An_event_is_read_in_every_shape_with_its_way_and_its_context(string folder, string transports)
    {
        var payload = Payloads.Read($"wrapped/{folder}/referenceUpdated.json");

        var delivery = EventParser.Parse(payload).Should().ContainSingle().Which;

        string.Join(' ', delivery.Transports.Select(transport => transport.GetType().Name)).Should().Be(transports);
        var push = delivery.Event.Should().BeOfType<ReferenceUpdatedEvent>().Which;
        (push.Account, push.Region, push.RepositoryName).Should().Be(("111122223333", "eu-central-1", "payments-api"));
        push.Time.Should().NotBeNull();
        delivery.IsRepublished.Should().Be(transports.Contains("EventBridge", StringComparison.Ordinal));
        SemanticJson.Difference(payload, EventWriter.Write(delivery)).Should().BeNull();
    }

    [Fact]
    public void Account_region_and_console_page_of_a_build_come_from_its_ARN()
    {
        var build = EventParser.Parse(Payloads.Read("wrapped/build-arn-alone/buildStateChange.json"))[0].Event;

        (build.Account, build.Region).Should().Be(("111122223333", "eu-central-1"));
        build.ConsoleUrl.Should().NotBeNull();
    }

    [Theory]
    [InlineData("""{"a":{"detail":DETAIL,"envelope":{"account":"1","region":"r"}},"account":"2","time":"2026-03-09T08:12:43Z"}""", "1", "r", true)]
    [InlineData("""{"detail":DETAIL,"account":1,"other":{"account":"2","region":"r"}}""", "1", "r", false)]
    [InlineData("""{"detail-type":"x","source":"aws.codecommit","resources":["arn:aws:codecommit:r:1:x"],"detail":DETAIL}""", "1", "r", false)]
    [InlineData("""{"detail":{"detail-type":"x","source":"aws.codecommit","detail":DETAIL},"account":"1","region":"r"}""", "1", "r", false)]
    public void What_an_envelope_lost_is_taken_from_its_surroundings(string json, string account, string region, bool hasTime)
    {
        var deleted = EventParser.Parse(json.Replace("DETAIL", Detail, StringComparison.Ordinal))[0].Event.Should().BeOfType<ReferenceDeletedEvent>().Which;

        (deleted.Account, deleted.Region, deleted.Time is not null).Should().Be((account, region, hasTime));
    }

    [Theory]
    [InlineData("acme.ci", "Forwarded", Whole, true)]
    [InlineData("acme.ci", "Forwarded", $$"""{"messageId":"1","body":{{Whole}}}""", true)]
    [InlineData("acme.ci", "Forwarded", $$$"""{"deep":{"er":{{{Whole}}}}}""", true)]
    [InlineData("acme.ci", "CodeCommit Repository State Change", Detail, true)]
    [InlineData("acme.ci", "Order Placed", Detail, false)]
    [InlineData("aws.codepipeline", "Forwarded", Whole, false)]
    [InlineData("acme.ci", "Order Placed", """{"order":1}""", false)]
    public void A_republished_event_is_read_unless_AWS_or_another_detail_type_says_that_it_is_something_else(string source, string type, string detail, bool isRead)
    {
        var text = System.Text.Json.JsonSerializer.Serialize(detail);
        foreach (var content in new[] { detail, text })
        {
            var delivery = EventParser.Parse($$"""{"detail-type":"{{type}}","source":"{{source}}","detail":{{content}}}""").Should().ContainSingle().Which;

            delivery.IsRepublished.Should().Be(isRead);
            delivery.Event.Should().BeOfType(isRead ? typeof(ReferenceDeletedEvent) : typeof(ForeignEvent));
        }
    }

    [Theory]
    [InlineData("""{"detail-type":"x","source":"lambda","detail":{"requestPayload":WHOLE}}""", "EventBridgeTransport LambdaDestinationTransport")]
    [InlineData("""{"a":{"detail-type":"x","source":"lambda","detail":{"requestPayload":WHOLE}}}""", "InputTransformerTransport EventBridgeTransport LambdaDestinationTransport")]
    [InlineData("""{"detail-type":"x","detail":{"requestPayload":WHOLE}}""", "InputTransformerTransport LambdaDestinationTransport")]
    [InlineData("""{"messageId":"1","body":{"detailType":"x","detail":{"requestPayload":[WHOLE]}}}""", "SqsTransport InputTransformerTransport LambdaDestinationTransport")]
    [InlineData("""{"a":{"b":{"requestPayload":"7"}}}""", "InputTransformerTransport InputTransformerTransport LambdaDestinationTransport")]
    [InlineData("""{"a":{"requestPayload":7}}""", "")]
    [InlineData("""{"requestPayload":7}""", "LambdaDestinationTransport")]
    public void A_destination_record_is_recognized_at_any_depth(string json, string transports) =>
        string.Join(' ', EventParser.Parse(json.Replace("WHOLE", Whole, StringComparison.Ordinal))[0].Transports.Select(transport => transport.GetType().Name))
            .Should().Be(transports);

    [Theory]
    [InlineData("""{"kinesis":{"data":"not base64!"},"eventSource":"aws:kinesis"}""")]
    [InlineData("""{"kinesis":{"data":"/w=="},"eventSource":"aws:kinesis"}""")]
    public void Data_that_is_not_a_text_is_a_foreign_record(string json)
    {
        var delivery = EventParser.Parse($$"""{"Records":[{{json}}]}""").Should().ContainSingle().Which;

        delivery.Event.Should().BeOfType<ForeignEvent>().Which.Source.Should().Be("aws:kinesis");
        EventWriter.WriteString(delivery).Should().Be($$"""{"Records":[{{json}}]}""");
    }

    [Theory]
    [InlineData("""{"requestContext":{},"body":null,"isBase64Encoded":true}""", typeof(ForeignEvent))]
    [InlineData("""{"requestContext":{},"body":"hi","isBase64Encoded":false}""", typeof(PlainTextMessage))]
    [InlineData("""{"requestContext":{},"body":"aGk=","isBase64Encoded":true}""", typeof(PlainTextMessage))]
    [InlineData("""{"requestContext":{},"body":"{\"Type\":\"SubscriptionConfirmation\",\"Message\":\"m\"}"}""", typeof(SubscriptionConfirmation))]
    public void Any_body_of_a_request_is_read_and_written_without_loss(string json, Type type)
    {
        var delivery = EventParser.Parse(json).Should().ContainSingle().Which;

        delivery.Event.Should().BeOfType(type);
        delivery.Transports[0].Should().BeOfType<HttpRequestTransport>();
        SemanticJson.Difference(System.Text.Encoding.UTF8.GetBytes(json), EventWriter.Write(delivery)).Should().BeNull();
    }

    [Theory]
    [InlineData("""["software.amazon.payloadoffloading.PayloadS3Pointer",{"s3BucketName":"b","s3Key":"k"}]""", true)]
    [InlineData("""["com.amazon.sqs.javamessaging.MessageS3Pointer",{"s3BucketName":"b","s3Key":"k"}]""", true)]
    [InlineData("""["com.example.Pointer",{"s3Key":"k"}]""", false)]
    [InlineData("""["software.amazon.payloadoffloading.PayloadS3Pointer"]""", false)]
    [InlineData("""["software.amazon.payloadoffloading.PayloadS3Pointer",{"s3Key":"k"},1]""", false)]
    public void A_pointer_to_S3_is_a_failure_of_its_record(string text, bool isPointer)
    {
        var body = System.Text.Json.JsonSerializer.Serialize(text);
        var deliveries = EventParser.Parse($$"""{"Records":[{"messageId":"1","body":{{body}}},{"messageId":"2","body":{{body}}}]}""");

        deliveries.Any(delivery => delivery.Event is UnreadableMessage).Should().Be(isPointer);
        if (isPointer)
        {
            deliveries.Should().HaveCount(2).And.OnlyContain(delivery => delivery.Event.RawText == text);
        }
    }

    [Fact]
    public void Compressed_logs_are_a_foreign_event_until_they_are_decompressed()
    {
        var logs = Payloads.Read("wrapped/cloudwatch-logs/referenceUpdated.json");
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(logs);
        }

        EventParser.Parse($$"""{"awslogs":{"data":"{{Convert.ToBase64String(compressed.ToArray())}}"} }""").Should().ContainSingle().Which.Event.Should().BeOfType<ForeignEvent>();
        EventParser.Parse(logs).Should().ContainSingle().Which.Event.Should().BeOfType<ReferenceUpdatedEvent>();
    }

    [Fact]
    public void The_custom_data_of_a_trigger_is_in_the_envelope() =>
        EventParser.Parse("""{"codecommit":{"references":[{"ref":"a"}]},"customData":"{\"project\":\"ci\"}"}""")[0].Envelope
            .Should().BeOfType<TriggerEnvelope>().Which.CustomData.Should().Be("""{"project":"ci"}""");

    [Theory]
    [InlineData("""{"detail":{"region":"eu-west-1"},"detail":{"event":"referenceUpdated","referenceName":"r"}}""", null)]
    [InlineData("""{"meta":{"region":"eu-west-1"},"meta":{"region":"us-east-1"},"x":{"event":"referenceUpdated","referenceName":"r"}}""", "us-east-1")]
    public void Of_two_objects_of_one_name_beside_an_event_only_the_last_one_counts(string json, string? region)
    {
        var deliveries = EventParser.Parse(json);

        deliveries.Should().ContainSingle().Which.Event.Region.Should().Be(region);
        EventParser.Parse(EventWriter.Write(deliveries)).Should().Equal(deliveries);
    }

    [Theory]
    [InlineData("pr/12", 12)]
    [InlineData("refs/pull/7/head^{4f0c}", 7)]
    [InlineData("pr/12^{4f0c}", 12)]
    [InlineData("refs/heads/pr/12", null)]
    [InlineData("pr/", null)]
    [InlineData("pr/-1", null)]
    [InlineData("refs/pull/7", null)]
    [InlineData(null, null)]
    public void The_number_of_a_pull_request_is_read_from_the_source_version(string? version, int? number) =>
        new BuildInformation { SourceVersion = version }.PullRequestNumber.Should().Be(number);
}
