namespace CodeCommitEvents.Rules;

/// <summary>The commands that the conditions of these rules expect.</summary>
internal sealed class CommandsOfRules(BuildRule[] rules) : ExpectedCommands
{
    public override bool Contains(ReadOnlySpan<char> word)
    {
        foreach (var rule in rules)
        {
            foreach (var condition in rule.Definition.Conditions)
            {
                if (Contains(condition, word))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
