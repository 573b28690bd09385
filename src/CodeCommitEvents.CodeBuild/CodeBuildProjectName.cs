using System.Text.RegularExpressions;

namespace CodeCommitEvents.CodeBuild;

/// <summary>The names that a project of CodeBuild can have.</summary>
internal static partial class CodeBuildProjectName
{
    /// <summary>Returns the error in a name. Null if a project can have the name.</summary>
    public static string? Error(string name) => Name().IsMatch(name) ? null
        : "The name of a CodeBuild project has 2 to 255 letters A to Z, digits, '-' and '_', and starts with a letter or a digit.";

    /// <summary>CreateProject allows 150 characters, and CodeBuild's user guide 255. A longer name cannot exist.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_-]{1,254}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
