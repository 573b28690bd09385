namespace CodeCommitEvents.Rules;

/// <summary>Gives each rule of a set a name of its own, because idempotency tokens, explanations and logs identify a rule by its name.</summary>
internal static class RuleNames
{
    /// <summary>Returns the rules of a set. Rules of one name are numbered in their order.</summary>
    public static BuildRule[] Number(List<BuildRule> given)
    {
        var rules = given.ToArray();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < rules.Length; index++)
        {
            var number = 1;
            rules[index] = WithNumber(rules[index], number);
            while (!names.Add(rules[index].Name))
            {
                rules[index] = WithNumber(rules[index], ++number);
            }
        }

        return rules;
    }

    private static BuildRule WithNumber(BuildRule rule, int number) =>
        rule.Definition.Number == number ? rule : BuildRule.Create(rule.Definition with { Number = number });
}
