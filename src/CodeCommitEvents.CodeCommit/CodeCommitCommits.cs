using Amazon.CodeCommit;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeCommit;

/// <summary>Asks CodeCommit for the commits of events (<c>GetCommit</c>). The class is thread-safe: a process needs only one instance.</summary>
/// <remarks>
/// <para>The commit is the one that a build of the event checks out (<see cref="ServiceEvent.Checkout"/>): the last commit of a push, the newest commit
/// of the source of a pull request.</para>
/// <para>The commit is null if CodeCommit does not know it, for example because it does not exist any more after a force push, or if CodeCommit refuses
/// the call. A call that fails transiently is repeated.</para>
/// <para>Permission: <c>codecommit:GetCommit</c>.</para>
/// </remarks>
public sealed class CodeCommitCommits : ICommitProvider
{
    private readonly FactReader reader;

    /// <summary>Creates a provider with one client.</summary>
    /// <param name="client">The default client. Repositories in other regions and accounts are asked with clients that are created from it.</param>
    /// <param name="options">The options. They are copied. Default: null, which means the defaults of <see cref="CodeCommitOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public CodeCommitCommits(IAmazonCodeCommit client, CodeCommitOptions? options = null)
        : this(new CodeCommitClientProvider(client ?? throw new ArgumentNullException(nameof(client)), options), options)
    {
    }

    /// <summary>Creates a provider with several clients.</summary>
    /// <param name="clients">Provides the clients.</param>
    /// <param name="options">The options. They are copied. Default: null, which means the defaults of <see cref="CodeCommitOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="clients"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public CodeCommitCommits(ICodeCommitClientProvider clients, CodeCommitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(clients);
        reader = new("commit", clients, new CodeCommitOptionsValidator().Check(options ?? new()).Copy());
    }

    /// <summary>Returns the commit that a build of an event checks out.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The commit. Null if it is unknown.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="serviceEvent"/> is null.</exception>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">CodeCommit failed transiently, also after the call was repeated.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task<Commit?> GetCommitAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        return reader.AskAsync(serviceEvent, ReadAsync, cancellationToken);
    }

    private static async Task<Commit?> ReadAsync(CodeCommitEvent serviceEvent, RepositoryCalls calls) =>
        serviceEvent.Checkout is { } checkout && await calls.GetCommitAsync(checkout.CommitId).ConfigureAwait(false) is { } commit
            ? new Commit { Message = commit.Message ?? "" }
            : null;
}
