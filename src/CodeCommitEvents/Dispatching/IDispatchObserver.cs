namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Receives the decisions and results of a <see cref="BuildDispatcher"/>, for example for audits, metrics and tests. Set
/// <see cref="BuildDispatcherOptions.Observer"/>, or implement this interface on the <see cref="IBuildStarter"/>.
/// </summary>
/// <remarks>
/// <para>The calls for one event come in order: first the decision, then its builds, then the builds that it stops, and then its notifications, in the order of the decision. Several events
/// are dispatched at the same time, so an observer must be thread-safe.</para>
/// <para>The dispatcher waits for each call. An exception that an observer throws is logged as a warning and changes no result.</para>
/// </remarks>
public interface IDispatchObserver
{
    /// <summary>Called once for each event, even if no rule matches: after the rules were evaluated and before the first build is started.</summary>
    /// <param name="decision">The decision.</param>
    void OnDecided(BuildDecision decision)
    {
    }

    /// <summary>Called once for each build of a decision, as soon as its result is known.</summary>
    /// <param name="build">The result.</param>
    void OnBuildDispatched(DispatchedBuild build)
    {
    }

    /// <summary>Called once for each build that a command in a comment stops, as soon as its result is known.</summary>
    /// <param name="stopped">The result.</param>
    void OnStopDispatched(DispatchedStop stopped)
    {
    }

    /// <summary>Called once for each notification of a decision, as soon as its result is known.</summary>
    /// <param name="notification">The result.</param>
    void OnNotificationDispatched(DispatchedNotification notification)
    {
    }
}
