using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>Checks the names of environment variables.</summary>
internal static class EnvironmentVariableName
{
    private const string ReservedPrefix = "CODEBUILD_";

    private static readonly CharacterSet Allowed = new(CharacterSet.LettersAndDigits + "_");

    /// <summary>Returns the error in the name of a variable, or in a prefix of names. Null if there is no error.</summary>
    public static string? Problem(string name) =>
        !IsIdentifier(name) ? "The name of an environment variable must have letters, digits and _ only, and must not start with a digit."
        : name.StartsWith(ReservedPrefix, StringComparison.OrdinalIgnoreCase) ? $"CodeBuild reserves names that start with {ReservedPrefix}."
        : null;

    /// <exception cref="ArgumentException">The name is null, not an identifier, or reserved by CodeBuild.</exception>
    public static void Check(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        if (Problem(name) is { } problem)
        {
            throw new ArgumentException(problem, parameter);
        }
    }

    private static bool IsIdentifier(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0]) && Allowed.IndexOfOtherIn(name) < 0;
}
