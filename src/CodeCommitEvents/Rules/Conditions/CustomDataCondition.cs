using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A condition on the custom data of a trigger. If the event has none, the result is indeterminate.</summary>
internal abstract class CustomDataCondition(string name) : LeafCondition<ReferenceEvent>(name)
{
    private const int ShownLength = 80;

    protected abstract bool IsMatch(string data);

    protected sealed override ConditionResult Evaluate(ReferenceEvent serviceEvent) =>
        serviceEvent.CustomData is { Length: > 0 } data ? ConditionLogic.Of(IsMatch(data)) : ConditionResult.Indeterminate;

    protected sealed override string Actual(ReferenceEvent serviceEvent) =>
        serviceEvent.CustomData is { Length: > 0 } data ? DisplayText.Shorten(data, ShownLength) : "no custom data (only triggers send it)";
}

internal sealed class CustomDataPatternsCondition(string name, string[] patterns) : CustomDataCondition(name)
{
    private readonly GlobList texts = new(patterns);

    public override string Expected => $"custom data {texts}";

    protected override bool IsMatch(string data) => texts.IsMatch(data);
}

internal sealed class CustomDataTextCondition(string name, string regex) : CustomDataCondition(name)
{
    private readonly TextPattern pattern = new(regex);

    public override string Expected => $"custom data that matches {pattern}";

    protected override bool IsMatch(string data) => pattern.IsMatch(data);
}
