using CodeCommitEvents.Rules;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Reads a set of rules from a document.</summary>
internal static class BuildRulesReader
{
    public const string SchemaKey = "$schema";
    public const string GroupKey = "forRepository";
    public const string RulesKey = "rules";

    /// <summary>The keys that are allowed in a document and in a group of rules. <c>rules</c> is not included.</summary>
    public static readonly IReadOnlyList<RuleKey<BuildRulesBuilder>> SetKeys =
    [
        RuleKeys.Create<BuildRulesBuilder, string>(
            "onMissingFacts",
            "Whether a rule matches if the changed files or the commit that it needs are unknown, and all other conditions are met. Default: match.",
            RuleValueKinds.Word(["match", "noMatch"]),
            static (rules, word) => rules.OnMissingFacts(word == "match" ? MissingFactsBehavior.Match : MissingFactsBehavior.NoMatch)),
        RuleKeys.Create<BuildRulesBuilder, bool>(
            "firstMatchOnly",
            "Whether only the first matching rule takes effect. Default: false.",
            RuleValueKinds.Flag,
            static (rules, flag) => _ = flag ? rules.FirstMatchOnly() : rules),
    ];

    /// <exception cref="BuildRulesFormatException">The document is not a valid set of rules.</exception>
    public static BuildRules Read(Func<RuleErrors, RuleNode?> readRoot, params IReadOnlyList<string> otherKeys)
    {
        var errors = new RuleErrors();
        var builder = BuildRules.CreateBuilder();
        if (readRoot(errors) is { } root)
        {
            ReadSet(root, builder, errors, needsRules: otherKeys.Count == 0, [SchemaKey, .. otherKeys]);
        }

        return errors.Count == 0 ? builder.Build() : throw new BuildRulesFormatException(errors.InOrder);
    }

    private static BuildRulesBuilder ReadSet(RuleNode node, BuildRulesBuilder rules, RuleErrors errors, bool needsRules, params string[] otherKeys)
    {
        if (node.Kind != RuleNodeKind.Object)
        {
            errors.Add(node, $"is {node.KindWords}, but must be an object with {RulesKey}");
            return rules;
        }

        RuleKeys.Read(node, SetKeys, rules, errors, [.. otherKeys, RulesKey]);
        if (node.Find(RulesKey) is not { } list)
        {
            if (needsRules)
            {
                errors.Add(node, $"has no {RulesKey}");
            }
        }
        else if (list.Kind != RuleNodeKind.List && list is not { Kind: RuleNodeKind.Text, IsTextual: true, Text: "" })
        {
            errors.Add(list, $"is {list.KindWords}, but must be a list of rules");
        }
        else
        {
            foreach (var item in list.Items)
            {
                ReadItem(item, rules, errors);
            }
        }

        return rules;
    }

    private static void ReadItem(RuleNode node, BuildRulesBuilder rules, RuleErrors errors)
    {
        if (node.Kind != RuleNodeKind.Object)
        {
            errors.Add(node, $"is {node.KindWords}, but must be a rule");
        }
        else if (node.Find(GroupKey) is { } group)
        {
            if (SharedValues.Texts.TryRead(group, errors, out var patterns))
            {
                errors.Try(group, () => rules.ForRepositories(patterns, inner => ReadSet(node, inner, errors, needsRules: true, GroupKey)));
            }
        }
        else if (node.Find(RuleModel.TriggerKey) is not { } subject)
        {
            var slip = node.Properties.Select(property => property.Name).FirstOrDefault(name => Spelling.Nearest(name, [RuleModel.TriggerKey, GroupKey]) is not null);
            errors.Add(node, $"has neither {RuleModel.TriggerKey} nor {GroupKey}{(slip is null ? "" : $"; did you mean {Spelling.Nearest(slip, [RuleModel.TriggerKey, GroupKey])} instead of {slip}?")}");
        }
        else if (RuleValueKinds.Word([.. RuleModel.All.Select(model => model.Trigger)]).TryRead(subject, errors, out var word))
        {
            RuleModel.All.First(model => model.Trigger == word).Read(node, rules, errors);
        }
    }
}
