namespace CodeCommitEvents.Rules;

/// <summary>The definitions of the conditions on all events.</summary>
internal static class OriginConditionDefinitions
{
    public static readonly ConditionCatalog All = new();

    public static readonly ConditionDefinition<string> InRepository =
        All.Add("inRepository", "The repository has one of these names.", ConditionValues.Patterns, static (name, patterns) => new RepositoryCondition(name, patterns));

    public static readonly ConditionDefinition<string> InAccount =
        All.Add("inAccount", "The event comes from one of these accounts, 12 digits each.", ConditionValues.Patterns, static (name, patterns) => new AccountCondition(name, patterns));

    public static readonly ConditionDefinition<string> InRegion =
        All.Add("inRegion", "The event comes from one of these regions.", ConditionValues.Patterns, static (name, patterns) => new RegionCondition(name, patterns));
}
