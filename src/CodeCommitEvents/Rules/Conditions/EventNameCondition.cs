using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A condition on the name of the event, as AWS sends it. If the event has no name, the result is indeterminate.</summary>
internal sealed class EventNameCondition(string name, string[] patterns) : LeafCondition<CodeCommitEvent>(name)
{
    private readonly GlobList names = new(patterns);

    public override string Expected => $"event {names}";

    protected override EventScope? ScopeOfTyped(EventKind kind) =>
        kind.Entry is not { } entry ? EventScope.Of(EventField.EventName, FieldScope.Of(names))
        : names.IsMatch(entry.Name) || entry.Aliases.Any(alias => names.IsMatch(alias)) ? EventScope.Anything
        : null;

    protected override ConditionResult Evaluate(CodeCommitEvent serviceEvent) =>
        serviceEvent.EventName.Length > 0 ? ConditionLogic.Of(names.IsMatch(serviceEvent.EventName)) : ConditionResult.Indeterminate;

    protected override string? Actual(CodeCommitEvent serviceEvent) => serviceEvent.EventName is { Length: > 0 } name ? name : null;
}
