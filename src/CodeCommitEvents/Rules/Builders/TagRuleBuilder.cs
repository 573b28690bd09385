using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A rule for tags. Without <see cref="Created"/>, <see cref="Moved"/> or <see cref="Deleted"/> it is about new and moved ones.</summary>
public sealed class TagRuleBuilder : CommitRuleBuilder<TagRuleBuilder, ReferenceEvent>
{
    private static readonly ActivityType IsCreated = new("created", static serviceEvent => serviceEvent is ReferenceCreatedEvent);
    private static readonly ActivityType IsMoved = new("moved", static serviceEvent => serviceEvent is ReferenceUpdatedEvent);
    private static readonly ActivityType IsDeleted = new("deleted", static serviceEvent => serviceEvent is ReferenceDeletedEvent);
    private static readonly RuleTrigger Tag = new("a tag", static serviceEvent => serviceEvent is ReferenceEvent { Reference.IsTag: true }, IsCreated, IsMoved);

    internal TagRuleBuilder()
        : base(Tag)
    {
    }

    private protected override TagRuleBuilder NewGroup => new();

    /// <summary>The tag is new.</summary>
    public TagRuleBuilder Created() => Add(IsCreated);

    /// <summary>The tag points to another commit than before.</summary>
    public TagRuleBuilder Moved() => Add(IsMoved);

    /// <summary>The tag is gone. The build gets no source version, as there is none to build.</summary>
    public TagRuleBuilder Deleted() => AddDeletion(IsDeleted);

    /// <summary>Also when the tag points to another commit than before: reads well behind <see cref="Created"/>.</summary>
    public TagRuleBuilder OrMoved() => Moved();

    /// <summary>Also when the tag is gone: reads well behind another.</summary>
    public TagRuleBuilder OrDeleted() => Deleted();

    /// <summary>The tag has one of these names. Default: any.</summary>
    /// <param name="patterns">
    /// Patterns for short names (<c>v*</c>) or full ones (<c>refs/tags/v1</c>); one that starts with <c>!</c> takes out
    /// again, and the last that matches decides.
    /// </param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public TagRuleBuilder WithName(params string[] patterns) =>
        Add(NameConditions.Reference<ReferenceEvent>("tag", patterns, GitReferenceKind.Tag, static tag => tag.Reference, isIndexed: true));
}
