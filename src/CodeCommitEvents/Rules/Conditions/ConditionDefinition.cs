namespace CodeCommitEvents.Rules;

/// <summary>The values that a condition takes.</summary>
internal enum ConditionValues
{
    /// <summary>One or more patterns.</summary>
    Patterns,

    /// <summary>One or more texts.</summary>
    Texts,

    /// <summary>A regular expression.</summary>
    Regex,

    /// <summary>One or more of <see cref="ConditionDefinition.Words"/>.</summary>
    Words,

    /// <summary>No values.</summary>
    None,

    /// <summary>Any number of texts, including none.</summary>
    NoneOrTexts,

    /// <summary>Any number of <see cref="ConditionDefinition.Words"/>, including none.</summary>
    NoneOrWords,

    /// <summary>One or more callers.</summary>
    Callers,

    /// <summary>No values. The condition is a setting of the whole rule (<see cref="Condition.IsSetting"/>).</summary>
    Setting,
}

/// <summary>
/// The definition of a condition. The builder's method, the key in JSON documents, the JSON Schema and the table in the
/// documentation use this definition.
/// </summary>
/// <param name="name">The name of the builder's method in camelCase.</param>
/// <param name="summary">One sentence that says when an event meets the condition.</param>
/// <param name="values">The values that the condition takes.</param>
/// <param name="words">Returns the allowed words, if the condition takes words. The function is called only to read documents and to write their schema.</param>
internal abstract class ConditionDefinition(string name, string summary, ConditionValues values, Func<string[]>? words)
{
    public string Name => name;

    public string Summary => summary;

    public ConditionValues Values => values;

    public IReadOnlyList<string> Words => words?.Invoke() ?? [];
}

/// <summary>The definition of a condition, with its factory.</summary>
/// <typeparam name="TValue">The type of the values: texts or callers.</typeparam>
internal sealed class ConditionDefinition<TValue>(string name, string summary, ConditionValues values, Func<string, TValue[], Condition> create, Func<string[]>? words = null)
    : ConditionDefinition(name, summary, values, words)
    where TValue : class
{
    /// <exception cref="ArgumentException">A value is invalid. The message says which value, and why.</exception>
    public Condition Create(params TValue[] values) => create(Name, values);
}

/// <summary>The definitions of the conditions for one kind of rule, including inherited definitions.</summary>
internal sealed class ConditionCatalog(ConditionCatalog? inherited = null)
{
    private readonly List<ConditionDefinition> own = [];

    public IEnumerable<ConditionDefinition> All => inherited is null ? own : inherited.All.Concat(own);

    public ConditionDefinition<string> Add(string name, string summary, ConditionValues values, Func<string, string[], Condition> create, Func<string[]>? words = null) =>
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
