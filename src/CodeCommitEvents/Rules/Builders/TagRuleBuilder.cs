using System.Diagnostics.CodeAnalysis;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A rule for tags. Without <see cref="When"/> or one of its short forms, the rule is about tags that are created or moved.</summary>
public sealed class TagRuleBuilder : CommitRuleBuilder<TagRuleBuilder, ReferenceEvent>
{
    internal static readonly ConditionCatalog Conditions = ActivityConditionDefinitions.Define<ReferenceEvent>(CommitConditionDefinitions.All, Activities, "The tag was created, moved or deleted. Default: created or moved.");

    private const EventActivity Activities = EventActivity.Created | EventActivity.Moved | EventActivity.Deleted;

    private static readonly ConditionDefinition<string> WithNameCondition =
        Conditions.Add("withName", "The tag has one of these names.", ConditionValues.Patterns, static (name, patterns) => new ChangedReferenceCondition(name, patterns, GitReferenceKind.Tag));

    private static readonly ConditionDefinition<string> WithNameMatchingCondition =
        Conditions.Add("withNameMatching", "The name of the tag matches this regular expression.", ConditionValues.Regex, static (name, regex) => new ReferenceMatchesCondition(name, regex[0], GitReferenceKind.Tag));

    private static readonly ConditionDefinition<string> WithVersionCondition =
        Conditions.Add("withVersion", "The tag is a version without a pre-release, such as v1.2.3. The texts are the prefixes before the version. Default: v or none.", ConditionValues.NoneOrTexts, static (name, prefixes) => new VersionTagCondition(name, prefixes, isPrerelease: false));

    private static readonly ConditionDefinition<string> WithPrereleaseVersionCondition =
        Conditions.Add("withPrereleaseVersion", "The tag is the version of a pre-release, such as v1.2.3-rc1. The texts are the prefixes before the version. Default: v or none.", ConditionValues.NoneOrTexts, static (name, prefixes) => new VersionTagCondition(name, prefixes, isPrerelease: true));

    private static readonly TriggerConditionDefinitions TriggerConditions = new(Conditions);

    private static readonly TagTrigger Trigger = new();

    internal TagRuleBuilder()
        : base(Trigger)
    {
    }

    private protected override TagRuleBuilder NewGroup => new();

    /// <summary>One of these activities happened to the tag. Default: created or moved.</summary>
    /// <param name="activities">The accepted activities.</param>
    /// <exception cref="ArgumentException">No activity is given, an activity is undefined, or another condition excludes all given activities.</exception>
    public TagRuleBuilder When(params TagActivity[] activities)
    {
        ArgumentNullException.ThrowIfNull(activities);
        return Add(ActivityConditionDefinitions.Create<ReferenceEvent, TagActivity>(Activities, activities, static activity => (EventActivity)activity));
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

    /// <summary>The short name of the tag matches this regular expression.</summary>
    /// <param name="regex">A regular expression, as for <c>WithCommitMessage</c>, such as <c>^v[0-9]+$</c>.</param>
    /// <exception cref="ArgumentException">The regular expression is invalid or needs backtracking. The message says what is wrong.</exception>
    public TagRuleBuilder WithNameMatching([StringSyntax(StringSyntaxAttribute.Regex)] string regex) => Add(WithNameMatchingCondition.Create(regex));

    /// <summary>
    /// The tag is a version without a pre-release: <c>v1.2.3</c> or <c>1.2.3</c>, but not <c>v1.2.3-rc1</c>, <c>v1.2</c> or <c>v01.2.3</c>.
    /// </summary>
    /// <param name="prefixes">The texts before the version, such as <c>api/v</c>. Default: <c>v</c> or none.</param>
    /// <exception cref="ArgumentException"><paramref name="prefixes"/> or one of them is null.</exception>
    /// <remarks>Grammar: <see href="https://semver.org/spec/v2.0.0.html">Semantic Versioning 2.0.0</see>.</remarks>
    public TagRuleBuilder WithVersion(params string[] prefixes) => Add(WithVersionCondition.Create(prefixes));

    /// <summary>The tag is the version of a pre-release: <c>v1.2.3-rc1</c> or <c>1.2.3-beta.2</c>, but not <c>v1.2.3</c>.</summary>
    /// <param name="prefixes">The texts before the version, as for <see cref="WithVersion"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="prefixes"/> or one of them is null.</exception>
    public TagRuleBuilder WithPrereleaseVersion(params string[] prefixes) => Add(WithPrereleaseVersionCondition.Create(prefixes));

    /// <summary>
    /// The custom data of the trigger that sent the event is one of these texts. An event from another channel does not match, because only
    /// triggers send custom data.
    /// </summary>
    /// <param name="patterns">Patterns. <c>*</c> does not match <c>/</c>; <c>**</c> matches any text. For JSON, use <see cref="CustomDataMatching"/>.</param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public TagRuleBuilder WithCustomData(params string[] patterns) => Add(TriggerConditions.WithCustomData.Create(patterns));

    /// <summary>The custom data of the trigger that sent the event matches this regular expression. An event from another channel does not match.</summary>
    /// <param name="regex">A regular expression, as for <c>WithCommitMessage</c>.</param>
    /// <exception cref="ArgumentException">The regular expression is invalid or needs backtracking. The message says what is wrong.</exception>
    public TagRuleBuilder CustomDataMatching([StringSyntax(StringSyntaxAttribute.Regex)] string regex) => Add(TriggerConditions.CustomDataMatching.Create(regex));

    private sealed class TagTrigger() : RuleTrigger("onTag", "a tag", EventActivity.Created | EventActivity.Moved)
    {
        public override bool IsMatch(ServiceEvent serviceEvent) => serviceEvent is ReferenceEvent { Reference.IsTag: true };

        public override EventScope? ScopeOf(EventKind kind) => kind.Is(typeof(ReferenceEvent)) ? EventScope.Of(EventField.Reference, FieldScope.StartingWith(GitReference.TagsPrefix)) : null;
    }
}
