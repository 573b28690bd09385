using System.Net;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace AwsSdk.Tests;

public sealed class QueryProtocolTests
{
    private const string Topic = "arn:aws:sns:eu-central-1:111122223333:builds";

    [Fact]
    public async Task A_request_is_a_form()
    {
        await using var server = new ServiceServer(Answer.Xml("Publish", "<MessageId>m-1</MessageId>"));
        using var client = server.Sns();

        var response = await client.PublishAsync(new PublishRequest(Topic, "a&b=ü", "s")
        {
            MessageAttributes = new()
            {
                ["state"] = new() { DataType = "String", StringValue = "FAILED" },
                ["raw"] = new() { DataType = "Binary", BinaryValue = new([1, 2, 3]) },
            },
        });

        (response.MessageId, response.SequenceNumber, response.ResponseMetadata.RequestId).Should().Be(("m-1", null, "request-1"));
        server.OnlyCall.Headers["Content-Type"].Should().StartWith("application/x-www-form-urlencoded");
        server.OnlyCall.Form.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["Action"] = "Publish",
            ["Version"] = "2010-03-31",
            ["TopicArn"] = Topic,
            ["Message"] = "a&b=ü",
            ["Subject"] = "s",
            ["MessageAttributes.entry.1.Name"] = "state",
            ["MessageAttributes.entry.1.Value.DataType"] = "String",
            ["MessageAttributes.entry.1.Value.StringValue"] = "FAILED",
            ["MessageAttributes.entry.2.Name"] = "raw",
            ["MessageAttributes.entry.2.Value.DataType"] = "Binary",
            ["MessageAttributes.entry.2.Value.BinaryValue"] = "AQID",
        });
    }

    [Fact]
    public async Task Lists_are_numbered_and_a_batch_says_what_failed()
    {
        await using var server = new ServiceServer(Answer.Xml("PublishBatch", """
            <Successful><member><Id>a</Id><MessageId>m-1</MessageId></member></Successful>
            <Failed><member><Id>b</Id><Code>InternalError</Code><SenderFault>false</SenderFault></member></Failed>
            """));
        using var client = server.Sns();

        var response = await client.PublishBatchAsync(new()
        {
            TopicArn = Topic,
            PublishBatchRequestEntries = [new() { Id = "a", Message = "1" }, new() { Id = "b", Message = "2" }],
        });

        var form = server.OnlyCall.Form;
        (form["PublishBatchRequestEntries.member.1.Id"], form["PublishBatchRequestEntries.member.2.Message"]).Should().Be(("a", "2"));
        response.Successful.Should().ContainSingle().Which.MessageId.Should().Be("m-1");
        var failed = response.Failed.Should().ContainSingle().Which;
        (failed.Id, failed.Code, failed.SenderFault, failed.Message).Should().Be(("b", "InternalError", false, null));
    }

    [Fact]
    public async Task What_the_service_did_not_send_is_null()
    {
        await using var server = new ServiceServer(Answer.Xml("PublishBatch", "<Successful/>"), Answer.Xml("GetTopicAttributes", ""));
        using var client = server.Sns();

        var batch = await client.PublishBatchAsync(new() { TopicArn = Topic });
        var topic = await client.GetTopicAttributesAsync(Topic);

        (batch.Successful, batch.Failed, topic.Attributes).Should().Be((null, null, null));
    }

    [Fact]
    public async Task An_empty_list_is_sent()
    {
        await using var server = new ServiceServer(Answer.Xml("CreateTopic", $"<TopicArn>{Topic}</TopicArn>"));
        using var client = server.Sns();

        (await client.CreateTopicAsync(new CreateTopicRequest { Name = "builds", Tags = [] })).TopicArn.Should().Be(Topic);

        server.OnlyCall.Form["Tags"].Should().BeEmpty();
    }

    [Fact]
    public async Task A_map_is_read_and_an_operation_without_a_result_has_the_id_of_the_request()
    {
        await using var server = new ServiceServer(
            Answer.Xml("GetTopicAttributes", "<Attributes><entry><key>Policy</key><value>{&quot;a&quot;:1}</value></entry></Attributes>"),
            Answer.Ok("""
                <SetTopicAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
                  <ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata>
                </SetTopicAttributesResponse>
                """));
        using var client = server.Sns();

        (await client.GetTopicAttributesAsync(Topic)).Attributes.Should().Equal(new Dictionary<string, string> { ["Policy"] = """{"a":1}""" });
        (await client.SetTopicAttributesAsync(Topic, "Policy", "{}")).ResponseMetadata.RequestId.Should().Be("request-1");

        server.Calls[1].Form.Should().Contain("AttributeName", "Policy").And.Contain("AttributeValue", "{}");
    }

    [Theory]
    [InlineData(404, "NotFound", typeof(NotFoundException))]
    [InlineData(403, "AuthorizationError", typeof(AuthorizationErrorException))]
    [InlineData(403, "KMSOptInRequired", typeof(KMSOptInRequiredException))]
    [InlineData(400, "ParameterValueInvalid", typeof(InvalidParameterValueException))]
    [InlineData(400, "Surprise", typeof(AmazonSimpleNotificationServiceException))]
    public async Task An_error_has_its_own_exception_type(int status, string code, Type expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        await using var server = new ServiceServer(Answer.XmlError(status, code));
        using var client = server.Sns();

        var publish = () => client.PublishAsync(Topic, "text");

        var error = (await publish.Should().ThrowAsync<AmazonSimpleNotificationServiceException>()).Which;
        error.Should().BeOfType(expected);
        (error.ErrorCode, error.StatusCode, error.RequestId, error.Message).Should().Be((code, (HttpStatusCode)status, "request-1", "No."));
    }

    [Fact]
    public async Task A_throttled_request_is_retried()
    {
        await using var server = new ServiceServer(Answer.XmlError(400, "Throttling"), Answer.Xml("Publish", "<MessageId>m-1</MessageId>"));
        using var client = server.Sns(retries: 1);

        (await client.PublishAsync(Topic, "text", "subject")).MessageId.Should().Be("m-1");

        server.Calls.Should().HaveCount(2).And.OnlyContain(call => call.Form["Subject"] == "subject");
    }
}
