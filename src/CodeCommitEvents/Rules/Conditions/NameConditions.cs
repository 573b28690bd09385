using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Conditions on names: of repositories, accounts, regions, branches and tags.</summary>
internal static class NameConditions
{
    public static LeafCondition Repository(string[] patterns)
    {
        var names = new GlobList(patterns);
        return new(
            "repository",
            $"repository {names}",
            evaluation => ConditionResults.Of(evaluation.Event.RepositoryName is { } repository && names.IsMatch(repository)),
            static evaluation => evaluation.Event.RepositoryName)
        {
            Keys = IndexKeys.Repositories(names.Inclusions),
        };
    }

    /// <summary>A condition on where the event comes from. Not to know it never lets a rule match.</summary>
    public static LeafCondition Origin(string name, string[] patterns, Func<ServiceEvent, string?> nameOf)
    {
        var names = new GlobList(patterns);
        return new(
            name,
            $"{name} {names}",
            evaluation => nameOf(evaluation.Event) is { } known ? ConditionResults.Of(names.IsMatch(known)) : ConditionResult.Indeterminate,
            evaluation => nameOf(evaluation.Event) ?? $"no {name} that the event names");
    }

    public static LeafCondition Reference<TEvent>(
        string name, string[] patterns, GitReferenceKind kind, Func<TEvent, GitReference?> referenceOf, bool isIndexed)
        where TEvent : ServiceEvent
    {
        var names = new ReferencePatterns(patterns, kind);
        var condition = LeafCondition.On<TEvent>(
            name,
            $"{name} {names}",
            serviceEvent => ConditionResults.Of(referenceOf(serviceEvent) is { } reference && names.IsMatch(reference)),
            serviceEvent => referenceOf(serviceEvent) is { } reference ? reference.Kind == kind ? reference.Name : reference.FullName : null);
        return isIndexed ? condition.With(IndexKeys.References(names.Inclusions)) : condition;
    }
}
