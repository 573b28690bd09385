using System.Text;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>An SNS message about a subscription. Verify the signature of the message before you open the URL.</summary>
/// <remarks>
/// Source: <see href="https://docs.aws.amazon.com/sns/latest/dg/http-subscription-confirmation-json.html">HTTP/HTTPS
/// subscription confirmation JSON format</see>.
/// </remarks>
[JsonConverter(typeof(EventJsonConverter<SnsControlMessage>))]
public abstract record SnsControlMessage : ServiceEvent
{
    private protected SnsControlMessage()
    {
    }

    /// <summary>The ARN of the topic.</summary>
    public Arn? TopicArn { get; init; }

    /// <summary>The token that confirms the subscription.</summary>
    public string? Token { get; init; }

    /// <summary>The URL that confirms the subscription, as received. The URL is untrusted input: anybody who can call the endpoint can send any URL.</summary>
    public string? SubscribeUrl { get; init; }

    /// <summary>A description of the message in English.</summary>
    public string? Message { get; init; }

    /// <summary>Appends the topic. The token and the URL are omitted, because anybody who reads them in a log can confirm the subscription.</summary>
    /// <param name="builder">The builder to append to.</param>
    protected override bool PrintMembers(StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Append("TopicArn = ").Append(TopicArn);
        return true;
    }

    internal sealed override EventCatalogEntry? Entry => null;

    internal sealed override string?[] IdentityParts => [TopicArn?.Value, Token];

    internal sealed override void WriteProperties(FieldWriter writer)
    {
        writer.Text("topicArn", TopicArn?.Value);
        writer.Text("token", Token);
        writer.Text("subscribeUrl", SubscribeUrl);
        writer.Text("message", Message);
    }

    private protected sealed override void WriteFields(FieldWriter writer)
    {
        writer.Text("Token", Token);
        writer.Text("SubscribeURL", SubscribeUrl);
    }
}
