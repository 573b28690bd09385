using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>The conditions that every rule with builds has, and those that every rule on comments has.</summary>
internal static class ImpliedConditions
{
    public static IReadOnlyList<Condition> Of(RuleDefinition rule)
    {
        var implied = new List<Condition>();
        if (rule.Actions.Count > 0)
        {
            AddForBuilds(implied, rule);
        }

        if (rule.Trigger is CommentTrigger || (rule.Actions.Count > 0 && EventCatalog.MayBe(rule.EventType, EventFamily.Comment)))
        {
            implied.Add(OwnCommentCondition.Instance);
        }

        return implied;
    }

    private static void AddForBuilds(List<Condition> implied, RuleDefinition rule)
    {
        foreach (var action in rule.Actions)
        {
            if (action.NeedsRepository)
            {
                implied.Add(new RepositoryToBuildCondition());
                break;
            }
        }

        implied.Add(new CommitToBuildCondition(rule.Actions, rule.WantsDeletions));
        if (EventCatalog.MayBe(rule.EventType, EventFamily.Build))
        {
            implied.Add(new OtherProjectCondition(rule.Actions));
        }
    }
}
