using CodeCommitEvents.Events;

namespace CodeCommitEvents.Dispatching;

/// <summary>Confirms subscriptions to SNS topics. An <see cref="IHttpMessageVerifier"/> can implement this interface.</summary>
public interface ISubscriptionConfirmer
{
    /// <summary>Confirms a subscription. If the method throws, the message has failed and SNS sends it again.</summary>
    /// <param name="confirmation">The request to confirm a subscription, from a message that the verifier has accepted.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the subscription is confirmed. False if the confirmer does not want to confirm it.</returns>
    Task<bool> ConfirmAsync(SubscriptionConfirmation confirmation, CancellationToken cancellationToken = default);
}
