using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// Conditions on the changed files. If the event does not contain the files, the dispatcher asks an <c>IChangedFilesProvider</c>, at
/// most once for an event and only if all other conditions are met. Without a provider, the files are unknown (see
/// <see cref="MissingFactsBehavior"/>).
/// </summary>
/// <remarks>Paths start at the root of the repository and have <c>/</c> between folders: <c>src/**</c>, <c>**/*.md</c>.</remarks>
/// <typeparam name="TSelf">The type of the builder.</typeparam>
/// <typeparam name="TEvent">The type of the events that the rule is about.</typeparam>
public abstract class ChangeRuleBuilder<TSelf, TEvent> : CommitRuleBuilder<TSelf, TEvent>
    where TSelf : ChangeRuleBuilder<TSelf, TEvent>
    where TEvent : CodeCommitEvent
{
    private protected ChangeRuleBuilder(RuleTrigger trigger)
        : base(trigger)
    {
    }

    /// <summary>At least one changed file has one of these paths.</summary>
    /// <param name="patterns">Patterns. A pattern that starts with <c>!</c> excludes files. For each file, the last pattern that matches decides.</param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public TSelf Touching(params string[] patterns) => Add(FileConditionDefinitions.Touching.Create(patterns));

    /// <summary>
    /// Every changed file has one of these paths. If no file changed, the condition is met.
    /// <c>Unless(push => push.OnlyTouching("docs/**"))</c> is the same as <c>paths-ignore</c> in GitHub Actions.
    /// </summary>
    /// <param name="patterns">Patterns, as for <see cref="Touching"/>.</param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public TSelf OnlyTouching(params string[] patterns) => Add(FileConditionDefinitions.OnlyTouching.Create(patterns));

    /// <summary>At least one added file has one of these paths.</summary>
    /// <param name="patterns">Patterns, as for <see cref="Touching"/>.</param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public TSelf Adding(params string[] patterns) => Add(FileConditionDefinitions.Adding.Create(patterns));

    /// <summary>At least one modified file has one of these paths.</summary>
    /// <param name="patterns">Patterns, as for <see cref="Touching"/>.</param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public TSelf Modifying(params string[] patterns) => Add(FileConditionDefinitions.Modifying.Create(patterns));

    /// <summary>At least one deleted file has one of these paths.</summary>
    /// <param name="patterns">Patterns, as for <see cref="Touching"/>.</param>
    /// <exception cref="ArgumentException">
    /// No pattern is given, all patterns start with <c>!</c>, or a pattern is invalid. The message says what is wrong.
    /// </exception>
    public TSelf Deleting(params string[] patterns) => Add(FileConditionDefinitions.Deleting.Create(patterns));
}

/// <summary>The conditions on changed files.</summary>
internal static class FileConditionDefinitions
{
    public static readonly ConditionCatalog All = new(CommitConditionDefinitions.All);

    public static readonly ConditionDefinition<string> Touching =
        All.Add("touching", "At least one changed file has one of these paths.", ConditionValues.Patterns, static (name, patterns) => FileCondition.Any(name, "a change of", patterns));

    public static readonly ConditionDefinition<string> OnlyTouching =
        All.Add("onlyTouching", "Every changed file has one of these paths.", ConditionValues.Patterns, static (name, patterns) => FileCondition.Only(name, "a change of nothing but", patterns));

    public static readonly ConditionDefinition<string> Adding =
        All.Add("adding", "At least one added file has one of these paths.", ConditionValues.Patterns, static (name, patterns) => FileCondition.Any(name, "a new file", patterns, FileChangeType.Added));

    public static readonly ConditionDefinition<string> Modifying =
        All.Add("modifying", "At least one modified file has one of these paths.", ConditionValues.Patterns, static (name, patterns) => FileCondition.Any(name, "a modified file", patterns, FileChangeType.Modified));

    public static readonly ConditionDefinition<string> Deleting =
        All.Add("deleting", "At least one deleted file has one of these paths.", ConditionValues.Patterns, static (name, patterns) => FileCondition.Any(name, "a deleted file", patterns, FileChangeType.Deleted));
}
