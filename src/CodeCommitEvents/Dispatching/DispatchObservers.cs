using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Calls the observer from the options, and then the starter, if it is a different observer. An exception from an observer is logged
/// and does not change the result.
/// </summary>
internal sealed partial class DispatchObservers(IDispatchObserver? observer, IBuildStarter starter, ILogger logger)
{
    private readonly IDispatchObserver? starterObserver = ReferenceEquals(observer, starter) ? null : starter as IDispatchObserver;

    public void OnDecided(BuildDecision decision) => Call(decision, static (target, decision) => target.OnDecided(decision), nameof(IDispatchObserver.OnDecided));

    public void OnBuildDispatched(DispatchedBuild build) => Call(build, static (target, build) => target.OnBuildDispatched(build), nameof(IDispatchObserver.OnBuildDispatched));

    public void OnNotificationDispatched(DispatchedNotification notification) =>
        Call(notification, static (target, notification) => target.OnNotificationDispatched(notification), nameof(IDispatchObserver.OnNotificationDispatched));

    public void OnStopDispatched(DispatchedStop stop) => Call(stop, static (target, stop) => target.OnStopDispatched(stop), nameof(IDispatchObserver.OnStopDispatched));

    private void Call<T>(T value, Action<IDispatchObserver, T> call, string method)
    {
        Call(observer, value, call, method);
        Call(starterObserver, value, call, method);
    }

    private void Call<T>(IDispatchObserver? target, T value, Action<IDispatchObserver, T> call, string method)
    {
        try
        {
            if (target is not null)
            {
                call(target, value);
            }
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, method);
        }
    }

    [LoggerMessage(15, LogLevel.Warning, "The observer's {Method} failed; results are not affected")]
    private static partial void LogFailed(ILogger logger, Exception exception, string method);
}
