using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Worker;

/// <summary>
/// The health check. It fails if the worker has tried to receive messages for <see cref="QueueOptions.UnhealthyAfter"/>, and SQS has never answered. A worker
/// that receives nothing because it is busy is healthy.
/// </summary>
internal sealed class QueueHealth(IOptions<QueueOptions> options, TimeProvider clock) : IHealthCheck
{
    private readonly Lock sync = new();
    private long? tryingSince;

    /// <summary>The worker tries to receive messages.</summary>
    public void Trying()
    {
        lock (sync)
        {
            tryingSince ??= clock.GetTimestamp();
        }
    }

    /// <summary>SQS has answered.</summary>
    public void Answered()
    {
        lock (sync)
        {
            tryingSince = null;
        }
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        lock (sync)
        {
            return Task.FromResult(tryingSince is { } since && clock.GetElapsedTime(since) is var silence && silence > options.Value.UnhealthyAfter
                ? HealthCheckResult.Unhealthy($"SQS has not answered for {silence.TotalSeconds:0} seconds.")
                : HealthCheckResult.Healthy());
        }
    }
}
