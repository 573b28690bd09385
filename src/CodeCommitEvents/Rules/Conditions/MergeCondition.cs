using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Requires a merge that CodeCommit made with one of the given options. If no option is given, any option is accepted.</summary>
internal abstract class MergeCondition<TEvent> : LeafCondition<TEvent>
    where TEvent : ServiceEvent
{
    private readonly MergeOption[] options;

    protected MergeCondition(string name, string[] options)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = Array.ConvertAll(options, option => new MergeOption(option));
    }

    public sealed override string Expected => options.Length == 0 ? "a merge by CodeCommit" : $"a merge by {string.Join(" or ", options)}";

    /// <summary>The words of an explanation if it is unknown whether, or how, CodeCommit merged.</summary>
    protected abstract string Unknown { get; }

    protected abstract MergeOption? OptionOf(TEvent serviceEvent);

    /// <summary>Whether an event without a merge option says that there was no merge. If not, it is unknown.</summary>
    protected abstract bool IsNoMerge(TEvent serviceEvent);

    protected sealed override ConditionResult Evaluate(TEvent serviceEvent) =>
        OptionOf(serviceEvent) is { } option ? ConditionLogic.Of(options.Length == 0 || Array.IndexOf(options, option) >= 0)
        : IsNoMerge(serviceEvent) ? ConditionResult.NoMatch
        : ConditionResult.Indeterminate;

    protected sealed override string Actual(TEvent serviceEvent) => OptionOf(serviceEvent)?.Value ?? (IsNoMerge(serviceEvent) ? "no merge" : Unknown);
}

internal sealed class MergePushCondition(string name, string[] options) : MergeCondition<ReferenceEvent>(name, options)
{
    protected override string Unknown => "an unknown cause (triggers do not say whether CodeCommit merged)";

    protected override MergeOption? OptionOf(ReferenceEvent serviceEvent) => (serviceEvent as ReferenceUpdatedEvent)?.Merge?.Option;

    /// <summary>A trigger sends neither the merge nor the previous commit. All other channels send both.</summary>
    protected override bool IsNoMerge(ReferenceEvent serviceEvent) => serviceEvent is not ReferenceUpdatedEvent || serviceEvent is ReferenceUpdatedEvent { Merge: null, OldCommitId.Length: > 0 };
}

internal sealed class PullRequestMergeCondition : MergeCondition<PullRequestEvent>
{
    public PullRequestMergeCondition(string name, string[] options)
        : base(name, options)
    {
        if (options.Length == 0)
        {
            throw new ArgumentException("At least one merge option is required.", nameof(options));
        }
    }

    public override EventActivity Activity => EventActivity.Merged;

    protected override string Unknown => "a merge with an unknown option";

    protected override MergeOption? OptionOf(PullRequestEvent serviceEvent) => (serviceEvent as PullRequestMergeStatusUpdatedEvent)?.MergeOption;

    protected override bool IsNoMerge(PullRequestEvent serviceEvent) => serviceEvent is not PullRequestMergeStatusUpdatedEvent;
}

/// <summary>Converts merge options to the strings that conditions take.</summary>
internal static class MergeOptionValues
{
    public static string[] Of(MergeOption[] options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Array.ConvertAll(options, static option => option.Value);
    }
}
