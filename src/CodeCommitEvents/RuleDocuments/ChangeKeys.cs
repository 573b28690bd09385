using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>The keys of a document of rules about who, about commits and about files, which several subjects share.</summary>
internal static class ChangeKeys
{
    public const string ByDescription = "Who acted: patterns for ARNs, or objects as {\"role\": \"maintainers\"}. Default: anybody.";

    public static RuleKey<TBuilder> By<TBuilder, TEvent>()
        where TBuilder : CodeCommitRuleBuilder<TBuilder, TEvent>
        where TEvent : CodeCommitEvent =>
        RuleKey<TBuilder>.Of("by", ByDescription, RuleDefinitions.Callers, static (builder, callers) => builder.By(callers));

    public static IEnumerable<RuleKey<TBuilder>> OfCommit<TBuilder, TEvent>()
        where TBuilder : CommitRuleBuilder<TBuilder, TEvent>
        where TEvent : CodeCommitEvent =>
    [
        By<TBuilder, TEvent>(),
        RuleKey<TBuilder>.Of("commitMessage", "A regular expression that is found in the commit's message.", RuleValues.Text, static (builder, regex) => builder.WithCommitMessage(regex)),
        RuleKey<TBuilder>.Of(
            "skipMarker", "False for commits without [skip ci] and the like, true for those with it, or markers of your own.", RuleValues.FlagOrTexts, static (builder, value) => Skip<TBuilder, TEvent>(builder, value)),
        RuleKey<TBuilder>.Of("commitType", "Types of Conventional Commits.", RuleValues.Texts, static (builder, types) => builder.WithCommitType(types)),
        RuleKey<TBuilder>.Of("commitScope", "Patterns for scopes of Conventional Commits.", RuleValues.Texts, static (builder, patterns) => builder.WithCommitScope(patterns)),
        RuleKey<TBuilder>.Of(
            "breakingChange", "Whether the commit says that it breaks something.", RuleValues.Flag, static (builder, flag) => _ = (bool)flag ? builder.WithBreakingChange() : builder.Unless(static other => other.WithBreakingChange())),
    ];

    public static IEnumerable<RuleKey<TBuilder>> Of<TBuilder, TEvent>()
        where TBuilder : ChangeRuleBuilder<TBuilder, TEvent>
        where TEvent : CodeCommitEvent =>
    [
        .. OfCommit<TBuilder, TEvent>(),
        RuleKey<TBuilder>.Of("touching", "Patterns for paths, of which at least one changed file has one.", RuleValues.Texts, static (builder, patterns) => builder.Touching(patterns)),
        RuleKey<TBuilder>.Of("onlyTouching", "Patterns for paths, and no changed file has another.", RuleValues.Texts, static (builder, patterns) => builder.OnlyTouching(patterns)),
        RuleKey<TBuilder>.Of("adding", "Patterns for paths of new files.", RuleValues.Texts, static (builder, patterns) => builder.Adding(patterns)),
        RuleKey<TBuilder>.Of("modifying", "Patterns for paths of files with new content.", RuleValues.Texts, static (builder, patterns) => builder.Modifying(patterns)),
        RuleKey<TBuilder>.Of("deleting", "Patterns for paths of files that are gone.", RuleValues.Texts, static (builder, patterns) => builder.Deleting(patterns)),
    ];

    private static void Skip<TBuilder, TEvent>(TBuilder builder, object value)
        where TBuilder : CommitRuleBuilder<TBuilder, TEvent>
        where TEvent : CodeCommitEvent => _ = value switch
        {
            false => builder.WithoutSkipMarker(),
            string[] markers => builder.WithSkipMarker(markers),
            _ => builder.WithSkipMarker(),
        };
}
