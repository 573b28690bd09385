using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>SNS tells that a subscription has ended, and how to take it up again (<c>Type</c> is <c>UnsubscribeConfirmation</c>).</summary>
[JsonConverter(typeof(EventJsonConverter<UnsubscribeConfirmation>))]
public sealed record UnsubscribeConfirmation : SnsControlMessage
{
    internal const string MessageType = "unsubscribeConfirmation";

    internal override string WireName => MessageType;
}
