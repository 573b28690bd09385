using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>The message that SNS sends when a subscription has ended (<c>Type</c> is <c>UnsubscribeConfirmation</c>). The URL restores the subscription.</summary>
[JsonConverter(typeof(EventJsonConverter<UnsubscribeConfirmation>))]
public sealed record UnsubscribeConfirmation : SnsControlMessage
{
    internal const string MessageType = "unsubscribeConfirmation";

    internal override string WireName => MessageType;
}
