using System.Runtime.CompilerServices;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents;

/// <summary>A finished rule about events of one type. More builds and channels can be added to the rule.</summary>
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
    /// <param name="configure">Changes the build request. The function is called once, when the rule is defined. Default: null, which means no change.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="projectName"/> is null or empty, or <paramref name="configure"/> returns null or an invalid request. A request is
    /// invalid, for example, if it has another project, or a source version that events of this type never have.
    /// </exception>
    public BuildRule<TEvent> StartBuild(string projectName, Func<BuildRequest, BuildRequest>? configure = null) =>
        new(Definition.With(new BuildAction(projectName, configure)));

    /// <summary>Returns a copy of the rule with one more build, whose project depends on the event.</summary>
    /// <param name="projectOf">
    /// Returns the name of the project. If the function returns null or an empty text, no build is started. Do not derive the name from
    /// untrusted text, such as branch names.
    /// </param>
    /// <param name="configure">Changes the build request. The function is called once, when the rule is defined. Default: null, which means no change.</param>
    /// <param name="source">The source code of <paramref name="projectOf"/>, for explanations. The compiler supplies this argument.</param>
    /// <exception cref="ArgumentNullException"><paramref name="projectOf"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="configure"/> returns null or an invalid request. A request is invalid, for example, if it sets the project,
    /// or has a source version that events of this type never have.
    /// </exception>
    public BuildRule<TEvent> StartBuild(
        Func<TEvent, string?> projectOf,
        Func<BuildRequest, BuildRequest>? configure = null,
        [CallerArgumentExpression(nameof(projectOf))] string? source = null)
    {
        ArgumentNullException.ThrowIfNull(projectOf);
        return new(Definition.With(new BuildAction(DisplayText.OfSource(source), serviceEvent => projectOf((TEvent)serviceEvent), configure)));
    }

    /// <summary>Returns a copy of the rule that also notifies channels about the event.</summary>
    /// <param name="channels">The names of the channels in <see cref="BuildDispatcherOptions.Channels"/>.</param>
    /// <exception cref="ArgumentException">No name is given, or a name is not 1 to 64 letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</exception>
    public BuildRule<TEvent> Notify(params string[] channels)
    {
        ChannelName.Check(channels, nameof(channels));
        return new(Definition with { Channels = [.. Definition.Channels.Union(channels, StringComparer.Ordinal)] });
    }

    /// <summary>Returns a copy of the rule that stops processing: if the rule matches, later rules are not tried.</summary>
    public BuildRule<TEvent> StopProcessing() => new(Definition with { StopsProcessing = true });
}
