namespace CodeCommitEvents.Events;

/// <summary>SNS asks whether an endpoint wants its messages (<c>Type</c> is <c>SubscriptionConfirmation</c>).</summary>
public sealed record SubscriptionConfirmation : SnsControlMessage
{
    internal override string WireName => "subscriptionConfirmation";
}
