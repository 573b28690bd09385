using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Sns;

/// <summary>Requests of a subscription with raw message delivery. The body is the message alone, so that nothing is signed.</summary>
internal static class RawDelivery
{
    private const string Raw = "x-amz-sns-rawdelivery";
    private const string Topic = "x-amz-sns-topic-arn";
    private const string MessageId = "x-amz-sns-message-id";

    public static HttpVerification Refused => HttpVerification.Refuse(
        $"Raw message delivery is enabled for the subscription, so the message has no signature. Disable it, or see {nameof(SnsMessageVerifierOptions.AcceptRawDelivery)}.");

    public static bool Is(HttpRequestTransport request) => string.Equals(Header(request, Raw), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Accepts a request whose sender the application has authenticated. The topic is only checked against mistakes.</summary>
    public static HttpVerification Accept(HttpRequestTransport request, ReadOnlyMemory<byte> body, Func<string, bool> isAccepted, int maxBytes)
    {
        if (body.Length > maxBytes)
        {
            return HttpVerification.Refuse("The message is too large.");
        }

        if (Header(request, Topic) is not { } topic || !isAccepted(topic))
        {
            return HttpVerification.Refuse($"The topic of the request is not in {nameof(SnsMessageVerifierOptions)}.{nameof(SnsMessageVerifierOptions.Topics)}.");
        }

        var id = Header(request, MessageId);
        var headers = new List<KeyValuePair<string, string>> { new(Topic, topic) };
        if (id is not null)
        {
            headers.Add(new(MessageId, id));
        }

        return HttpVerification.Accept(body.ToArray(), id is null ? null : $"{topic} {id}", new HttpRequestTransport { Headers = new([.. headers]) });
    }

    private static string? Header(HttpRequestTransport request, string name)
    {
        foreach (var (header, value) in request.Headers ?? ValueMap<string>.Empty)
        {
            if (header.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}
