namespace CodeCommitEvents.Events;

/// <summary>SNS tells that a subscription has ended, and how to take it up again (<c>Type</c> is <c>UnsubscribeConfirmation</c>).</summary>
public sealed record UnsubscribeConfirmation : SnsControlMessage
{
    internal override string WireName => "unsubscribeConfirmation";
}
