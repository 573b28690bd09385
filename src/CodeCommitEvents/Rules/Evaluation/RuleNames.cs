namespace CodeCommitEvents.Rules;

/// <summary>Gives each rule of a set a name of its own, because idempotency tokens, explanations and logs identify a rule by its name.</summary>
internal static class RuleNames
{
    /// <summary>Creates the rules of a set. Rules of one name are numbered in their order.</summary>
    public static BuildRule[] Number(IEnumerable<RuleDefinition> definitions)
    {
        BuildRule[] rules = [.. definitions.Select(static definition => BuildRule.Create(definition with { Number = 1 }))];
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < rules.Length; index++)
        {
            for (var number = 2; !names.Add(rules[index].Name); number++)
            {
                rules[index] = BuildRule.Create(rules[index].Definition with { Number = number });
            }
        }

        return rules;
    }
}
