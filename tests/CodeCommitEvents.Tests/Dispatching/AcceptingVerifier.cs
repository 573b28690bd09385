using System.Text;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Accepts each request completely, like an application that has authenticated the sender itself.</summary>
internal class AcceptingVerifier : IHttpMessageVerifier
{
    public virtual Task<HttpVerification> VerifyAsync(HttpRequestTransport request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default) =>
        Task.FromResult(HttpVerification.Accept(body.ToArray(), request: request));
}

/// <summary>Returns given results, counts the calls, and confirms subscriptions.</summary>
internal sealed class FakeVerifier(Func<string, HttpVerification> verify) : AcceptingVerifier, ISubscriptionConfirmer
{
    public List<SubscriptionConfirmation> Confirmed { get; } = [];

    public Exception? ConfirmationFailure { get; set; }

    public override Task<HttpVerification> VerifyAsync(HttpRequestTransport request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default) =>
        Task.FromResult(verify(Encoding.UTF8.GetString(body.Span)));

    public Task<bool> ConfirmAsync(SubscriptionConfirmation confirmation, CancellationToken cancellationToken = default)
    {
        Confirmed.Add(confirmation);
        return ConfirmationFailure is null ? Task.FromResult(true) : throw ConfirmationFailure;
    }
}
