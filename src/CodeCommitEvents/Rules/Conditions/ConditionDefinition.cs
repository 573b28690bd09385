namespace CodeCommitEvents.Rules;

/// <summary>What a condition takes.</summary>
internal enum ConditionValues
{
    /// <summary>One pattern or more.</summary>
    Patterns,

    /// <summary>One text or more.</summary>
    Texts,

    /// <summary>A regular expression.</summary>
    Regex,

    /// <summary>One word or more of <see cref="ConditionDefinition.Words"/>.</summary>
    Words,

    /// <summary>Nothing.</summary>
    None,

    /// <summary>Nothing, or one text or more.</summary>
    NoneOrTexts,

    /// <summary>Nothing, or one word or more of <see cref="ConditionDefinition.Words"/>.</summary>
    NoneOrWords,

    /// <summary>One caller or more.</summary>
    Callers,
}

/// <summary>
/// A condition that rules can state. The builder's method makes it, and JSON documents, their schema and the table in the documentation
/// take from here what they say of it.
/// </summary>
/// <param name="name">The name of the builder's method in camelCase.</param>
/// <param name="summary">When an event meets the condition, in one sentence.</param>
/// <param name="values">What the condition takes.</param>
/// <param name="words">The words that it knows, where it takes words.</param>
internal abstract class ConditionDefinition(string name, string summary, ConditionValues values, string[] words)
{
    public string Name => name;

    public string Summary => summary;

    public ConditionValues Values => values;

    public IReadOnlyList<string> Words => words;
}

/// <summary>A condition with its factory.</summary>
/// <typeparam name="TValue">Texts, or callers.</typeparam>
internal sealed class ConditionDefinition<TValue>(string name, string summary, ConditionValues values, Func<string, TValue[], Condition> create, params string[] words)
    : ConditionDefinition(name, summary, values, words)
    where TValue : class
{
    /// <exception cref="ArgumentException">A value is wrong; the message says which and why.</exception>
    public Condition Create(params TValue[] values) => create(Name, values);
}

/// <summary>The conditions that rules about one kind of event can state, those of all events included.</summary>
internal sealed class ConditionDefinitions(ConditionDefinitions? inherited = null)
{
    private readonly List<ConditionDefinition> own = [];

    public IEnumerable<ConditionDefinition> All => inherited is null ? own : inherited.All.Concat(own);

    public ConditionDefinition<string> Add(string name, string summary, ConditionValues values, Func<string, string[], Condition> create, params string[] words) =>
        Added(new ConditionDefinition<string>(name, summary, values, create, words));

    public ConditionDefinition<CallerPattern> AddCallers(string name, string summary, Func<string, CallerPattern[], Condition> create) =>
        Added(new ConditionDefinition<CallerPattern>(name, summary, ConditionValues.Callers, create));

    private ConditionDefinition<TValue> Added<TValue>(ConditionDefinition<TValue> definition)
        where TValue : class
    {
        own.Add(definition);
        return definition;
    }
}
