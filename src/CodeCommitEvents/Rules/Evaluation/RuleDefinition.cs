using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>The data of a rule: its kind of event, conditions, actions and settings.</summary>
internal sealed record RuleDefinition
{
    /// <summary>The name of the rule. If null, the rule has its default name.</summary>
    public string? Name { get; init; }

    /// <summary>The number of the rule among the rules of its set with the same name, counted from 1. It tells these rules apart.</summary>
    public int Number { get; init; } = 1;

    /// <summary>The file from which the rule was read. Null for a rule of the dispatcher.</summary>
    public RuleSource? Source { get; init; }

    /// <summary>The type of the events that the rule is about.</summary>
    public required Type EventType { get; init; }

    /// <summary>The condition on the kind of event. It is the first condition of the rule.</summary>
    public required Condition Trigger { get; init; }

    public required Condition[] Conditions { get; init; }

    public BuildAction[] Actions { get; init; } = [];

    /// <summary>The names of the channels that the rule notifies, each once.</summary>
    public string[] Channels { get; init; } = [];

    /// <summary>Whether processing stops if this rule matches: later rules are not tried.</summary>
    public bool StopsProcessing { get; init; }

    /// <summary>The sets and groups with <c>FirstMatchOnly</c> that contain the rule.</summary>
    public FirstMatchScope[] Scopes { get; init; } = [];

    /// <summary>Whether the rule matches if the facts that it needs are unknown. If null, the setting of the set of rules applies.</summary>
    public MissingFactsBehavior? MissingFactsBehavior { get; init; }

    /// <summary>
    /// The type of the events whose source a build of the rule can have: <see cref="EventType"/>, unless a condition on the source of the event
    /// excludes CodeCommit and CodeBuild.
    /// </summary>
    public Type SourceType
    {
        get
        {
            foreach (var condition in Conditions)
            {
                if (condition is EventSourceCondition { IsAboutOtherServices: true })
                {
                    return typeof(ForeignEvent);
                }
            }

            return EventType;
        }
    }

    /// <summary>The commands in comments that the rule runs. Null if it runs none.</summary>
    public CommandAction? Commands
    {
        get
        {
            foreach (var condition in Conditions)
            {
                if (condition is RunCommandsCondition run)
                {
                    return run.Action;
                }
            }

            return null;
        }
    }

    /// <summary>Whether the rule is about each build of a batch build.</summary>
    public bool IsEachOfBatch
    {
        get
        {
            foreach (var condition in Conditions)
            {
                if (condition is EachOfBatchCondition)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether the rule also matches deletions, which have no commit to build.</summary>
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

    /// <summary>Returns a copy with one more build.</summary>
    /// <exception cref="ArgumentException">Events of the rule never have the source version of the build.</exception>
    public RuleDefinition With(BuildAction action)
    {
        action.CheckSource(SourceType);
        return this with { Actions = [.. Actions, action] };
    }
}
