using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using CodeCommitEvents.Building;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Starts builds of CodeBuild, stops them and finds them. One serves a whole process.</summary>
/// <remarks>
/// The SDK tries a call again that was throttled or not answered, always with the same idempotency token: that of the
/// request, or where it has none one that is made for the call. Errors that pass by themselves are transient: throttling,
/// limits of the account, 5xx, no answer, expired credentials, a clock that is off. All other answers are permanent, also a
/// signature that does not fit, because wrong keys stay wrong.
/// </remarks>
public sealed class CodeBuildStarter : IBuildStarter, IBuildFinder
{
    private readonly ICodeBuildClientProvider clients;
    private readonly CodeBuildStarterOptions options;

    /// <summary>A starter with a client.</summary>
    /// <param name="client">The client for the starter's own account and region.</param>
    /// <param name="options">The options. Default: those of <see cref="CodeBuildStarterOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="OptionsValidationException">The options cannot work.</exception>
    public CodeBuildStarter(IAmazonCodeBuild client, IOptions<CodeBuildStarterOptions>? options = null)
        : this(new CodeBuildClientProvider(client ?? throw new ArgumentNullException(nameof(client)), options), options)
    {
    }

    /// <summary>A starter with clients.</summary>
    /// <param name="clients">The clients.</param>
    /// <param name="options">The options. Default: those of <see cref="CodeBuildStarterOptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="clients"/> is null.</exception>
    /// <exception cref="OptionsValidationException">The options cannot work.</exception>
    public CodeBuildStarter(ICodeBuildClientProvider clients, IOptions<CodeBuildStarterOptions>? options = null)
    {
        ArgumentNullException.ThrowIfNull(clients);
        this.clients = clients;
        this.options = CodeBuildStarterOptionsValidator.Checked(options?.Value ?? new());
    }

    /// <summary>Starts a build, or a batch build.</summary>
    /// <param name="request">The build.</param>
    /// <param name="cancellationToken">Gives up; the build may have been started all the same.</param>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    /// <exception cref="BuildStartException">The build was not started. Its message quotes nothing of the request; its inner exception is the SDK's.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var started = request.IsBatch
            ? await StartBatchAsync(request, StartRequests.OfBatch(request, options), cancellationToken).ConfigureAwait(false)
            : await StartBuildAsync(request, StartRequests.OfBuild(request, options), cancellationToken).ConfigureAwait(false);
        return started ?? throw new CodeBuildFailure("its answer names no build", IsTransient: true) { MayBeDone = true }
            .AsStartException(request.ProjectName, null);
    }

    /// <summary>Stops a build or a batch build. One that has ended, or that CodeBuild does not know, is left alone.</summary>
    /// <param name="build">The build.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentNullException"><paramref name="build"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
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
            // There is no such build, or no longer anything to stop.
        }
    }

    /// <summary>
    /// The newest build of the project that was told the idempotency token of the request, in the variable that tells it to
    /// this one. Only the newest few hundred builds are looked at.
    /// </summary>
    /// <param name="request">The request, with its token and with a variable whose value is that token.</param>
    /// <param name="since">When the build may have been started first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The build; null where there is none, no such project, or no such variable.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is null.</exception>
    /// <exception cref="BuildStartException">CodeBuild does not tell, so that the build may have been started.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<StartedBuild?> FindAsync(BuildRequest request, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var place = PlaceOf(request);
            var search = new BuildSearch(clients.GetClient(place.Account, place.Region), request, since, place);
            return await search.FindAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (CodeBuildFailure.Of(exception) is { } failure)
        {
            throw Thrown(failure with { MayBeDone = true }, request, exception, cancellationToken);
        }
    }

    private Task<StartedBuild?> StartBuildAsync(BuildRequest request, StartBuildRequest start, CancellationToken cancellationToken) =>
        CallAsync(request, async (client, place) =>
            StartedBuilds.Of((await client.StartBuildAsync(start, cancellationToken).ConfigureAwait(false)).Build, place), cancellationToken);

    private Task<StartedBuild?> StartBatchAsync(BuildRequest request, StartBuildBatchRequest start, CancellationToken cancellationToken) =>
        CallAsync(request, async (client, place) =>
            StartedBuilds.Of((await client.StartBuildBatchAsync(start, cancellationToken).ConfigureAwait(false)).BuildBatch, place), cancellationToken);

    private async Task<StartedBuild?> CallAsync(
        BuildRequest request, Func<IAmazonCodeBuild, BuildTarget, Task<StartedBuild?>> call, CancellationToken cancellationToken)
    {
        try
        {
            var place = PlaceOf(request);
            return await call(clients.GetClient(place.Account, place.Region), place).ConfigureAwait(false);
        }
        catch (Exception exception) when (CodeBuildFailure.Of(exception) is { } failure)
        {
            throw Thrown(failure, request, exception, cancellationToken);
        }
    }

    /// <summary>Where no answer came and the caller has given up, that is why.</summary>
    private static Exception Thrown(CodeBuildFailure failure, BuildRequest request, Exception exception, CancellationToken cancellationToken) =>
        failure.ErrorCode is null && cancellationToken.IsCancellationRequested
            ? new OperationCanceledException("The call was given up. The build may have been started.", exception, cancellationToken)
            : failure.AsStartException(request.ProjectName, exception);

    private BuildTarget PlaceOf(BuildRequest request)
    {
        var account = request.Account is { Length: > 0 } other && options.Roles.ContainsKey(other) ? other : null;
        var region = options.FollowEventRegion && request.Region is { Length: > 0 } followed ? followed : options.Region;
        if (region is null)
        {
            return new(account, null);
        }

        if (!CodeBuildStarterOptionsValidator.IsRegion(region))
        {
            throw new CodeBuildFailure("the region of the event is none", IsTransient: false).AsStartException(request.ProjectName, null);
        }

        var own = clients.GetClient(null, null).Config;
        return new(account, region == (own?.RegionEndpoint?.SystemName ?? own?.AuthenticationRegion) ? null : region);
    }
}
