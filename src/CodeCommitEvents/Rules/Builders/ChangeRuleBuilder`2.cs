using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// What a rule about changes can say of the changed files. Where the event does not tell them, a source of changed files is
/// asked, once for the event and only if everything else matches. Without one they are unknown (<see cref="MissingFactsBehavior"/>).
/// </summary>
/// <remarks>Paths are those from the root of the repository, with <c>/</c> between folders: <c>src/**</c>, <c>**/*.md</c>.</remarks>
/// <typeparam name="TSelf">The builder itself.</typeparam>
/// <typeparam name="TEvent">The events that the rule is about.</typeparam>
public abstract class ChangeRuleBuilder<TSelf, TEvent> : CommitRuleBuilder<TSelf, TEvent>
    where TSelf : ChangeRuleBuilder<TSelf, TEvent>
    where TEvent : CodeCommitEvent
{
    private protected ChangeRuleBuilder(RuleTrigger subject)
        : base(subject)
    {
    }

    /// <summary>At least one changed file has such a path.</summary>
    /// <param name="patterns">Patterns; one that starts with <c>!</c> takes out again, and the last that matches a file decides about it.</param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public TSelf Touching(params string[] patterns) => Add(FileConditions.Any("touching", patterns));

    /// <summary>
    /// No changed file has another path. <c>Unless(push => push.OnlyTouching("docs/**"))</c> is what <c>paths-ignore</c>
    /// says in GitHub Actions; a change of no files touches only these, too.
    /// </summary>
    /// <param name="patterns">Patterns, as for <see cref="Touching"/>.</param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public TSelf OnlyTouching(params string[] patterns) => Add(FileConditions.Only("onlyTouching", patterns));

    /// <summary>At least one new file has such a path.</summary>
    /// <param name="patterns">Patterns, as for <see cref="Touching"/>.</param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public TSelf Adding(params string[] patterns) => Add(FileConditions.Any("adding", patterns, FileChangeType.Added));

    /// <summary>At least one file with such a path has new content.</summary>
    /// <param name="patterns">Patterns, as for <see cref="Touching"/>.</param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public TSelf Modifying(params string[] patterns) => Add(FileConditions.Any("modifying", patterns, FileChangeType.Modified));

    /// <summary>At least one file with such a path is gone.</summary>
    /// <param name="patterns">Patterns, as for <see cref="Touching"/>.</param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public TSelf Deleting(params string[] patterns) => Add(FileConditions.Any("deleting", patterns, FileChangeType.Deleted));
}
