using System.Diagnostics.CodeAnalysis;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// What a rule about events with a commit can say of its message. No event tells the message: a source of commits is asked
/// for it, and only if everything else matches. Without one it is unknown (<see cref="MissingFactsBehavior"/>).
/// </summary>
/// <typeparam name="TSelf">The builder itself.</typeparam>
/// <typeparam name="TEvent">The events that the rule is about.</typeparam>
public abstract class CommitRuleBuilder<TSelf, TEvent> : CodeCommitRuleBuilder<TSelf, TEvent>
    where TSelf : CommitRuleBuilder<TSelf, TEvent>
    where TEvent : CodeCommitEvent
{
    private protected CommitRuleBuilder(RuleTrigger subject)
        : base(subject)
    {
    }

    /// <summary>The commit's message has a text that a regular expression describes.</summary>
    /// <param name="regex">A regular expression without backreferences and lookarounds, found anywhere unless anchored with <c>^</c> and <c>$</c>.</param>
    /// <exception cref="ArgumentException">It is none; the message says where.</exception>
    public TSelf WithCommitMessage([StringSyntax(StringSyntaxAttribute.Regex)] string regex) => Add(CommitConditions.Message(new TextPattern(regex)));

    /// <summary>The commit's message asks to skip the build, anywhere and in any case.</summary>
    /// <param name="markers">What asks for it. Default: <c>[skip ci]</c>, <c>[ci skip]</c>, <c>***NO_CI***</c> and the like.</param>
    /// <exception cref="ArgumentException">A marker is null or empty.</exception>
    public TSelf WithSkipMarker(params string[] markers) => Add(SkipMarker(markers));

    /// <summary>The commit's message does not ask to skip the build.</summary>
    /// <param name="markers">What asks for it. Default: <c>[skip ci]</c>, <c>[ci skip]</c>, <c>***NO_CI***</c> and the like.</param>
    /// <exception cref="ArgumentException">A marker is null or empty.</exception>
    public TSelf WithoutSkipMarker(params string[] markers) => Add(new UnlessCondition(SkipMarker(markers)));

    /// <summary>The commit's message is a Conventional Commit of one of these types, in any case.</summary>
    /// <param name="types">The types, literally: <c>feat</c>, <c>fix</c>.</param>
    /// <exception cref="ArgumentException">There is no type, or an empty one.</exception>
    /// <remarks>Grammar: <see href="https://www.conventionalcommits.org/en/v1.0.0/">Conventional Commits 1.0.0</see>; see <see cref="ConventionalCommit"/>.</remarks>
    public TSelf WithCommitType(params string[] types) => Add(CommitConditions.Type(types));

    /// <summary>The commit's message is a Conventional Commit with one of these scopes, in any case.</summary>
    /// <param name="patterns">Patterns: <c>api/**</c>; one that starts with <c>!</c> takes out again, and the last that matches decides.</param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public TSelf WithCommitScope(params string[] patterns) => Add(CommitConditions.Scope(patterns));

    /// <summary>The commit's message is a Conventional Commit that says it breaks something, by <c>!</c> or by a footer.</summary>
    public TSelf WithBreakingChange() => Add(CommitConditions.Breaking());

    private static LeafCondition SkipMarker(string[] markers)
    {
        ArgumentNullException.ThrowIfNull(markers);
        return CommitConditions.SkipMarker(markers.Length == 0 ? SkipMarkers.Default : new SkipMarkers(markers));
    }
}
