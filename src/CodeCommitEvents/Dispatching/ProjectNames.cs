using CodeCommitEvents.Building;

namespace CodeCommitEvents.Dispatching;

/// <summary>Asks a starter about the names of projects in rules. Names that a function returns are known only for an event.</summary>
internal static class ProjectNames
{
    /// <summary>Returns the error of each name that the projects of the starter cannot have. Empty if the starter does not check names.</summary>
    public static IEnumerable<string> Errors(BuildRules rules, IBuildStarter? starter) => starter is not IProjectNameValidator validator ? [] :
        from rule in rules.Rules
        from name in rule.ProjectNames
        let error = validator.GetProjectNameError(name)
        where error is not null
        select $"The rule '{rule.Name}' cannot start its build: {error}";
}
