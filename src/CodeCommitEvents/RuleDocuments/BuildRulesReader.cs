using CodeCommitEvents.Rules;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Reads a set of rules from a document.</summary>
internal static class BuildRulesReader
{
    public const string SchemaKey = "$schema";
    public const string GroupKey = "forRepository";
    public const string RulesKey = "rules";

    /// <summary>The keys of a group that are not keys of a document.</summary>
    public static readonly string[] GroupKeys = [GroupKey, RuleOutcome.EnabledKey];

    /// <summary>The keys that are allowed in a document and in a group of rules. <c>rules</c> is not included.</summary>
    public static readonly IReadOnlyList<RuleKey<BuildRulesBuilder>> SetKeys =
    [
        RuleKeys.Create<BuildRulesBuilder, string>(
            "onMissingFacts",
            "Whether a rule matches if the changed files or the commit that it needs are unknown, and all other conditions are met. With perCondition, unknown changed files meet the conditions on them, and an unknown commit message meets only withoutSkipMarker. Default: perCondition.",
            RuleValueKinds.Word(["perCondition", "match", "noMatch"]),
            static (rules, word) => rules.OnMissingFacts(word switch
            {
                "match" => MissingFactsBehavior.Match,
                "noMatch" => MissingFactsBehavior.NoMatch,
                _ => MissingFactsBehavior.PerCondition,
            })),
        RuleKeys.Create<BuildRulesBuilder, bool>(
            "firstMatchOnly",
            "Whether only the first matching rule takes effect. Default: false.",
            RuleValueKinds.Flag,
            static (rules, flag) => _ = flag ? rules.FirstMatchOnly() : rules),
    ];

    /// <exception cref="BuildRulesFormatException">The document is not a valid set of rules.</exception>
    /// <param name="readRoot">Reads the document.</param>
    /// <param name="needsRules">Whether a document without rules is an error.</param>
    /// <param name="otherKeys">Keys that the document can also contain.</param>
    /// <param name="bounds">What the document may use. Default: null, which means everything.</param>
    public static BuildRules Read(Func<RuleErrors, RuleNode?> readRoot, bool needsRules, IReadOnlyList<string> otherKeys, RepositoryRulesCheck? bounds = null)
    {
        var errors = new RuleErrors { Bounds = bounds };
        var builder = BuildRules.CreateBuilder();
        if (readRoot(errors) is { } root)
        {
            errors.Root = root;
            ReadSet(root, builder, errors, needsRules, [SchemaKey, .. otherKeys]);
            bounds?.CheckCounts(root, errors);
        }

        return errors.Count == 0 ? builder.Build() : throw new BuildRulesFormatException(errors.InOrder);
    }

    public static BuildRulesBuilder ReadSet(RuleNode node, BuildRulesBuilder rules, RuleErrors errors, bool needsRules, params string[] otherKeys)
    {
        if (node.Kind != RuleNodeKind.Object)
        {
            errors.Add(node, node is { IsTextual: true, Kind: RuleNodeKind.Null }
                ? "does not exist, or is empty: check the name of the section"
                : $"is {node.FoundWords}, but must be an object with the key {RulesKey}{(node.Kind == RuleNodeKind.List ? $": write {{\"{RulesKey}\": [ … ]}}" : "")}");
            return rules;
        }

        string[] elsewhere = [.. otherKeys, RulesKey];
        RuleKeys.Read(node, SetKeys, rules, errors, elsewhere);
        if (node.Find(RulesKey) is { } list)
        {
            RuleList.Read(list, rules, errors, needsRules);
        }
        else if (needsRules && !RuleKeys.HasMisspelled(node, elsewhere, RulesKey))
        {
            errors.Add(node, $"has no {RulesKey}");
        }

        return rules;
    }
}
