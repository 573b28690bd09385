using System.Runtime.CompilerServices;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents;

/// <summary>A finished rule about events of one type, to which more builds can be added.</summary>
/// <typeparam name="TEvent">The events.</typeparam>
public sealed class BuildRule<TEvent> : BuildRule
    where TEvent : ServiceEvent
{
    internal BuildRule(RuleDefinition definition)
        : base(definition)
    {
    }

    /// <summary>The same rule, which starts one more build.</summary>
    /// <param name="projectName">The project.</param>
    /// <param name="configure">Shapes the request, once, where the rule is written.</param>
    /// <exception cref="ArgumentException"><paramref name="projectName"/> is null or empty, or <paramref name="configure"/> gives no request, one of another project, or a version of the source that no such event tells.</exception>
    public BuildRule<TEvent> StartBuild(string projectName, Func<BuildRequest, BuildRequest>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(projectName);
        return With(new BuildAction(projectName, projectName, _ => projectName, configure));
    }

    /// <summary>The same rule, which starts one more build of a project that the event decides.</summary>
    /// <param name="projectOf">The name of the project; null or empty for no build. Do not make it of texts that strangers choose, as branch names.</param>
    /// <param name="configure">Shapes the request, once, where the rule is written.</param>
    /// <param name="source">The text of <paramref name="projectOf"/> for explanations; filled in by the compiler.</param>
    /// <exception cref="ArgumentNullException"><paramref name="projectOf"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="configure"/> gives no request, one that names a project, or a version of the source that no such event tells.</exception>
    public BuildRule<TEvent> StartBuild(
        Func<TEvent, string?> projectOf,
        Func<BuildRequest, BuildRequest>? configure = null,
        [CallerArgumentExpression(nameof(projectOf))] string? source = null)
    {
        ArgumentNullException.ThrowIfNull(projectOf);
        return With(new BuildAction(SourceText.Of(source), null, serviceEvent => projectOf((TEvent)serviceEvent), configure));
    }

    /// <summary>The same rule, behind which no other rule is tried when it matches.</summary>
    public BuildRule<TEvent> StopProcessing() => new(Definition with { StopsProcessing = true });

    private BuildRule<TEvent> With(BuildAction action)
    {
        action.CheckSource(typeof(TEvent));
        return new(Definition with { Actions = [.. Definition.Actions, action] });
    }
}
