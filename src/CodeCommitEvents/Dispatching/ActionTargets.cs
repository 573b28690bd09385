using CodeCommitEvents.Building;

namespace CodeCommitEvents.Dispatching;

/// <summary>What rules can act on: the projects of a starter and the channels. Names of projects that a function returns are known only for an event.</summary>
/// <param name="Starter">The starter. Null if there is none.</param>
/// <param name="Channels">The names of the channels.</param>
internal sealed record ActionTargets(IBuildStarter? Starter, ICollection<string> Channels)
{
    /// <summary>Returns an error for each project that the starter cannot have, and for each channel that does not exist.</summary>
    public List<string> Errors(BuildRules rules)
    {
        var errors = new List<string>();
        if (Starter is IProjectNameValidator validator)
        {
            AddProjects(errors, rules, validator);
        }

        AddChannels(errors, rules);
        return errors;
    }

    private static void AddProjects(List<string> errors, BuildRules rules, IProjectNameValidator validator)
    {
        foreach (var rule in rules.Rules)
        {
            foreach (var name in rule.ProjectNames)
            {
                if (validator.GetProjectNameError(name) is { } error)
                {
                    errors.Add($"The rule '{rule.Name}' cannot start its build: {error}");
                }
            }
        }
    }

    private void AddChannels(List<string> errors, BuildRules rules)
    {
        foreach (var rule in rules.Rules)
        {
            foreach (var name in rule.ChannelNames)
            {
                if (!Channels.Contains(name))
                {
                    errors.Add($"The rule '{rule.Name}' notifies the channel '{name}', which does not exist. {(Channels.Count == 0 ? "There are no channels." : $"Channels: {KnownChannels()}.")}");
                }
            }
        }
    }

    private string KnownChannels() => string.Join(", ", Channels.Order(StringComparer.Ordinal));
}
