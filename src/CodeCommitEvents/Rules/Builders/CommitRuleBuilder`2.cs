using System.Diagnostics.CodeAnalysis;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// Conditions on the commit message. No event contains the message. If all other conditions are met, the dispatcher asks an
/// <c>ICommitProvider</c>. Without a provider, the message is unknown (see <see cref="MissingFactsBehavior"/>).
/// </summary>
/// <typeparam name="TSelf">The type of the builder.</typeparam>
/// <typeparam name="TEvent">The type of the events that the rule is about.</typeparam>
public abstract class CommitRuleBuilder<TSelf, TEvent> : CodeCommitRuleBuilder<TSelf, TEvent>
    where TSelf : CommitRuleBuilder<TSelf, TEvent>
    where TEvent : CodeCommitEvent
{
    private protected CommitRuleBuilder(RuleTrigger trigger)
        : base(trigger)
    {
    }

    /// <summary>The commit message matches this regular expression.</summary>
    /// <param name="regex">
    /// A regular expression without backreferences and lookarounds. It can match a part of the text, unless it is anchored with
    /// <c>^</c> and <c>$</c>.
    /// </param>
    /// <exception cref="ArgumentException">The regular expression is invalid or needs backtracking. The message says what is wrong.</exception>
    public TSelf WithCommitMessage([StringSyntax(StringSyntaxAttribute.Regex)] string regex) => Add(CommitConditionDefinitions.WithCommitMessage.Create(regex));

    /// <summary>The commit message contains one of these skip markers. Case is ignored.</summary>
    /// <param name="markers">The markers. Default: <c>[skip ci]</c>, <c>[ci skip]</c>, <c>[no ci]</c>, <c>[skip actions]</c>, <c>[actions skip]</c>, <c>***NO_CI***</c>.</param>
    /// <exception cref="ArgumentException">A marker is null, empty or white space.</exception>
    public TSelf WithSkipMarker(params string[] markers) => Add(CommitConditionDefinitions.WithSkipMarker.Create(markers));

    /// <summary>The commit message contains none of these skip markers.</summary>
    /// <param name="markers">The markers, as for <see cref="WithSkipMarker"/>.</param>
    /// <exception cref="ArgumentException">A marker is null, empty or white space.</exception>
    public TSelf WithoutSkipMarker(params string[] markers) => Add(CommitConditionDefinitions.WithoutSkipMarker.Create(markers));

    /// <summary>The commit message is a Conventional Commit of one of these types. Case is ignored.</summary>
    /// <param name="types">The types, without wildcards: <c>feat</c>, <c>fix</c>.</param>
    /// <exception cref="ArgumentException">No type is given, or a type is empty.</exception>
    /// <remarks>Grammar: <see href="https://www.conventionalcommits.org/en/v1.0.0/">Conventional Commits 1.0.0</see>; see <see cref="ConventionalCommit"/>.</remarks>
    public TSelf WithCommitType(params string[] types) => Add(CommitConditionDefinitions.WithCommitType.Create(types));

    /// <summary>The commit message is a Conventional Commit with one of these scopes. Case is ignored.</summary>
    /// <param name="patterns">
    /// Patterns, such as <c>api/**</c>. A pattern that starts with <c>!</c> excludes scopes. The last pattern that matches decides.
    /// </param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public TSelf WithCommitScope(params string[] patterns) => Add(CommitConditionDefinitions.WithCommitScope.Create(patterns));

    /// <summary>The commit message is a Conventional Commit with a breaking change: a <c>!</c> before the colon or a <c>BREAKING CHANGE</c> footer.</summary>
    public TSelf WithBreakingChange() => Add(CommitConditionDefinitions.WithBreakingChange.Create());
}

/// <summary>The conditions on commit messages.</summary>
internal static class CommitConditionDefinitions
{
    public static readonly ConditionCatalog All = new(CodeCommitConditionDefinitions.All);

    public static readonly ConditionDefinition<string> WithCommitMessage =
        All.Add("withCommitMessage", "The commit message matches this regular expression.", ConditionValues.Regex, static (name, regex) => new CommitMessageCondition(name, regex[0]));

    public static readonly ConditionDefinition<string> WithSkipMarker =
        All.Add("withSkipMarker", "The commit message contains one of these texts. Default: [skip ci] and other common skip markers.", ConditionValues.NoneOrTexts, static (name, markers) => new SkipMarkerCondition(name, markers, isWanted: true));

    public static readonly ConditionDefinition<string> WithoutSkipMarker =
        All.Add("withoutSkipMarker", "The commit message contains none of these texts. Default: [skip ci] and other common skip markers.", ConditionValues.NoneOrTexts, static (name, markers) => new SkipMarkerCondition(name, markers, isWanted: false));

    public static readonly ConditionDefinition<string> WithCommitType =
        All.Add("withCommitType", "The commit message is a Conventional Commit of one of these types.", ConditionValues.Texts, static (name, types) => new CommitTypeCondition(name, types));

    public static readonly ConditionDefinition<string> WithCommitScope =
        All.Add("withCommitScope", "The commit message is a Conventional Commit with one of these scopes.", ConditionValues.Patterns, static (name, patterns) => new CommitScopeCondition(name, patterns));

    public static readonly ConditionDefinition<string> WithBreakingChange =
        All.Add("withBreakingChange", "The commit message is a Conventional Commit with a breaking change.", ConditionValues.None, static (name, _) => new BreakingChangeCondition(name));
}
