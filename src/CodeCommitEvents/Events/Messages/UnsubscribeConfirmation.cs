using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>An SNS message that a subscription has ended, with a URL that restores the subscription (<c>Type</c> is <c>UnsubscribeConfirmation</c>).</summary>
[JsonConverter(typeof(EventJsonConverter<UnsubscribeConfirmation>))]
public sealed record UnsubscribeConfirmation : SnsControlMessage
{
    internal const string MessageType = "unsubscribeConfirmation";

    internal override string WireName => MessageType;
}
