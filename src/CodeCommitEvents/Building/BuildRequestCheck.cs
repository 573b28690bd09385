using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>Checks the request of a rule when the rule is defined, so that errors appear before the first event.</summary>
internal static class BuildRequestCheck
{
    private const int MaxProjectNameLength = 255;

    /// <summary>Source: <see href="https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectSource.html">ProjectSource</see> of the CodeBuild API.</summary>
    private static readonly string[] SourceTypes = [BuildSource.CodeCommit, "CODEPIPELINE", "GITHUB", "GITHUB_ENTERPRISE", "GITLAB", "GITLAB_SELF_MANAGED", "BITBUCKET", "S3", "NO_SOURCE"];

    /// <exception cref="ArgumentException">A variable, the source, a timeout or the clone depth is invalid.</exception>
    public static void Check(BuildRequest request, string parameter)
    {
        foreach (var (name, variable) in request.EnvironmentVariables)
        {
            EnvironmentVariableName.Check(name, parameter);
            CheckValue(variable.Value, parameter);
        }

        if (request.SourceType is { } type && Array.IndexOf(SourceTypes, type) < 0)
        {
            throw new ArgumentException($"CodeBuild has no source type '{type}'. The source types are {string.Join(", ", SourceTypes)}.", parameter);
        }

        if (request.IsFromEventRepository && (request.SourceType ?? request.SourceLocation) is not null)
        {
            throw new ArgumentException($"{nameof(BuildRequest.FromEventRepository)} sets the type and the location of the source. Do not set them, too.", parameter);
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
            throw new ArgumentException($"The value of an environment variable must have at most {BuildRequest.MaxVariableValueLength} characters.", parameter);
        }
    }

    /// <summary>
    /// Returns the error in the name of a project. Null if the name is valid. The check is valid for all build services. CodeBuild has
    /// stricter rules.
    /// </summary>
    public static string? ProblemOfProject(string name) =>
        name.Length is 0 or > MaxProjectNameLength ? $"The name of a project must have 1 to {MaxProjectNameLength} characters."
        : name.StartsWith("arn:", StringComparison.Ordinal) ? $"The project is the ARN '{name}', but must be a name: write {name[(name.LastIndexOf('/') + 1)..]}."
        : name.Any(static character => char.IsControl(character) || char.IsWhiteSpace(character)) ? "The name of a project must not have control characters or white space."
        : null;

    private static void CheckRange(int? value, string name, int min, int max, string parameter)
    {
        if (value < min || value > max)
        {
            throw new ArgumentException(max == int.MaxValue ? $"{name} must be at least {min}." : $"{name} must be from {min} to {max}.", parameter);
        }
    }
}
