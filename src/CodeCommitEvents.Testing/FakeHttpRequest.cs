using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>A <c>POST</c> request from an SNS topic to a web endpoint.</summary>
/// <remarks>
/// Source: <see href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">HTTP/HTTPS notification
/// JSON format</see>.
/// </remarks>
public sealed record FakeHttpRequest
{
    /// <summary>The headers. The signature does not cover them, so an endpoint must use the values in the body instead.</summary>
    public required ValueMap<string> Headers { get; init; }

    /// <summary>The body. It is JSON, although the content type is <c>text/plain</c>.</summary>
    public required string Body { get; init; }

    /// <summary>Creates the request for a message.</summary>
    internal static FakeHttpRequest Of(SnsTransport message, string body, bool isRaw = false)
    {
        var headers = new List<KeyValuePair<string, string>>
        {
            new("Content-Type", "text/plain; charset=UTF-8"),
            new("User-Agent", "Amazon Simple Notification Service Agent"),
            new("x-amz-sns-message-type", message.Type!),
            new("x-amz-sns-message-id", message.MessageId!),
            new("x-amz-sns-topic-arn", message.TopicArn!.Value.Value),
        };
        if (message.Type != "SubscriptionConfirmation")
        {
            headers.Add(new("x-amz-sns-subscription-arn", FakeTopic.SubscriptionOf(message).Value));
        }

        if (isRaw)
        {
            headers.Add(new("x-amz-sns-rawdelivery", "true"));
        }

        return new() { Headers = new([.. headers]), Body = body };
    }
}
