namespace CodeCommitEvents.Dispatching;

/// <summary>Limits the work of one call of a Lambda function, so that time for the response remains.</summary>
internal sealed class LambdaDeadline(TimeSpan answerTime, TimeProvider time)
{
    /// <summary>Longer times are no limit: a function runs for at most 15 minutes, and timers accept only about 49 days.</summary>
    private static readonly TimeSpan LongestLimit = TimeSpan.FromDays(1);

    /// <summary>A source whose token is cancelled when the work has to end.</summary>
    public CancellationTokenSource Start(TimeSpan? remainingTime) => new(WorkTime(remainingTime), time);

    private TimeSpan WorkTime(TimeSpan? remainingTime) =>
        remainingTime is not { } remaining || remaining > LongestLimit ? Timeout.InfiniteTimeSpan
        : remaining > answerTime ? remaining - answerTime
        : TimeSpan.Zero;
}
