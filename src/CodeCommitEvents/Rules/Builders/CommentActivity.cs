using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What happened to a comment. See <see cref="CommentRuleBuilder.When"/>.</summary>
public enum CommentActivity
{
    /// <summary>The comment was created.</summary>
    Created = EventActivity.Created,

    /// <summary>The text of the comment was changed.</summary>
    Edited = EventActivity.Edited,
}
