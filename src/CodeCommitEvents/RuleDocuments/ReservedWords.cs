using CodeCommitEvents.Rules;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>Keeps the rules in the file of a repository from the words of <c>runCommands</c>, so that one comment does not do two things.</summary>
internal static class ReservedWords
{
    /// <summary>Adds an error for each condition of a rule or of a group that expects a command of the dispatcher. A document that may use everything has none.</summary>
    public static void Check(RuleNode node, RuleErrors errors)
    {
        if (errors.Bounds is null)
        {
            return;
        }

        var words = node.Find(CommentRuleBuilder.WithCommandKey)?.ItemsOrSelf.Take(1) ?? [];
        foreach (var word in (node.Find(CommentRuleBuilder.SayingKey)?.ItemsOrSelf ?? []).Concat(words).TakeWhile(_ => !errors.IsFull))
        {
            if (PullRequestCommands.Of(word.Text) is { } command)
            {
                errors.Add(word, $"is {QuotedText.Of(word.Text)}, but {PullRequestCommands.WordOf(command)} is reserved for {RunCommandsCondition.Key} of the dispatcher; use another word");
            }
        }
    }
}
