using CodeCommitEvents.Envelopes;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Verifies who sent an HTTP request. Anybody can send a request to a URL, so a dispatcher uses nothing of a request that is not verified.
/// <c>SnsMessageVerifier</c> of the package <c>CodeCommitEvents.Sns</c> verifies the messages of SNS topics. Implement this interface for
/// requests of other senders, for example if API Gateway has authenticated the sender. Several threads call a verifier at the same time.
/// </summary>
/// <remarks>
/// If the verifier also implements <see cref="ISubscriptionConfirmer"/>, it confirms the subscriptions that verified messages ask to confirm.
/// </remarks>
public interface IHttpMessageVerifier
{
    /// <summary>Verifies a request. Returns a refusal for a request that is not genuine. An exception is treated as a transient refusal.</summary>
    /// <param name="request">The request without its body. All values are untrusted.</param>
    /// <param name="body">The body, decoded from Base64. The memory is valid only until the method returns.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<HttpVerification> VerifyAsync(HttpRequestTransport request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default);
}
