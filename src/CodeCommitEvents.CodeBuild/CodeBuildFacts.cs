using Amazon.CloudWatchLogs;
using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Shared.Aws.Clients;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Batch = CodeCommitEvents.Building.BuildBatch;

namespace CodeCommitEvents.CodeBuild;

/// <summary>
/// Provides what CodeBuild knows and what no event contains: the batch build of a build, earlier builds, details, the builds of a pull request. The class is
/// thread-safe: a process needs only one instance.
/// </summary>
/// <remarks>
/// <para>The calls go to the region of the build, and to its account if the options have a role for it.</para>
/// <para>If CodeBuild refuses a call, for example because a permission is missing, a warning is logged, and the fact is unknown. A transient failure
/// is thrown.</para>
/// </remarks>
public sealed partial class CodeBuildFacts : IBuildBatchProvider, IBuildHistoryProvider, IBuildDetailsProvider, IPullRequestBuildsProvider
{
    private readonly ICodeBuildClientProvider clients;
    private readonly CodeBuildStarterOptions targets;
    private readonly CodeBuildFactsOptions options;
    private readonly ILogger logger;

    /// <summary>Creates a provider of facts with one client.</summary>
    /// <param name="client">The default client.</param>
    /// <param name="options">The options. Default: null, which means the defaults of <see cref="CodeBuildFactsOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public CodeBuildFacts(IAmazonCodeBuild client, CodeBuildFactsOptions? options = null)
        : this(new CodeBuildClientProvider(client ?? throw new ArgumentNullException(nameof(client))), null, options)
    {
    }

    /// <summary>Creates a provider of facts with several clients.</summary>
    /// <param name="clients">Provides the clients. If it also implements <see cref="ICloudWatchLogsClientProvider"/>, logs can be read.</param>
    /// <param name="targets">Where builds are started, and the roles for other accounts: the options of the starter. Default: null, which means none.</param>
    /// <param name="options">The options. Default: null, which means the defaults of <see cref="CodeBuildFactsOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="clients"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public CodeBuildFacts(ICodeBuildClientProvider clients, CodeBuildStarterOptions? targets = null, CodeBuildFactsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(clients);
        this.clients = clients;
        this.targets = (targets ?? new()).Copy();
        this.options = new CodeBuildFactsOptionsValidator().Check(options ?? new()).Copy();
        logger = this.options.Logger ?? NullLogger.Instance;
    }

    /// <summary>Returns the batch build of a build. Up to four calls for a build of a batch build, one call for any other build.</summary>
    /// <inheritdoc/>
    public Task<BatchMembership?> GetBatchAsync(BuildStateChangeEvent build, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(build);
        return CallAsync("batch build", () => TargetOf(build.BuildArn), target => new BatchLookup(ClientFor(target), options).FindAsync(build, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Returns the history of a build or a batch build. Of builds, at most the newest 500 of the project are searched, of batch builds at most 1,000.
    /// If the build before may be an older one, the history is unknown.
    /// </summary>
    /// <inheritdoc/>
    public Task<BuildHistory?> GetHistoryAsync(BuildStateChangeEvent build, Batch? batch = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(build);
        return CallAsync(
            "history",
            () => TargetOf(build.BuildArn),
            target => new HistorySearch(ClientFor(target), options.EnvironmentPrefix) is var search && batch is null
                ? search.FindAsync(build, cancellationToken)
                : search.FindAsync(batch!, cancellationToken),
            cancellationToken);
    }

    /// <summary>
    /// Returns details of a build: one call for the build, one for its reports, up to two for the failed tests of each failed report, and one for the
    /// log.
    /// </summary>
    /// <inheritdoc/>
    public async Task<BuildDetails?> GetDetailsAsync(BuildOutcome outcome, BuildDetailKinds kinds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        cancellationToken.ThrowIfCancellationRequested();
        return kinds == BuildDetailKinds.None || TargetOf(outcome.BuildArn) is not { } target
            ? null
            : await new DetailsReader(ClientFor(target), new(() => LogsFor(target)), options).ReadAsync(outcome, kinds, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Returns the builds of a pull request. Of builds, at most the newest 500 of the project are searched: two calls for each 100 builds, down to the
    /// first build that is too old. Of batch builds, at most 1,000: if there are more, the result is null, because any of them can be the newest.
    /// </summary>
    /// <inheritdoc/>
    public Task<ValueList<BuildOutcome>?> GetBuildsAsync(PullRequestBuildsQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return string.IsNullOrEmpty(options.EnvironmentPrefix)
            ? Task.FromResult<ValueList<BuildOutcome>?>(null)
            : CallAsync(
                "state",
                () => query.Build is { } build ? TargetOf(build) : BuildTarget.Of(query.Account, query.Region, targets, clients),
                target => new PullRequestBuildSearch(ClientFor(target), options.EnvironmentPrefix, query) is var search && query.IsBatch
                    ? search.FindBatchesAsync(cancellationToken)
                    : search.FindBuildsAsync(cancellationToken),
                cancellationToken);
    }

    private async Task<T?> CallAsync<T>(string fact, Func<ClientTarget?> find, Func<ClientTarget, Task<T?>> call, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return find() is { } target ? await call(target).ConfigureAwait(false) : null;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (CodeBuildFailure.FromException(exception) is { IsTransient: false } failure && !cancellationToken.IsCancellationRequested)
        {
            LogRefused(fact, failure.WithOperation(exception).Reason, failure.RequestId);
            return null;
        }
    }

    private ClientTarget? TargetOf(Arn build) => BuildTarget.Of(build, targets, clients);

    private IAmazonCodeBuild ClientFor(ClientTarget target) => clients.GetClient(target.Account, target.Region);

    private IAmazonCloudWatchLogs? LogsFor(ClientTarget target) => (clients as ICloudWatchLogsClientProvider)?.GetLogsClient(target.Account, target.Region);

    [LoggerMessage(31, LogLevel.Warning, "CodeBuild refused a call, so the {Fact} of a build is unknown: {Reason}, request {RequestId}")]
    private partial void LogRefused(string fact, string reason, string? requestId);
}
