using Amazon.CodeCommit.Model;
using CodeCommitEvents.Events;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeCommitEvents.CodeCommit;

/// <summary>
/// Asks CodeCommit for a fact about an event, in the region of the event, and in its account if there is a role for it. What CodeCommit does not
/// know is unknown.
/// </summary>
/// <param name="fact">The fact, in words for the log.</param>
/// <param name="clients">Provides the clients.</param>
/// <param name="options">The options.</param>
internal sealed partial class FactReader(string fact, ICodeCommitClientProvider clients, CodeCommitOptions options)
{
    private readonly TimeProvider time = options.TimeProvider ?? TimeProvider.System;
    private readonly ILogger logger = options.Logger ?? NullLogger.Instance;

    /// <summary>Asks for the fact.</summary>
    /// <returns>The fact. Null if the event is not about a repository, or if CodeCommit does not know the fact or refuses a call.</returns>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">A transient failure.</exception>
    /// <exception cref="Amazon.Runtime.AmazonClientException">CodeCommit did not respond.</exception>
    public Task<T?> AskAsync<T>(ServiceEvent serviceEvent, Func<CodeCommitEvent, RepositoryCalls, Task<T?>> ask, CancellationToken cancellationToken)
        where T : class => AskAboutRepositoryAsync(
            serviceEvent, calls => serviceEvent is CodeCommitEvent codeCommitEvent ? ask(codeCommitEvent, calls) : Task.FromResult<T?>(null), cancellationToken);

    /// <summary>Asks for something about the repository of any event, also of an event about a build.</summary>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="ask">Asks.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <param name="unknown">Returns what stands for something unknown, from the reason. Default: null, which means null.</param>
    /// <inheritdoc cref="AskAsync{T}"/>
    public async Task<T?> AskAboutRepositoryAsync<T>(ServiceEvent serviceEvent, Func<RepositoryCalls, Task<T?>> ask, CancellationToken cancellationToken, Func<string, T>? unknown = null)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (serviceEvent.RepositoryName is not { Length: > 0 } repository)
        {
            return null;
        }

        try
        {
            if (RepositoryTarget.Of(serviceEvent, options, clients) is not { } target)
            {
                const string Reason = "the region of the event is not a region that the SDK knows in the partition of the client";
                LogUnknown(Reason);
                return unknown?.Invoke(Reason);
            }

            return await ask(new(clients.GetClient(target.Account, target.Region), repository, time, cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception exception) when (NotKnown(exception) is { } reason)
        {
            LogUnknown(reason);
            return unknown?.Invoke(reason);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && CodeCommitFailure.FromException(exception) is { IsTransient: false } failure)
        {
            LogRefused(logger, fact, failure.Reason, failure.RequestId);
            return unknown?.Invoke(failure.Reason);
        }
    }

    /// <summary>Logs that the fact is unknown, or a part of it.</summary>
    public void LogUnknown(string reason) => LogUnknown(logger, fact, reason);

    /// <summary>Returns why CodeCommit does not know a fact, although it permits the call. Null for any other exception.</summary>
    private static string? NotKnown(Exception exception) => exception switch
    {
        CommitDoesNotExistException or CommitIdDoesNotExistException => "a commit does not exist any more, for example after a force push",
        RepositoryDoesNotExistException => "the repository does not exist in the account and region that was asked",
        PullRequestDoesNotExistException => "the pull request does not exist in the account and region that was asked",
        TipsDivergenceExceededException or MaximumItemsToCompareExceededException or MaximumFileContentToLoadExceededException =>
            "the commits differ so much that CodeCommit does not compare them",
        _ => null,
    };

    [LoggerMessage(32, LogLevel.Information, "Facts of an event are unknown ({Fact}): {Reason}")]
    private static partial void LogUnknown(ILogger logger, string fact, string reason);

    [LoggerMessage(33, LogLevel.Warning, "CodeCommit refused a call, so that facts of an event are unknown ({Fact}): {Reason}, request {RequestId}")]
    private static partial void LogRefused(ILogger logger, string fact, string reason, string? requestId);
}
