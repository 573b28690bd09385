namespace CodeCommitEvents.Dispatching;

/// <summary>Limits the duration of one call of a Lambda function, so that there is time left for the response.</summary>
internal sealed class LambdaDeadline(TimeSpan answerTime, TimeProvider time)
{
    /// <summary>
    /// A longer remaining time is treated as no limit. A function runs for at most 15 minutes, and timers do not accept more than about 49
    /// days.
    /// </summary>
    private static readonly TimeSpan LongestLimit = TimeSpan.FromDays(1);

    /// <summary>Returns a source whose token is canceled when only the time for the response remains.</summary>
    public CancellationTokenSource Start(TimeSpan? remainingTime) => new(WorkTime(remainingTime), time);

    private TimeSpan WorkTime(TimeSpan? remainingTime) =>
        remainingTime is not { } remaining || remaining > LongestLimit ? Timeout.InfiniteTimeSpan
        : remaining > answerTime ? remaining - answerTime
        : TimeSpan.Zero;
}
