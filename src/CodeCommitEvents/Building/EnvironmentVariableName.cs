namespace CodeCommitEvents.Building;

/// <summary>What the name of an environment variable may be.</summary>
internal static class EnvironmentVariableName
{
    private const string ReservedPrefix = "CODEBUILD_";

    /// <exception cref="ArgumentException">It is null, no identifier, or one that CodeBuild keeps for itself.</exception>
    public static void Check(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        if (!IsIdentifier(name))
        {
            throw new ArgumentException("The name of an environment variable is letters, digits and _, not starting with a digit.", parameter);
        }

        if (name.StartsWith(ReservedPrefix, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"CodeBuild keeps names that start with {ReservedPrefix} for itself.", parameter);
        }
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
