using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What happened to a tag. See <see cref="TagRuleBuilder.When"/>.</summary>
public enum TagActivity
{
    /// <summary>The tag was created.</summary>
    Created = EventActivity.Created,

    /// <summary>The tag was moved to another commit.</summary>
    Moved = EventActivity.Moved,

    /// <summary>The tag was deleted.</summary>
    Deleted = EventActivity.Deleted,
}
