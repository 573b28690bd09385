using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>The event has one of these names, as AWS sends them.</summary>
internal sealed class EventNameCondition(string name, string[] patterns) : LeafCondition<CodeCommitEvent>(name)
{
    private readonly GlobList names = new(patterns);

    public override string Expected => $"event {names}";

    protected override ConditionResult Evaluate(CodeCommitEvent serviceEvent) => ConditionLogic.Of(names.IsMatch(serviceEvent.EventName));

    protected override string Actual(CodeCommitEvent serviceEvent) => serviceEvent.EventName;
}
