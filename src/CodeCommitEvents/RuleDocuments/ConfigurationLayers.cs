using Microsoft.Extensions.Configuration;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>
/// Finds values that a layer of the configuration seems to replace, but does not: layers merge objects by key and lists by position, and
/// null removes nothing.
/// </summary>
/// <param name="root">The configuration. Null if it is unknown, because a section does not say which configuration it belongs to.</param>
internal sealed class ConfigurationLayers(IConfigurationRoot? root)
{
    /// <summary>Returns the problem of a section with children. Null if there is none.</summary>
    /// <param name="path">The path of the section.</param>
    /// <param name="value">The value of the section itself.</param>
    /// <param name="children">The children of the section.</param>
    /// <param name="isList">Whether the children are the items of a list.</param>
    public string? ProblemOf(string path, string? value, List<IConfigurationSection> children, bool isList)
    {
        if (!string.IsNullOrEmpty(value))
        {
            return $"has the value {QuotedText.Of(value)} in one layer of the configuration, and the keys {Keys(children)} in another; use the same form in all layers{(isList ? ": a text with all alternatives, such as \"{main,release/**}\", can be replaced" : "")}";
        }

        var (last, isEmptied) = path.Length == 0 ? (0, false) : root is null ? (0, value is not null) : Last(root, path);
        return isEmptied
            ? $"has the keys {Keys(children)} in one layer of the configuration, and nothing (such as null) in another. That removes no key: to switch a rule off, write \"{RuleOutcome.EnabledKey}\": false in it"
            : isList && last > 0 && last < children.Count
            ? $"is a list of {children.Count} values from several layers of the configuration. The last layer has {last} of them, and layers merge lists by position: write the list in one layer, or write one text with all alternatives in each, such as \"{{main,release/**}}\""
            : null;
    }

    /// <summary>Returns the number of children in the last layer that has any, and whether a later layer has an empty value instead.</summary>
    private static (int Count, bool IsEmptied) Last(IConfigurationRoot root, string path)
    {
        var (count, isEmptied) = (0, false);
        foreach (var layer in root.Providers)
        {
            if (layer.GetChildKeys([], path).Distinct(StringComparer.OrdinalIgnoreCase).Count() is > 0 and var found)
            {
                (count, isEmptied) = (found, false);
            }
            else if (count > 0 && layer.TryGet(path, out var value) && string.IsNullOrEmpty(value))
            {
                isEmptied = true;
            }
        }

        return (count, isEmptied);
    }

    private static string Keys(List<IConfigurationSection> children) => string.Join(", ", children.Select(static child => QuotedText.Shortened(child.Key)));
}
