using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>SNS asks whether an endpoint wants its messages (<c>Type</c> is <c>SubscriptionConfirmation</c>).</summary>
[JsonConverter(typeof(EventJsonConverter<SubscriptionConfirmation>))]
public sealed record SubscriptionConfirmation : SnsControlMessage
{
    internal const string MessageType = "subscriptionConfirmation";

    internal override string WireName => MessageType;
}
