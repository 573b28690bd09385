using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>
/// Reads configuration as nodes. In configuration, every value is a text, a list is a section whose keys are numbers, and the case of keys
/// is ignored.
/// </summary>
internal static class ConfigurationRuleNodes
{
    public static RuleNode Read(IConfiguration configuration) => Read(
        [.. configuration.GetChildren()], (configuration as IConfigurationSection)?.Value, (configuration as IConfigurationSection)?.Path ?? "");

    private static RuleNode Read(List<IConfigurationSection> children, string? value, string path)
    {
        if (children.Count == 0)
        {
            return new() { Kind = value is null ? RuleNodeKind.Other : RuleNodeKind.Text, Path = path, Text = value ?? "", IsTextual = true };
        }

        return children.TrueForAll(child => int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? new()
            {
                Kind = RuleNodeKind.List,
                Path = path,
                Items = [.. children.OrderBy(child => int.Parse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture)).Select(Read)],
            }
            : new()
            {
                Kind = RuleNodeKind.Object,
                Path = path,
                NameComparison = StringComparison.OrdinalIgnoreCase,
                Properties = [.. children.Select(child => new RuleProperty(child.Key, Read(child)))],
            };
    }

    private static RuleNode Read(IConfigurationSection section) => Read([.. section.GetChildren()], section.Value, section.Path);
}
