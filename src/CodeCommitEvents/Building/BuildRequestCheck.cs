namespace CodeCommitEvents.Building;

/// <summary>Refuses what no service can start, where a rule is written.</summary>
internal static class BuildRequestCheck
{
    private const int LongestName = 255;

    /// <exception cref="ArgumentException">A variable, or a number of minutes or commits, cannot be.</exception>
    public static void Check(BuildRequest request, string parameter)
    {
        foreach (var (name, variable) in request.EnvironmentVariables)
        {
            EnvironmentVariableName.Check(name, parameter);
            CheckValue(variable.Value, parameter);
        }

        CheckRange(request.TimeoutInMinutes, nameof(request.TimeoutInMinutes), 5, 2160, parameter);
        CheckRange(request.QueuedTimeoutInMinutes, nameof(request.QueuedTimeoutInMinutes), 5, 480, parameter);
        CheckRange(request.GitCloneDepth, nameof(request.GitCloneDepth), 0, int.MaxValue, parameter);
    }

    /// <exception cref="ArgumentException">The value of a variable is null or too long.</exception>
    public static void CheckValue(string value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        if (value.Length > BuildRequest.MaxVariableValueLength)
        {
            throw new ArgumentException($"The value of an environment variable has at most {BuildRequest.MaxVariableValueLength} characters.", parameter);
        }
    }

    /// <summary>What is wrong with the name of a project: services differ, but a line break or a blank at an end is in none. Null where nothing is.</summary>
    public static string? ProblemOfProject(string name) =>
        name.Length is 0 or > LongestName ? $"The name of a project has 1 to {LongestName} characters."
        : name.Any(char.IsControl) || char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1]) ? "The name of a project has no control characters, and no blanks at its ends."
        : null;

    private static void CheckRange(int? value, string name, int least, int most, string parameter)
    {
        if (value < least || value > most)
        {
            throw new ArgumentException(most == int.MaxValue ? $"{name} is at least {least}." : $"{name} is from {least} to {most}.", parameter);
        }
    }
}
