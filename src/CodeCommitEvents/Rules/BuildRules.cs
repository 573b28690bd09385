using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Rules;

/// <summary>Rules that say which event starts which build. Immutable; safe for use by several threads at once.</summary>
public sealed class BuildRules
{
    internal BuildRules(IReadOnlyCollection<BuildRule> rules) => Rules = [.. rules];

    /// <summary>No rules: no event starts a build.</summary>
    public static BuildRules Empty { get; } = new([]);

    /// <summary>The rules, in the order in which they are tried.</summary>
    public ValueList<BuildRule> Rules { get; }

    /// <summary>Starts a set of rules.</summary>
    public static BuildRulesBuilder CreateBuilder() => new();

    /// <summary>
    /// What the rules say of an event: every rule that matches acts, and a project is started once however many rules ask
    /// for it. Nothing is started by this: it is pure.
    /// </summary>
    /// <param name="serviceEvent">Any event.</param>
    /// <exception cref="ArgumentNullException"><paramref name="serviceEvent"/> is null.</exception>
    public BuildDecision Evaluate(ServiceEvent serviceEvent)
    {
        ArgumentNullException.ThrowIfNull(serviceEvent);
        List<BuildRequest>? builds = null;
        foreach (var rule in Rules)
        {
            if (rule.IsMatch(serviceEvent) && builds?.Exists(build => build.ProjectName == rule.ProjectName) is not true)
            {
                (builds ??= []).Add(rule.RequestFor(serviceEvent));
            }
        }

        return new BuildDecision(this, serviceEvent, builds is null ? ValueList<BuildRequest>.Empty : [.. builds]);
    }
}
