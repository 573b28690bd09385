using CodeCommitEvents.Building;

namespace CodeCommitEvents.Dispatching;

/// <summary>What rules can act on: the projects of a starter and the channels. Names of projects that a function returns are known only for an event.</summary>
/// <param name="Starter">The starter. Null if there is none.</param>
/// <param name="Channels">The names of the channels.</param>
internal sealed record ActionTargets(IBuildStarter? Starter, IReadOnlyCollection<string> Channels)
{
    /// <summary>Returns an error for each project that the starter cannot have, and for each channel that does not exist.</summary>
    public IEnumerable<string> Errors(BuildRules rules) => ProjectErrors(rules).Concat(ChannelErrors(rules));

    private IEnumerable<string> ProjectErrors(BuildRules rules) => Starter is not IProjectNameValidator validator ? [] :
        from rule in rules.Rules
        from name in rule.ProjectNames
        let error = validator.GetProjectNameError(name)
        where error is not null
        select $"The rule '{rule.Name}' cannot start its build: {error}";

    private IEnumerable<string> ChannelErrors(BuildRules rules) =>
        from rule in rules.Rules
        from name in rule.ChannelNames
        where !Channels.Contains(name, StringComparer.Ordinal)
        select $"The rule '{rule.Name}' notifies the channel '{name}', which does not exist. {(Channels.Count == 0 ? "There are no channels." : $"Channels: {string.Join(", ", Channels.Order(StringComparer.Ordinal))}.")}";
}
