using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What happened to a tag: see <see cref="TagRuleBuilder.When"/>.</summary>
public enum TagActivity
{
    /// <summary>The tag is new.</summary>
    Created = EventActivity.Created,

    /// <summary>The tag points to another commit than before.</summary>
    Moved = EventActivity.Moved,

    /// <summary>The tag was deleted.</summary>
    Deleted = EventActivity.Deleted,
}
