using CodeCommitEvents.Shared;
using Microsoft.Extensions.Configuration;

namespace CodeCommitEvents.Hosting;

/// <summary>Reads a policy for the rules in repositories from a configuration section.</summary>
internal static class RepositoryRulesPolicySection
{
    /// <param name="section">The section of the policy.</param>
    /// <param name="errors">Receives the errors: unknown keys and malformed values.</param>
    public static RepositoryRulesPolicy Read(IConfigurationSection section, List<string> errors)
    {
        var reader = new SectionReader(section);
        var policy = new RepositoryRulesPolicy();
        foreach (var (name, patterns) in policy.Lists)
        {
            foreach (var pattern in Texts(section.GetSection(name), reader.Children(name)))
            {
                patterns.Add(pattern);
            }
        }

        policy.AllowInlineBuildspecs = reader.Flag(nameof(policy.AllowInlineBuildspecs)) ?? policy.AllowInlineBuildspecs;
        policy.MaxTimeout = reader.Duration(nameof(policy.MaxTimeout)) ?? policy.MaxTimeout;
        policy.AllowBatches = reader.Flag(nameof(policy.AllowBatches)) ?? policy.AllowBatches;
        policy.AllowEventRepository = reader.Flag(nameof(policy.AllowEventRepository)) ?? policy.AllowEventRepository;
        policy.AllowBuildsAfterBuilds = reader.Flag(nameof(policy.AllowBuildsAfterBuilds)) ?? policy.AllowBuildsAfterBuilds;
        policy.MaxBuilds = reader.Number(nameof(policy.MaxBuilds)) ?? policy.MaxBuilds;
        errors.AddRange(reader.UnknownKeys.Concat(reader.Errors).Select(error => $"{section.Path}: {error}"));
        return policy;
    }

    /// <summary>Returns the texts of a list. A single text is a list with one item.</summary>
    private static IEnumerable<string> Texts(IConfigurationSection section, IEnumerable<IConfigurationSection> items) =>
        section.Value is { Length: > 0 } single ? [single] : items.Select(static item => item.Value ?? "");
}
