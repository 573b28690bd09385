using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>
/// Reads configuration as nodes. In configuration, every value is a text, a list is a section whose keys are numbers, and the case of keys
/// is ignored.
/// </summary>
internal static class ConfigurationRuleNodes
{
    /// <param name="configuration">The section, or the whole configuration.</param>
    /// <param name="root">The configuration that contains the section. Null if it is unknown.</param>
    /// <param name="errors">Receives the errors.</param>
    public static RuleNode Read(IConfiguration configuration, IConfigurationRoot? root, RuleErrors errors) => Read(
        [.. configuration.GetChildren()],
        (configuration as IConfigurationSection)?.Value,
        (configuration as IConfigurationSection)?.Path ?? "",
        new(root ?? configuration as IConfigurationRoot),
        errors);

    private static RuleNode Read(List<IConfigurationSection> children, string? value, string path, ConfigurationLayers layers, RuleErrors errors)
    {
        if (children.Count == 0)
        {
            return new() { Kind = value is null ? RuleNodeKind.Null : RuleNodeKind.Text, Path = path, Text = value ?? "", IsTextual = true };
        }

        var isList = children.TrueForAll(child => int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        if (layers.ProblemOf(path, value, children, isList) is { } problem)
        {
            errors.Add(path, null, problem);
        }

        return isList
            ? new()
            {
                Kind = RuleNodeKind.List,
                Path = path,
                Items = [.. children.OrderBy(child => int.Parse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture)).Select(Read)],
                IsTextual = true,
            }
            : new()
            {
                Kind = RuleNodeKind.Object,
                Path = path,
                NameComparison = StringComparison.OrdinalIgnoreCase,
                Properties = [.. children.Select(child => new RuleProperty(child.Key, Read(child)))],
                IsTextual = true,
            };

        RuleNode Read(IConfigurationSection section) => ConfigurationRuleNodes.Read([.. section.GetChildren()], section.Value, section.Path, layers, errors);
    }
}
