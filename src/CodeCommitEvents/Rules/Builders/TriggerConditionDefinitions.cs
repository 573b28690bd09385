namespace CodeCommitEvents.Rules;

/// <summary>The conditions on the trigger that sent an event about a branch or tag.</summary>
internal sealed class TriggerConditionDefinitions(ConditionCatalog catalog)
{
    public ConditionDefinition<string> WithCustomData { get; } =
        catalog.Add("withCustomData", "The custom data of the trigger is one of these texts.", ConditionValues.Patterns, static (name, patterns) => new CustomDataPatternsCondition(name, patterns));

    public ConditionDefinition<string> CustomDataMatching { get; } =
        catalog.Add("customDataMatching", "The custom data of the trigger matches this regular expression.", ConditionValues.Regex, static (name, regex) => new CustomDataTextCondition(name, regex[0]));
}
