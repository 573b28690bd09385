using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Tells the same commit of every event, or fails.</summary>
internal sealed class FakeCommitSource : ICommitProvider
{
    public List<ServiceEvent> Asked { get; } = [];

    public Commit? Commit { get; init; }

    public Exception? Failure { get; init; }

    public Action<CancellationToken> OnAsked { get; init; } = static _ => { };

    public Task<Commit?> GetCommitAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default)
    {
        Asked.Add(serviceEvent);
        OnAsked(cancellationToken);
        return Failure is null ? Task.FromResult(Commit) : throw Failure;
    }
}
