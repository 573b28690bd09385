namespace CodeCommitEvents.Building;

/// <summary>What the name of an environment variable may be.</summary>
internal static class EnvironmentVariableName
{
    private const string ReservedPrefix = "CODEBUILD_";

    /// <summary>What is wrong with a name, or with what names start with. Null where nothing is.</summary>
    public static string? Problem(string name) =>
        !IsIdentifier(name) ? "The name of an environment variable is letters, digits and _, not starting with a digit."
        : name.StartsWith(ReservedPrefix, StringComparison.OrdinalIgnoreCase) ? $"CodeBuild keeps names that start with {ReservedPrefix} for itself."
        : null;

    /// <exception cref="ArgumentException">It is null, no identifier, or one that CodeBuild keeps for itself.</exception>
    public static void Check(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        if (Problem(name) is { } problem)
        {
            throw new ArgumentException(problem, parameter);
        }
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
