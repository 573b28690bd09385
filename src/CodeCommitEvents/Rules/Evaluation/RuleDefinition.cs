using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What a rule is made of.</summary>
internal sealed record RuleDefinition
{
    /// <summary>The rule's own name. Null for the name of its first project.</summary>
    public string? Name { get; init; }

    /// <summary>The type of the events that the rule is about.</summary>
    public required Type EventType { get; init; }

    /// <summary>What the rule is about: its first condition.</summary>
    public required Condition Trigger { get; init; }

    public required IReadOnlyList<Condition> Conditions { get; init; }

    public IReadOnlyList<BuildAction> Actions { get; init; } = [];

    /// <summary>Whether the rules after this one are not tried when it matches.</summary>
    public bool StopsProcessing { get; init; }

    /// <summary>The sets and groups around the rule of which only the first rule that matches acts.</summary>
    public IReadOnlyList<FirstMatchScope> Scopes { get; init; } = [];

    /// <summary>What missing facts mean. Null where the set of rules decides.</summary>
    public MissingFactsBehavior? MissingFactsBehavior { get; init; }

    /// <summary>Whether the rule asks for deletions, which have no commit to build.</summary>
    public bool WantsDeletions
    {
        get
        {
            var activity = EventType == typeof(ReferenceDeletedEvent) ? EventActivity.Deleted : EventActivity.None;
            foreach (var condition in Conditions)
            {
                activity |= condition.Activity;
            }

            return activity.HasFlag(EventActivity.Deleted);
        }
    }
}
