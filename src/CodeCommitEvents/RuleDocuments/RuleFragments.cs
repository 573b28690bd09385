namespace CodeCommitEvents.RuleDocuments;

/// <summary>Says which rule was probably meant by a named object that has only some keys of a rule, such as those of another layer.</summary>
internal static class RuleFragments
{
    /// <param name="node">The object.</param>
    /// <param name="name">Its name.</param>
    /// <param name="root">The document.</param>
    /// <returns>The hint. Null if the object is probably a rule of its own.</returns>
    public static string? HintOf(RuleNode node, string name, RuleNode? root)
    {
        var named = root is null ? [] : NamedIn(root).Where(rule => rule.Value != node && IsWhole(rule.Value)).ToList();
        return named.Find(rule => string.Equals(rule.Name, name, StringComparison.OrdinalIgnoreCase)) is { } same ? $"is it a part of {same.Value.Path}?"
            : Spelling.Nearest(name, [.. named.Select(static rule => rule.Name)]) is { } nearest ? $"did you mean {QuotedText.Shortened(nearest)}?"
            : node.IsTextual && !RuleKeys.HasMisspelled(node, [RuleModel.TriggerKey, BuildRulesReader.GroupKey], RuleModel.TriggerKey, BuildRulesReader.GroupKey)
                ? "if it changes a rule of another layer, it needs the name and the place of that rule"
            : null;
    }

    private static bool IsWhole(RuleNode node) => node.Find(RuleModel.TriggerKey) is not null || node.Find(BuildRulesReader.GroupKey) is not null;

    private static IEnumerable<RuleProperty> NamedIn(RuleNode set)
    {
        if (set.Find(BuildRulesReader.RulesKey) is not { } rules)
        {
            return [];
        }

        var inGroups = rules.Items.Concat(rules.Properties.Select(static rule => rule.Value)).SelectMany(NamedIn);
        return rules.Properties.Concat(inGroups);
    }
}
