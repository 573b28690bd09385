namespace CodeCommitEvents.Rules;

/// <summary>What a rule is made of.</summary>
internal sealed record RuleDefinition
{
    /// <summary>The name of its own. Null for that of its project.</summary>
    public string? Name { get; init; }

    /// <summary>The type of events that it is about.</summary>
    public required Type EventType { get; init; }

    public required IReadOnlyList<Condition> Conditions { get; init; }

    public IReadOnlyList<BuildAction> Actions { get; init; } = [];

    /// <summary>Whether it is about deletions, which have nothing to build of their own.</summary>
    public bool WantsDeletions { get; init; }

    /// <summary>Whether no rule behind it is tried when it matches.</summary>
    public bool StopsProcessing { get; init; }

    /// <summary>The sets and groups around it of which only the first rule that matches acts.</summary>
    public IReadOnlyList<FirstMatchScope> Scopes { get; init; } = [];

    /// <summary>What unknown facts mean. Null where its set says.</summary>
    public MissingFactsBehavior? MissingFactsBehavior { get; init; }
}
