using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>
/// Reads configuration as nodes. In configuration, every value is a text, a list is a section whose keys are numbers, and the case of keys
/// is ignored.
/// </summary>
internal static class ConfigurationRuleNodes
{
    public static RuleNode Read(IConfiguration configuration, RuleErrors errors) => Read(
        [.. configuration.GetChildren()], (configuration as IConfigurationSection)?.Value, (configuration as IConfigurationSection)?.Path ?? "", errors);

    private static RuleNode Read(List<IConfigurationSection> children, string? value, string path, RuleErrors errors)
    {
        if (children.Count == 0)
        {
            return new() { Kind = value is null ? RuleNodeKind.Null : RuleNodeKind.Text, Path = path, Text = value ?? "", IsTextual = true };
        }

        if (!string.IsNullOrEmpty(value))
        {
            errors.Add(path, null, $"has the value {QuotedText.Of(value)} in one layer of the configuration, and the keys {Keys(children)} in another; use the same form in all layers");
        }

        return children.TrueForAll(child => int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
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

        RuleNode Read(IConfigurationSection section) => ConfigurationRuleNodes.Read([.. section.GetChildren()], section.Value, section.Path, errors);
    }

    private static string Keys(List<IConfigurationSection> children) => string.Join(", ", children.Select(static child => QuotedText.Shortened(child.Key)));
}
