namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>
/// Simulates CodeBuild, or a service that knows no idempotency tokens. For a known token, it returns the same build. It forgets a token
/// after its lifetime. 30 % of all starts fail, a third of these after the build was started.
/// </summary>
internal sealed class FaultyCodeBuild(TimeProvider time, int seed, TimeSpan tokenLifetime)
{
    private readonly Random random = new(seed);
    private readonly Dictionary<string, (DateTimeOffset Start, StartedBuild Build)> tokens = new(StringComparer.Ordinal);
    private readonly List<(BuildRequest Request, DateTimeOffset Start, StartedBuild Build)> builds = [];

    /// <summary>The requests of the builds that were started, in order.</summary>
    public IReadOnlyList<BuildRequest> Started => [.. builds.Select(build => build.Request)];

    public TimeSpan TokenLifetime => tokenLifetime;

    public int Calls { get; private set; }

    public int Failures { get; private set; }

    public int Lookups { get; private set; }

    public StartedBuild Start(BuildRequest request)
    {
        lock (builds)
        {
            Calls++;
            var fate = random.Next(100);
            if (fate < 20)
            {
                Failures++;
                throw new BuildStartException(request.ProjectName, isTransient: true, "Throttled.") { ErrorCode = "ThrottlingException" };
            }

            var started = Known(request.IdempotencyToken!) ?? StartNew(request);
            if (fate < 30)
            {
                Failures++;
                throw new BuildStartException(request.ProjectName, isTransient: true, "No answer.") { MayHaveStarted = true };
            }

            return started;
        }
    }

    public StartedBuild? Find(BuildRequest request, DateTimeOffset since)
    {
        lock (builds)
        {
            Lookups++;
            return builds.FirstOrDefault(build => build.Start >= since && build.Request.IdempotencyToken == request.IdempotencyToken).Build;
        }
    }

    private StartedBuild? Known(string token) =>
        tokens.TryGetValue(token, out var known) && time.GetUtcNow() - known.Start < tokenLifetime ? known.Build : null;

    private StartedBuild StartNew(BuildRequest request)
    {
        var started = new StartedBuild { BuildId = $"{request.ProjectName}:{builds.Count + 1}" };
        builds.Add((request, time.GetUtcNow(), started));
        tokens[request.IdempotencyToken!] = (time.GetUtcNow(), started);
        return started;
    }
}
