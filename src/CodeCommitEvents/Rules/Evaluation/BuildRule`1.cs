using System.Runtime.CompilerServices;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents;

/// <summary>A finished rule about events of one type. More builds can be added to it.</summary>
/// <typeparam name="TEvent">The type of the events.</typeparam>
public sealed class BuildRule<TEvent> : BuildRule
    where TEvent : ServiceEvent
{
    internal BuildRule(RuleDefinition definition)
        : base(definition)
    {
    }

    /// <summary>Returns a copy of the rule with one more build.</summary>
    /// <param name="projectName">The name of the CodeBuild project.</param>
    /// <param name="configure">Changes the build request. It is called once, when the rule is defined. Default: null, no change.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="projectName"/> is null or empty, or <paramref name="configure"/> returns null, a request for another
    /// project, or a request with a source version that events of this type never have.
    /// </exception>
    public BuildRule<TEvent> StartBuild(string projectName, Func<BuildRequest, BuildRequest>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(projectName);
        return With(new BuildAction(projectName, projectName, _ => projectName, configure));
    }

    /// <summary>Returns a copy of the rule with one more build. The project depends on the event.</summary>
    /// <param name="projectOf">
    /// Returns the name of the project. Null or an empty text starts no build. Do not derive the name from texts that strangers
    /// choose, such as branch names.
    /// </param>
    /// <param name="configure">Changes the build request. It is called once, when the rule is defined. Default: null, no change.</param>
    /// <param name="source">The source code of <paramref name="projectOf"/>, for explanations. The compiler fills it in.</param>
    /// <exception cref="ArgumentNullException"><paramref name="projectOf"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="configure"/> returns null, a request that names a project, or a request with a source version that events
    /// of this type never have.
    /// </exception>
    public BuildRule<TEvent> StartBuild(
        Func<TEvent, string?> projectOf,
        Func<BuildRequest, BuildRequest>? configure = null,
        [CallerArgumentExpression(nameof(projectOf))] string? source = null)
    {
        ArgumentNullException.ThrowIfNull(projectOf);
        return With(new BuildAction(DisplayText.OfSource(source), null, serviceEvent => projectOf((TEvent)serviceEvent), configure));
    }

    /// <summary>Returns a copy of the rule that stops processing: if the rule matches, later rules are not tried.</summary>
    public BuildRule<TEvent> StopProcessing() => new(Definition with { StopsProcessing = true });

    private BuildRule<TEvent> With(BuildAction action)
    {
        action.CheckSource(typeof(TEvent));
        return new(Definition with { Actions = [.. Definition.Actions, action] });
    }
}
