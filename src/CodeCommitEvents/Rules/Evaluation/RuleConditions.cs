using System.Runtime.InteropServices;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>The conditions of a rule: those that it was given, those that every rule with builds has, and those that every rule on comments has.</summary>
internal static class RuleConditions
{
    /// <summary>Space for the trigger and the conditions that are not written.</summary>
    private const int MostImplied = 4;

    /// <summary>Returns the conditions sorted by cost.</summary>
    public static Condition[] Of(RuleDefinition rule)
    {
        var conditions = new List<Condition>(rule.Conditions.Length + MostImplied) { rule.Trigger };
        conditions.AddRange(rule.Conditions);
        if (rule.Actions.Length > 0)
        {
            AddForBuilds(conditions, rule);
        }

        if (rule.Trigger is CommentTrigger || (rule.Actions.Length > 0 && EventCatalog.MayBe(rule.EventType, EventFamily.Comment)))
        {
            conditions.Add(OwnCommentCondition.Instance);
        }

        return GroupCondition.InOrderOfCost(CollectionsMarshal.AsSpan(conditions));
    }

    private static void AddForBuilds(List<Condition> conditions, RuleDefinition rule)
    {
        foreach (var action in rule.Actions)
        {
            if (action.NeedsRepository)
            {
                conditions.Add(new RepositoryToBuildCondition());
                break;
            }
        }

        conditions.Add(new CommitToBuildCondition(rule.Actions, rule.WantsDeletions));
        if (EventCatalog.MayBe(rule.EventType, EventFamily.Build))
        {
            conditions.Add(new OtherProjectCondition(rule.Actions));
        }
    }
}
