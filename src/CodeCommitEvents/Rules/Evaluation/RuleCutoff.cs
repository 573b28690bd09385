namespace CodeCommitEvents.Rules;

/// <summary>The rules that keep others from being tried: those that stop looking, and the first matches of their groups.</summary>
internal sealed class RuleCutoff
{
    private readonly Dictionary<FirstMatchScope, int> closed = [];
    private int? last;

    public void Add(BuildRule rule, int number)
    {
        last = rule.StopsProcessing ? number : last;
        foreach (var scope in rule.Scopes)
        {
            closed.TryAdd(scope, number);
        }
    }

    /// <summary>The number of the rule that keeps another from being tried. Null where none does.</summary>
    public int? BlockedBy(BuildRule rule, int number)
    {
        if (number > last)
        {
            return last;
        }

        foreach (var scope in rule.Scopes)
        {
            if (closed.TryGetValue(scope, out var first) && number > first)
            {
                return first;
            }
        }

        return null;
    }
}

/// <summary>A set or a group of rules of which only the first that matches acts. Its identity is all it has.</summary>
internal sealed class FirstMatchScope;
