using System.Globalization;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Reads the value of the key <c>rules</c>: a list of rules, or an object whose keys are the names of the rules.</summary>
internal static class RuleList
{
    private static readonly RuleValue<string> Kind = RuleValueKinds.Word([.. RuleModel.All.Select(model => model.Trigger)]);

    public static void Read(RuleNode node, BuildRulesBuilder rules, RuleErrors errors, bool needsRules)
    {
        if (node.IsEmpty || node is { Kind: RuleNodeKind.List, Items.Count: 0 } or { Kind: RuleNodeKind.Object, Properties.Count: 0 })
        {
            if (needsRules)
            {
                errors.Add(node, $"is {(node is { Kind: RuleNodeKind.Null, IsTextual: false } ? node.KindWords : "empty")}, but must have at least one rule");
            }
        }
        else if (node.Kind == RuleNodeKind.List)
        {
            foreach (var item in node.Items.TakeWhile(_ => !errors.IsFull))
            {
                ReadItem(item, null, rules, errors);
            }
        }
        else if (node.Kind != RuleNodeKind.Object)
        {
            errors.Add(node, $"is {node.FoundWords}, but must be a list of rules or an object of named rules");
        }
        else if (node.Find(RuleModel.TriggerKey) is { Kind: not RuleNodeKind.Object })
        {
            errors.Add(node, "is one rule, but must be a list of rules: write [ … ] around the rule");
        }
        else
        {
            ReadNamed(node, rules, errors);
        }
    }

    /// <summary>
    /// Reads named rules in the order of their names. JSON has an order of its own, but configuration has none, and the same rules
    /// must mean the same in both.
    /// </summary>
    private static void ReadNamed(RuleNode node, BuildRulesBuilder rules, RuleErrors errors)
    {
        foreach (var (name, item) in node.Properties.OrderBy(property => property.Name, StringComparer.OrdinalIgnoreCase).TakeWhile(_ => !errors.IsFull))
        {
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                errors.Add(item, "has a number as its name. In configuration, numbers are positions in a list, and a list cannot be combined with named rules");
            }
            else
            {
                ReadItem(item, name, rules, errors);
            }
        }
    }

    private static void ReadItem(RuleNode node, string? name, BuildRulesBuilder rules, RuleErrors errors)
    {
        if (node.Kind != RuleNodeKind.Object || node.Properties.Count == 0)
        {
            errors.Add(node, $"is {(node.Kind == RuleNodeKind.Object ? "an empty object" : node.FoundWords)}, but must be a rule: an object with the key {RuleModel.TriggerKey} or {BuildRulesReader.GroupKey}");
        }
        else if (node.Find(BuildRulesReader.GroupKey) is { } group)
        {
            ReadGroup(node, group, rules, errors);
        }
        else if (node.Find(RuleModel.TriggerKey) is { } subject)
        {
            ReadKind(node, name, subject, rules, errors);
        }
        else
        {
            ReadUnknown(node, name, errors);
        }
    }

    /// <summary>Reads a rule. If its kind is wrong, the rest of the rule is checked as a rule of the kind that was probably meant.</summary>
    private static void ReadKind(RuleNode node, string? name, RuleNode subject, BuildRulesBuilder rules, RuleErrors errors)
    {
        var (isKnown, word) = (false, "");
        if (subject.Kind == RuleNodeKind.List)
        {
            errors.Add(subject, "is a list, but a rule has only one kind: write a rule for each kind");
        }
        else
        {
            isKnown = Kind.TryRead(subject, errors, out word);
        }

        var trigger = isKnown ? word : Spelling.Nearest(subject.Text, [.. RuleModel.All.Select(model => model.Trigger)]);
        var kind = RuleModel.All.FirstOrDefault(model => model.Trigger == trigger) ?? RuleModel.Guess(node);
        kind.Read(node, name, isKnown ? rules : BuildRules.CreateBuilder(), errors, isGuess: !isKnown);
    }

    /// <summary>Checks an object that is neither a rule nor a group of rules.</summary>
    private static void ReadUnknown(RuleNode node, string? name, RuleErrors errors)
    {
        if (name is not null && RuleFragments.HintOf(node, name, errors.Root) is { } hint)
        {
            errors.Add(node, $"has neither {RuleModel.TriggerKey} nor {BuildRulesReader.GroupKey}; {hint}");
            return;
        }

        if (!RuleKeys.HasMisspelled(node, [RuleModel.TriggerKey, BuildRulesReader.GroupKey, BuildRulesReader.RulesKey], RuleModel.TriggerKey, BuildRulesReader.GroupKey))
        {
            errors.Add(node, $"has neither {RuleModel.TriggerKey} nor {BuildRulesReader.GroupKey}");
        }

        if (node.Find(BuildRulesReader.RulesKey) is not null)
        {
            BuildRulesReader.ReadSet(node, BuildRules.CreateBuilder(), errors, needsRules: true, BuildRulesReader.GroupKeys);
        }
        else
        {
            RuleModel.Guess(node).Read(node, name, BuildRules.CreateBuilder(), errors, isGuess: true);
        }
    }

    /// <summary>Reads a group of rules. If its patterns are wrong, or the group is switched off, its rules are still checked.</summary>
    private static void ReadGroup(RuleNode node, RuleNode patternList, BuildRulesBuilder rules, RuleErrors errors)
    {
        var isRead = false;
        if (node.Find(RuleOutcome.EnabledKey) is { } flag && RuleValueKinds.Flag.TryRead(flag, errors, out var isEnabled) && !isEnabled)
        {
            rules = BuildRules.CreateBuilder();
        }

        if (SharedValues.Texts.TryRead(patternList, errors, out var patterns))
        {
            errors.Try(patternList, () => rules.ForRepositories(patterns, ReadRules));
        }

        if (!isRead)
        {
            ReadRules(BuildRules.CreateBuilder());
        }

        BuildRulesBuilder ReadRules(BuildRulesBuilder inner)
        {
            isRead = true;
            return BuildRulesReader.ReadSet(node, inner, errors, needsRules: true, BuildRulesReader.GroupKeys);
        }
    }
}
