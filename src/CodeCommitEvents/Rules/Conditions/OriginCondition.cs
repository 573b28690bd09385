using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A condition on the account or the region of the event. If the event does not contain the value, the result is indeterminate.</summary>
internal abstract class OriginCondition(string name, string noun, string[] patterns, PatternSubject subject) : LeafCondition(name)
{
    private readonly GlobList names = new(patterns, subject: subject);

    public sealed override string Expected => $"{noun} {names}";

    protected abstract string? OriginOf(ServiceEvent serviceEvent);

    protected sealed override ConditionResult Evaluate(EvaluationContext context) =>
        OriginOf(context.Event) is { } origin ? ConditionLogic.Of(names.IsMatch(origin)) : ConditionResult.Indeterminate;

    protected sealed override string Actual(EvaluationContext context) => OriginOf(context.Event) ?? $"no {noun} in the event";
}

internal sealed class AccountCondition(string name, string[] patterns) : OriginCondition(name, "account", patterns, PatternSubject.Account)
{
    protected override string? OriginOf(ServiceEvent serviceEvent) => serviceEvent.Account;
}

internal sealed class RegionCondition(string name, string[] patterns) : OriginCondition(name, "region", patterns, PatternSubject.Region)
{
    protected override string? OriginOf(ServiceEvent serviceEvent) => serviceEvent.Region;
}
