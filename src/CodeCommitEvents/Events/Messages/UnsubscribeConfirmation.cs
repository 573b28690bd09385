using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>A message of SNS that a subscription has ended, with a URL to confirm it again (<c>Type</c> is <c>UnsubscribeConfirmation</c>).</summary>
[JsonConverter(typeof(EventJsonConverter<UnsubscribeConfirmation>))]
public sealed record UnsubscribeConfirmation : SnsControlMessage
{
    internal const string MessageType = "unsubscribeConfirmation";

    internal override string WireName => MessageType;
}
