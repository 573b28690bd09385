using CodeCommitEvents.Values;

namespace CodeCommitEvents.Testing;

/// <summary>A request of a topic to a web endpoint: a <c>POST</c>.</summary>
/// <remarks>
/// Source: <see href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html">HTTP/HTTPS notification
/// JSON format</see>.
/// </remarks>
public sealed record FakeWebRequest
{
    /// <summary>The headers. They are not signed: what an endpoint believes has to stand in the body.</summary>
    public required ValueMap<string> Headers { get; init; }

    /// <summary>The body: JSON, although its content type is <c>text/plain</c>.</summary>
    public required string Body { get; init; }
}
