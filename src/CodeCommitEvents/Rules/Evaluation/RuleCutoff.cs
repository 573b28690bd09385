namespace CodeCommitEvents.Rules;

/// <summary>
/// Records the rules that prevent later rules from being tried: those that stop processing, and the first matching rule of each set or
/// group with <c>FirstMatchOnly</c>.
/// </summary>
internal sealed class RuleCutoff
{
    private readonly Dictionary<FirstMatchScope, int> closed = [];
    private int? last;

    /// <summary>Whether no later rule is tried.</summary>
    public bool HasStopped => last is not null;

    public void Add(BuildRule rule, int number)
    {
        last = rule.StopsProcessing ? number : last;
        foreach (var scope in rule.Scopes)
        {
            closed.TryAdd(scope, number);
        }
    }

    /// <summary>Returns the position of the rule that prevents another rule from being tried. Null if there is none.</summary>
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

/// <summary>Identifies a set or a group of rules with <c>FirstMatchOnly</c>. Instances are compared by reference.</summary>
internal sealed class FirstMatchScope;
