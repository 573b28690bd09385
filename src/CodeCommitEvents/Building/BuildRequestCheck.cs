using System.Buffers;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>Checks the request of a rule when the rule is defined, so that errors appear before the first event.</summary>
internal static class BuildRequestCheck
{
    /// <summary>The shortest timeout of CodeBuild, in minutes. The source is CodeBuild's service model.</summary>
    public const int MinTimeout = 5;

    /// <summary>The longest timeout of CodeBuild, in minutes.</summary>
    public const int MaxTimeout = 2160;

    private const int MaxProjectNameLength = 255;
    private const int MaxRoleNameLength = 64;
    private const string RoleResource = "role/";

    private static readonly SearchValues<char> ComputeTypeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>Source: <see href="https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectSource.html">ProjectSource</see> of the CodeBuild API.</summary>
    private static readonly string[] SourceTypes = [BuildSource.CodeCommit, "CODEPIPELINE", "GITHUB", "GITHUB_ENTERPRISE", "GITLAB", "GITLAB_SELF_MANAGED", "BITBUCKET", "S3", "NO_SOURCE"];

    /// <exception cref="ArgumentException">The request is invalid.</exception>
    public static BuildRequest Checked(BuildRequest request, string parameter)
    {
        Check(request, parameter);
        return request;
    }

    /// <exception cref="ArgumentException">A variable, the source, a timeout, the clone depth, the image, the compute type, the buildspec or the role is invalid.</exception>
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

        CheckRange(request.TimeoutInMinutes, nameof(request.TimeoutInMinutes), MinTimeout, MaxTimeout, parameter);
        CheckRange(request.QueuedTimeoutInMinutes, nameof(request.QueuedTimeoutInMinutes), 5, 480, parameter);
        CheckRange(request.GitCloneDepth, nameof(request.GitCloneDepth), 0, int.MaxValue, parameter);
        if (Problem(request) is { } problem)
        {
            throw new ArgumentException(problem, parameter);
        }
    }

    /// <exception cref="ArgumentException">The time is no whole number of minutes, or too short or too long.</exception>
    public static int Minutes(TimeSpan timeout, string parameter) =>
        timeout.Ticks % TimeSpan.TicksPerMinute == 0 && timeout >= TimeSpan.FromMinutes(MinTimeout) && timeout <= TimeSpan.FromMinutes(MaxTimeout)
            ? (int)timeout.TotalMinutes
            : throw new ArgumentException($"A timeout must be whole minutes, from {MinTimeout} minutes to {MaxTimeout / 60} hours.", parameter);

    /// <exception cref="ArgumentException">The value of a variable is null or too long.</exception>
    public static void CheckValue(string value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        if (value.Length > BuildEnvironmentValue.MaxLength)
        {
            throw new ArgumentException($"The value of an environment variable must have at most {BuildEnvironmentValue.MaxLength} characters.", parameter);
        }
    }

    /// <summary>
    /// Returns the error in the name of a project. Null if the name is valid. The check is valid for all build services. CodeBuild has
    /// stricter rules.
    /// </summary>
    public static string? ProblemOfProject(string name) =>
        name.Length is 0 or > MaxProjectNameLength ? $"The name of a project must have 1 to {MaxProjectNameLength} characters."
        : name.StartsWith("arn:", StringComparison.Ordinal) ? $"The project is the ARN '{name}', but must be a name: write {name[(name.LastIndexOf('/') + 1)..]}."
        : HasControlOrWhiteSpace(name) ? "The name of a project must not have control characters or white space."
        : null;

    private static bool HasControlOrWhiteSpace(string text)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character) || char.IsWhiteSpace(character))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Problem(BuildRequest request) =>
        request.Image is { } image && (image.Length == 0 || HasControlOrWhiteSpace(image))
            ? "An image must not be empty, and must not contain white space."
        : request.ComputeType is { } type && (type.Length == 0 || !char.IsAsciiLetterUpper(type[0]) || type.AsSpan().ContainsAnyExcept(ComputeTypeCharacters))
            ? "CodeBuild's compute types have names such as BUILD_GENERAL1_SMALL."
        : request.Buildspec is ""
            ? "A buildspec must not be empty."
        : request.ServiceRole is { } role && !IsRole(role)
            ? "A service role must be the ARN of a role, such as arn:aws:iam::111122223333:role/ci, or the name of a role."
        : null;

    private static bool IsRole(string role)
    {
        if (!role.StartsWith("arn:", StringComparison.Ordinal))
        {
            return role.Length is > 0 and <= MaxRoleNameLength && role.All(static character => char.IsAsciiLetterOrDigit(character) || "_+=,.@-".Contains(character, StringComparison.Ordinal));
        }

        var arn = new Arn(role);
        return arn.Service == "iam" && arn.Resource?.StartsWith(RoleResource, StringComparison.Ordinal) == true && arn.Resource.Length > RoleResource.Length;
    }

    private static void CheckRange(int? value, string name, int min, int max, string parameter)
    {
        if (value < min || value > max)
        {
            throw new ArgumentException(max == int.MaxValue ? $"{name} must be at least {min}." : $"{name} must be from {min} to {max}.", parameter);
        }
    }
}
