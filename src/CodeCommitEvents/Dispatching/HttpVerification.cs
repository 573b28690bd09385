using CodeCommitEvents.Envelopes;

namespace CodeCommitEvents.Dispatching;

/// <summary>The result of the verification of an HTTP request: what of the request is proven, or why the request is refused.</summary>
public sealed class HttpVerification
{
    private HttpVerification()
    {
    }

    /// <summary>Whether the request is accepted.</summary>
    public bool IsAccepted => Reason is null;

    /// <summary>
    /// The proven part of the body: a payload in UTF-8, such as an SNS message that contains only signed fields. Only this part is dispatched.
    /// Empty if the request is refused.
    /// </summary>
    public ReadOnlyMemory<byte> Message { get; private init; }

    /// <summary>
    /// The id of the message, which is the same if the sender repeats the message. A message with the same id is dispatched only once. Null if
    /// there is no id: then each request is dispatched.
    /// </summary>
    public string? MessageId { get; private init; }

    /// <summary>The proven fields of the request. A request without fields if only the body is proven.</summary>
    public HttpRequestTransport Request { get; private init; } = new();

    /// <summary>Why the request is refused: an English sentence that contains no part of the request. Null if the request is accepted.</summary>
    public string? Reason { get; private init; }

    /// <summary>Whether the same request can be accepted later, because the verification itself failed. The sender is asked to send the request again.</summary>
    public bool IsTransient { get; private init; }

    /// <summary>Accepts a request.</summary>
    /// <param name="message">The proven part of the body.</param>
    /// <param name="messageId">The id of the message. Default: null, which means that each request is dispatched.</param>
    /// <param name="request">The proven fields of the request. Default: null, which means none.</param>
    public static HttpVerification Accept(ReadOnlyMemory<byte> message, string? messageId = null, HttpRequestTransport? request = null) =>
        new() { Message = message, MessageId = messageId, Request = request ?? new() };

    /// <summary>Refuses a request.</summary>
    /// <param name="reason">The reason: a sentence that contains no part of the request, because the reason is logged.</param>
    /// <param name="isTransient">Whether the same request can be accepted later. Default: false.</param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is null or empty.</exception>
    public static HttpVerification Refuse(string reason, bool isTransient = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return new() { Reason = reason, IsTransient = isTransient };
    }

    /// <summary>Returns the reason of a refusal, or <c>accepted</c>.</summary>
    public override string ToString() => Reason ?? "accepted";
}
