namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Is notified of what a <see cref="BuildDispatcher"/> decides and does, for example for audits, metrics and tests. Set
/// <see cref="BuildDispatcherOptions.Observer"/>, or implement it on the <see cref="IBuildStarter"/>.
/// </summary>
/// <remarks>
/// <para>For one event the calls come in order: first the decision, then each of its builds in the order of the decision.
/// Several events are dispatched at the same time, so calls for different events come from several threads at once.</para>
/// <para>The dispatcher waits for each call. An exception that an observer throws is logged as a warning and changes no result.</para>
/// </remarks>
public interface IDispatchObserver
{
    /// <summary>Called once for each event after the rules were evaluated and before its first build is started, also if no rule matches.</summary>
    /// <param name="decision">The decision.</param>
    void OnDecided(BuildDecision decision)
    {
    }

    /// <summary>Called once for each build of a decision after it was started or has failed.</summary>
    /// <param name="build">The result.</param>
    void OnBuildDispatched(DispatchedBuild build)
    {
    }
}
