using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using CodeCommitEvents.Building;
using CodeCommitEvents.Shared.Aws;
using CodeCommitEvents.Shared.Aws.Clients;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Starts, stops and finds builds of CodeBuild. The class is thread-safe: a process needs only one instance.</summary>
/// <remarks>
/// <para>The SDK retries calls that were throttled or got no response. All attempts have the same idempotency token: the token of
/// the request, or a new token if the request has none.</para>
/// <para>A failure is transient if a later attempt can succeed without any change: throttling, also as status 400 without an error
/// code, account limits, status 5xx, no response, expired credentials, a clock difference. All other failures are permanent. An
/// invalid signature is also permanent, because its usual cause is a wrong secret key.</para>
/// <para>If the rules or the known facts changed since the first try, CodeBuild refuses the token of the first try, because it knows
/// the token with other values. The result is then the build of the first try. If that build is not found, the failure is permanent.</para>
/// </remarks>
public sealed partial class CodeBuildStarter : IBuildStarter, IBuildFinder, IProjectNameValidator
{
    private readonly ICodeBuildClientProvider clients;
    private readonly CodeBuildStarterOptions options;
    private readonly ILogger logger;

    /// <summary>Creates a starter with one client.</summary>
    /// <param name="client">The default client. Builds are started in its account and region, unless the options select others.</param>
    /// <param name="options">The options. They are copied. Default: null, which means the defaults of <see cref="CodeBuildStarterOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public CodeBuildStarter(IAmazonCodeBuild client, CodeBuildStarterOptions? options = null)
        : this(new CodeBuildClientProvider(client ?? throw new ArgumentNullException(nameof(client)), options), options)
    {
    }

    /// <summary>Creates a starter with several clients.</summary>
    /// <param name="clients">Provides the clients.</param>
    /// <param name="options">The options. They are copied. Default: null, which means the defaults of <see cref="CodeBuildStarterOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="clients"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public CodeBuildStarter(ICodeBuildClientProvider clients, CodeBuildStarterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(clients);
        this.clients = clients;
        this.options = new CodeBuildStarterOptionsValidator().Check(options ?? new()).Copy();
        logger = this.options.Logger ?? NullLogger.Instance;
    }

    /// <summary>How long CodeBuild remembers an idempotency token: five minutes.</summary>
    public TimeSpan TokenLifetime => TimeSpan.FromMinutes(5);

    /// <summary>Starts a build or a batch build.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call. A canceled call may still have started the build.</param>
    /// <returns>The build.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    /// <exception cref="BuildStartException">
    /// The build was not started, or it is unknown whether it was started. The message contains no data of the request. The inner
    /// exception, if there is one, is the exception of the SDK.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        if (CodeBuildProjectName.Error(request.ProjectName) is not null)
        {
            throw new AwsFailure("a CodeBuild project cannot have the name", IsTransient: false).ToException(request.ProjectName, null);
        }

        var started = request.IsBatch
            ? await StartBatchAsync(request, StartRequests.CreateBatch(request, options), cancellationToken).ConfigureAwait(false)
            : await StartBuildAsync(request, StartRequests.CreateBuild(request, options), cancellationToken).ConfigureAwait(false);
        return started ?? throw new AwsFailure("its response contains no build", IsTransient: true) { MayHaveSucceeded = true }
            .ToException(request.ProjectName, null);
    }

    /// <summary>Stops a build or a batch build. Does nothing if the build has ended or does not exist.</summary>
    /// <param name="build">The build.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentNullException"><paramref name="build"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    /// <exception cref="Amazon.Runtime.AmazonServiceException">CodeBuild refused the call.</exception>
    public async Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(build);
        cancellationToken.ThrowIfCancellationRequested();
        var client = clients.GetClient(build.Account, build.Region);
        try
        {
            if (build.IsBatch)
            {
                await client.StopBuildBatchAsync(new() { Id = build.BuildId }, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await client.StopBuildAsync(new() { Id = build.BuildId }, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (AmazonCodeBuildException exception) when (exception is ResourceNotFoundException or InvalidInputException)
        {
            // The build does not exist, or has ended.
        }
    }

    /// <summary>
    /// Finds the build that a request started: the newest build of the project with the same idempotency token in the same environment
    /// variable. The search includes builds that started up to two minutes before <paramref name="since"/>, because clocks differ. It reads at
    /// most the newest 500 builds, but all batch builds, because CodeBuild does not list them in the order of time.
    /// </summary>
    /// <remarks>
    /// If CodeBuild refuses the search, for example because a permission is missing, the method logs a warning and returns null: a
    /// search that never succeeds must not prevent the build. A start with the same token then returns the earlier build if it is at
    /// most five minutes old, and can start a second build otherwise.
    /// </remarks>
    /// <param name="request">The request. It must have an idempotency token, and an environment variable whose value is this token.</param>
    /// <param name="since">The earliest time at which the build may have been started, by the clock of the caller.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The build. Null if the build or the project does not exist, if the request has no token or no variable with the token, or if
    /// CodeBuild refused the search.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    /// <exception cref="BuildStartException">The search failed transiently. The build may have been started.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<StartedBuild?> FindAsync(BuildRequest request, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        if (CodeBuildProjectName.Error(request.ProjectName) is not null)
        {
            return null;
        }

        try
        {
            var target = BuildTarget.Of(request, options, clients);
            var search = new BuildSearch(clients.GetClient(target.Account, target.Region), request, since, target);
            return await search.FindAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (CodeBuildFailure.FromException(exception) is { } failure)
        {
            if (failure.IsTransient || cancellationToken.IsCancellationRequested)
            {
                throw ToException(failure with { MayHaveSucceeded = true }, request, exception, cancellationToken);
            }

            LogSearchRefused(request.RuleName, request.ProjectName, failure.Reason, failure.RequestId);
            return null;
        }
    }

    /// <inheritdoc/>
    /// <remarks>The rule is CodeBuild's: 2 to 255 letters A to Z, digits, hyphens and underscores, the first one a letter or a digit.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="projectName"/> is null.</exception>
    public string? GetProjectNameError(string projectName)
    {
        ArgumentNullException.ThrowIfNull(projectName);
        return CodeBuildProjectName.Error(projectName);
    }

    private Task<StartedBuild?> StartBuildAsync(BuildRequest request, StartBuildRequest start, CancellationToken cancellationToken) =>
        CallAsync(request, async (client, target) =>
            StartedBuildConverter.FromBuild((await client.StartBuildAsync(start, cancellationToken).ConfigureAwait(false)).Build, target), cancellationToken);

    private Task<StartedBuild?> StartBatchAsync(BuildRequest request, StartBuildBatchRequest start, CancellationToken cancellationToken) =>
        CallAsync(request, async (client, target) =>
            StartedBuildConverter.FromBatch((await client.StartBuildBatchAsync(start, cancellationToken).ConfigureAwait(false)).BuildBatch, target), cancellationToken);

    private async Task<StartedBuild?> CallAsync(
        BuildRequest request, Func<IAmazonCodeBuild, ClientTarget, Task<StartedBuild?>> call, CancellationToken cancellationToken)
    {
        try
        {
            var target = BuildTarget.Of(request, options, clients);
            return await call(clients.GetClient(target.Account, target.Region), target).ConfigureAwait(false);
        }
        catch (Exception exception) when (CodeBuildFailure.FromException(exception) is { } failure)
        {
            var earlier = CodeBuildFailure.IsKnownToken(exception) ? await FindAsync(request, DateTimeOffset.UnixEpoch, cancellationToken).ConfigureAwait(false) : null;
            return earlier ?? throw ToException(failure, request, exception, cancellationToken);
        }
    }

    /// <summary>If the caller has canceled, a call without a response is treated as canceled.</summary>
    private static Exception ToException(AwsFailure failure, BuildRequest request, Exception exception, CancellationToken cancellationToken) =>
        failure.ErrorCode is null && cancellationToken.IsCancellationRequested
            ? new OperationCanceledException("The call was canceled. The build may have been started.", exception, cancellationToken)
            : failure.ToException(request.ProjectName, exception);

    [LoggerMessage(30, LogLevel.Warning, "Rule {Rule}: the builds of {Project} could not be searched for an earlier build: {Reason}, request {RequestId}. "
        + "A build that is started with the same token is a second build if the earlier build is older than five minutes")]
    private partial void LogSearchRefused(string? rule, string project, string reason, string? requestId);
}
