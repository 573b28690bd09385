using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>A request from SNS to confirm the subscription of an endpoint (<c>Type</c> is <c>SubscriptionConfirmation</c>).</summary>
[JsonConverter(typeof(EventJsonConverter<SubscriptionConfirmation>))]
public sealed record SubscriptionConfirmation : SnsControlMessage
{
    internal const string MessageType = "subscriptionConfirmation";

    internal override string WireName => MessageType;
}
