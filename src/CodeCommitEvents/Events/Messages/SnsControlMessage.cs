using System.Text;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A message of SNS about a subscription, not of anybody's event. Its URL must never be fetched unverified.</summary>
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

    /// <summary>The topic.</summary>
    public Arn? TopicArn { get; init; }

    /// <summary>The token that confirms the subscription.</summary>
    public string? Token { get; init; }

    /// <summary>The URL that confirms the subscription, as it came. Whoever can reach the endpoint can write anything here.</summary>
    public string? SubscribeUrl { get; init; }

    /// <summary>The message for people.</summary>
    public string? Message { get; init; }

    /// <summary>Without the token and the URL, with which anybody could confirm: what a record prints ends in logs.</summary>
    /// <param name="builder">Takes the text.</param>
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
