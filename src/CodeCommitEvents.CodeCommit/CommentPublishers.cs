using System.Collections.Concurrent;
using CodeCommitEvents.Events;
using CodeCommitEvents.Shared.Aws.Clients;

namespace CodeCommitEvents.CodeCommit;

/// <summary>
/// Creates the publishers of comments, and keeps what they share: the identity with which this process comments in each account and region, and the locks.
/// </summary>
internal sealed class CommentPublishers(ICodeCommitClientProvider clients, TimeProvider time)
{
    /// <summary>Notifications about the same comment have the same lock. There are few locks, because there is no limit for the number of comments.</summary>
    private readonly SemaphoreSlim[] locks = [.. Enumerable.Range(0, 16).Select(static _ => new SemaphoreSlim(1))];
    private readonly ConcurrentDictionary<ClientTarget, CommentAuthor> authors = new();

    /// <summary>Returns a publisher for the comments on a pull request.</summary>
    /// <param name="target">The account and region of the repository.</param>
    /// <param name="pullRequestId">The id of the pull request.</param>
    /// <param name="repository">The name of the repository. Null if unknown.</param>
    /// <param name="cancellationToken">Cancels the calls of the publisher.</param>
    public CommentPublisher Of(ClientTarget target, string pullRequestId, string? repository, CancellationToken cancellationToken) => new(
        new(clients.GetClient(target.Account, target.Region), pullRequestId, time, cancellationToken), authors.GetOrAdd(target, static _ => new()), repository);

    /// <summary>Whether this process comments with an identity, as far as it knows: it learns its identity when CodeCommit has taken a comment.</summary>
    public bool CommentWith(Arn identity)
    {
        foreach (var (_, author) in authors)
        {
            if (author.Is(identity.Value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes a comment. Another call about the same comment waits.</summary>
    public async Task<CommentResult> InLockAsync(CommentMarker marker, Func<Task<CommentResult>> write, CancellationToken cancellationToken)
    {
        var own = locks[(uint)string.GetHashCode(marker.Token, StringComparison.Ordinal) % (uint)locks.Length];
        await own.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await write().ConfigureAwait(false);
        }
        finally
        {
            own.Release();
        }
    }
}
