using CodeCommitEvents.Shared.Aws;
using CodeCommitEvents.Shared.Aws.Clients;

namespace CodeCommitEvents.CodeCommit;

/// <summary>
/// Repeats a call that failed transiently. The SDK does not repeat a call that was answered with status 400 and no error code. Use it only for calls that
/// read, and for calls that change nothing when they are repeated.
/// </summary>
internal static class RepeatedCall
{
    private const int Attempts = 3;
    private const int PauseInMilliseconds = 300;

    public static async Task<TResponse> RunAsync<TResponse>(Func<CancellationToken, Task<TResponse>> call, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call(cancellationToken).NoteOperationAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (attempt < Attempts && !cancellationToken.IsCancellationRequested && AwsFailure.FromException(exception) is { IsTransient: true })
            {
                await PauseAsync(attempt, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Waits before the attempt after an attempt. Each pause is twice as long as the one before it.</summary>
    public static Task PauseAsync(int attempt, TimeProvider time, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(PauseInMilliseconds << attempt), time, cancellationToken);
}
