using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Calls the observer from the options, and then the starter, if it is a different observer. An exception from an observer is logged
/// and does not change the result.
/// </summary>
internal sealed partial class DispatchObservers(IDispatchObserver? observer, IBuildStarter starter, ILogger logger)
{
    private readonly IDispatchObserver? starterObserver = ReferenceEquals(observer, starter) ? null : starter as IDispatchObserver;

    public void OnDecided(BuildDecision decision)
    {
        Call(observer, decision);
        Call(starterObserver, decision);
    }

    public void OnBuildDispatched(DispatchedBuild build)
    {
        Call(observer, build);
        Call(starterObserver, build);
    }

    private void Call(IDispatchObserver? target, BuildDecision decision)
    {
        try
        {
            target?.OnDecided(decision);
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, nameof(IDispatchObserver.OnDecided));
        }
    }

    private void Call(IDispatchObserver? target, DispatchedBuild build)
    {
        try
        {
            target?.OnBuildDispatched(build);
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, nameof(IDispatchObserver.OnBuildDispatched));
        }
    }

    [LoggerMessage(15, LogLevel.Warning, "The observer's {Method} failed; results are not affected")]
    private static partial void LogFailed(ILogger logger, Exception exception, string method);
}
