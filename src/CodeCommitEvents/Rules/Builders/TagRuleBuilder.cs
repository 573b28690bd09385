using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A rule for tags. Without <see cref="When"/> or one of its short forms, the rule is about tags that are created or moved.</summary>
public sealed class TagRuleBuilder : CommitRuleBuilder<TagRuleBuilder, ReferenceEvent>
{
    internal static readonly ConditionCatalog Conditions = ActivityConditionDefinitions.Define<ReferenceEvent>(CommitConditionDefinitions.All, Activities, "The tag was created, moved or deleted. Default: created or moved.");

    private const EventActivity Activities = EventActivity.Created | EventActivity.Moved | EventActivity.Deleted;

    private static readonly ConditionDefinition<string> WithNameCondition =
        Conditions.Add("withName", "The tag has one of these names.", ConditionValues.Patterns, static (name, patterns) => new ChangedReferenceCondition(name, patterns, GitReferenceKind.Tag));

    internal TagRuleBuilder()
        : base(new TagTrigger())
    {
    }

    private protected override TagRuleBuilder NewGroup => new();

    /// <summary>One of these activities happened to the tag. Default: created or moved.</summary>
    /// <param name="activities">The accepted activities.</param>
    /// <exception cref="ArgumentException">No activity is given, an activity is undefined, or another condition excludes all given activities.</exception>
    public TagRuleBuilder When(params TagActivity[] activities)
    {
        ArgumentNullException.ThrowIfNull(activities);
        return Add(ActivityConditionDefinitions.Create<ReferenceEvent>(Activities, Array.ConvertAll(activities, static activity => (EventActivity)activity)));
    }

    /// <summary>The tag was created. Short form of <see cref="When"/>.</summary>
    public TagRuleBuilder Created() => When(TagActivity.Created);

    /// <summary>The tag was moved to another commit. Short form of <see cref="When"/>.</summary>
    public TagRuleBuilder Moved() => When(TagActivity.Moved);

    /// <summary>The tag was deleted. Short form of <see cref="When"/>. The build gets no source version, because a deleted tag has no commit.</summary>
    public TagRuleBuilder Deleted() => When(TagActivity.Deleted);

    /// <summary>The tag has one of these names. Default: any tag.</summary>
    /// <param name="patterns">
    /// Patterns for short names (<c>v[0-9]*</c>) or full names (<c>refs/tags/v1</c>). A pattern that starts with <c>!</c> excludes names.
    /// The last pattern that matches decides.
    /// </param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public TagRuleBuilder WithName(params string[] patterns) => Add(WithNameCondition.Create(patterns));

    private sealed class TagTrigger() : RuleTrigger("onTag", "a tag", EventActivity.Created | EventActivity.Moved)
    {
        public override bool IsMatch(ServiceEvent serviceEvent) => serviceEvent is ReferenceEvent { Reference.IsTag: true };
    }
}
