using CodeCommitEvents;
using CodeCommitEvents.Subscriptions;

namespace Snippets;

/// <summary>What AWS must deliver and allow for a set of rules.</summary>
internal static class Infrastructure
{
    #region infrastructure
    public static void Print(BuildRules rules)
    {
        foreach (var pattern in rules.ToEventPatterns())
        {
            Console.WriteLine(pattern);
        }

        Console.WriteLine(rules.ToSnsFilterPolicy());
        Console.WriteLine(string.Join('\n', rules.NotificationEventTypes()));
        foreach (var statement in rules.RequiredPermissions(new() { Region = "eu-west-1", Account = "111122223333" }))
        {
            Console.WriteLine(statement);
        }
    }
    #endregion
}
