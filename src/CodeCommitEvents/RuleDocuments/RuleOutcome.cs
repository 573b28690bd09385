using CodeCommitEvents.Events;

namespace CodeCommitEvents.RuleDocuments;

/// <summary>What a rule of a document does when it matches.</summary>
internal sealed class RuleOutcome
{
    public string? Name { get; set; }

    public BuildActionModel[] Starts { get; set; } = [];

    public bool IsIgnoring { get; set; }

    public bool Stops { get; set; }

    public void Check(RuleNode node, RuleErrors errors)
    {
        if ((Starts.Length > 0) == IsIgnoring)
        {
            errors.Add(node, $"has {(IsIgnoring ? "both" : "neither")} {RuleModel.StartKey} {(IsIgnoring ? "and" : "nor")} {RuleModel.IgnoreKey}");
        }
    }

    public BuildRule Finish<TEvent>(BuildRule<TEvent> rule)
        where TEvent : ServiceEvent
    {
        var finished = Starts.Aggregate(rule, static (started, start) => start.AddTo(started));
        return Stops ? finished.StopProcessing() : finished;
    }
}
