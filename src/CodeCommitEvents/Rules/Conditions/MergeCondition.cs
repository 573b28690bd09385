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

    protected abstract MergeOption? OptionOf(TEvent serviceEvent);

    protected sealed override ConditionResult Evaluate(TEvent serviceEvent) =>
        ConditionLogic.Of(OptionOf(serviceEvent) is { } option && (options.Length == 0 || Array.IndexOf(options, option) >= 0));

    protected sealed override string Actual(TEvent serviceEvent) => OptionOf(serviceEvent)?.Value ?? "no merge";
}

internal sealed class MergePushCondition(string name, string[] options) : MergeCondition<ReferenceEvent>(name, options)
{
    protected override MergeOption? OptionOf(ReferenceEvent serviceEvent) => (serviceEvent as ReferenceUpdatedEvent)?.Merge?.Option;
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

    protected override MergeOption? OptionOf(PullRequestEvent serviceEvent) => (serviceEvent as PullRequestMergeStatusUpdatedEvent)?.MergeOption;
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
