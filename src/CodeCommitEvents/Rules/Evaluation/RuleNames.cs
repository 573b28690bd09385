namespace CodeCommitEvents.Rules;

/// <summary>Gives each rule of a set a name of its own, because idempotency tokens, explanations and logs identify a rule by its name.</summary>
internal static class RuleNames
{
    /// <summary>Creates the rules of a set. Rules of one name are numbered in their order.</summary>
    public static BuildRule[] Number(List<RuleDefinition> definitions)
    {
        var rules = new BuildRule[definitions.Count];
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < rules.Length; index++)
        {
            var number = 0;
            do
            {
                rules[index] = BuildRule.Create(definitions[index] with { Number = ++number });
            }
            while (!names.Add(rules[index].Name));
        }

        return rules;
    }
}
