using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A condition on the name of the event, as AWS sends it.</summary>
internal sealed class EventNameCondition(string name, string[] patterns) : LeafCondition<CodeCommitEvent>(name)
{
    private readonly GlobList names = new(patterns);

    public override string Expected => $"event {names}";

    protected override ConditionResult Evaluate(CodeCommitEvent serviceEvent) => ConditionLogic.Of(names.IsMatch(serviceEvent.EventName));

    protected override string Actual(CodeCommitEvent serviceEvent) => serviceEvent.EventName;
}
