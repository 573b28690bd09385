using CodeCommitEvents.Building;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>
/// An instance of a function for one call. The instance can crash after it has acquired a claim, started a build or sent a notification. After a crash, it
/// does not complete or release a claim.
/// </summary>
internal sealed class MortalInstance(FaultyCodeBuild service, IBuildClaimStore claims, int seed)
    : IBuildStarter, IBuildFinder, IBuildClaimStore, INotificationChannel, INotificationFinder
{
    private const int DeathsInAHundred = 4;

    private readonly Random random = new(seed);

    public bool IsDead { get; private set; }

    public TimeSpan TokenLifetime => service.TokenLifetime;

    public async Task<BuildClaim> AcquireAsync(BuildClaimRequest request, CancellationToken cancellationToken = default)
    {
        CheckAlive();
        var claim = await claims.AcquireAsync(request, cancellationToken);
        MayDie();
        return claim;
    }

    public async Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
    {
        CheckAlive();
        await Task.Yield();
        var started = service.Start(request);
        MayDie();
        return started;
    }

    public Task<StartedBuild?> FindAsync(BuildRequest request, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        CheckAlive();
        return Task.FromResult(service.Find(request, since));
    }

    /// <remarks>The service of the notifications fails as the service of the builds does, so the same service simulates both.</remarks>
    public async Task<SentNotification> SendAsync(NotificationRequest notification, CancellationToken cancellationToken = default)
    {
        try
        {
            return new() { MessageId = (await StartAsync(ToBuild(notification), cancellationToken)).BuildId };
        }
        catch (BuildStartException exception)
        {
            throw new NotificationException(notification.ChannelName, exception.IsTransient, exception.Message) { MayHaveBeenSent = exception.MayHaveStarted };
        }
    }

    public async Task<SentNotification?> FindAsync(NotificationRequest notification, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        await FindAsync(ToBuild(notification), since, cancellationToken) is { } found ? new() { MessageId = found.BuildId } : null;

    public static BuildRequest ToBuild(NotificationRequest notification) => new()
    {
        ProjectName = notification.ChannelName,
        SourceVersion = notification.Event.Checkout?.CommitId,
        IdempotencyToken = notification.IdempotencyToken,
    };

    public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default)
    {
        CheckAlive();
        return claims.CompleteAsync(claim, build, cancellationToken);
    }

    public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default)
    {
        CheckAlive();
        return claims.ReleaseAsync(claim, mayHaveStarted, cancellationToken);
    }

    public Task<BuildClaim?> FindAsync(string key, CancellationToken cancellationToken = default) => claims.FindAsync(key, cancellationToken);

    public Task<bool> ForgetAsync(string key, CancellationToken cancellationToken = default) => claims.ForgetAsync(key, cancellationToken);

    public Task<StartedBuild?> SupersedeAsync(string group, ChangeMoment change, StartedBuild build, CancellationToken cancellationToken = default) =>
        claims.SupersedeAsync(group, change, build, cancellationToken);

    public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;

    private void MayDie()
    {
        lock (random)
        {
            IsDead |= random.Next(100) < DeathsInAHundred;
        }

        CheckAlive();
    }

    private void CheckAlive()
    {
        if (IsDead)
        {
            throw new InvalidOperationException("The instance is dead.");
        }
    }
}
