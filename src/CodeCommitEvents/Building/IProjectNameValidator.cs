namespace CodeCommitEvents.Building;

/// <summary>Knows which names the projects of a build service can have, so that a wrong name in a rule is an error before the first event.</summary>
/// <remarks>
/// A <see cref="BuildDispatcher"/> asks its <see cref="IBuildStarter"/> if the starter also implements this interface. A starter that
/// wraps another starter should forward these calls.
/// </remarks>
public interface IProjectNameValidator
{
    /// <summary>Returns the error in the name of a project. Null if a project can have the name. Does not check whether the project exists.</summary>
    /// <param name="projectName">The name, 1 to 255 characters without control characters.</param>
    string? GetProjectNameError(string projectName);
}
