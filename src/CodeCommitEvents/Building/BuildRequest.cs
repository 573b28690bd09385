using System.Text;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents;

/// <summary>A build to start. What is null is not sent, so that the project's own setting counts.</summary>
/// <remarks>
/// The terms are those that CodeBuild's <c>StartBuild</c> and <c>StartBuildBatch</c> share; another starter reads them as it
/// can. Whatever decides what runs, and as whom (project, buildspec, image, role), comes from the rule: nothing of an event
/// ever goes in there.
/// </remarks>
public sealed record BuildRequest
{
    /// <summary>How long the value of an environment variable may be, in UTF-16 units.</summary>
    public const int MaxVariableValueLength = 4096;

    /// <summary>The name of the project, 2 to 255 letters, digits, <c>-</c> and <c>_</c> for CodeBuild.</summary>
    public required string ProjectName { get; init; }

    /// <summary>The account of the event, 12 digits. A starter that is told how to get into other accounts starts the build there.</summary>
    public string? Account { get; init; }

    /// <summary>The region of the event. A starter that is told to follow it starts the build there.</summary>
    public string? Region { get; init; }

    /// <summary>What to build, literally. Where a rule leaves it null, it is made from the event by <see cref="SourceVersionChoice"/>.</summary>
    public string? SourceVersion { get; init; }

    /// <summary>How a rule makes the source version from the event. Default: the full commit id.</summary>
    public SourceVersionChoice SourceVersionChoice { get; init; }

    /// <summary>Whether to start a batch build. Default: no.</summary>
    public bool IsBatch { get; init; }

    /// <summary>
    /// Whether the build takes the place of an older one of the same rule, project and pull request or reference, which is
    /// stopped. Default: no.
    /// </summary>
    public bool CancelsSuperseded { get; init; }

    /// <summary>A buildspec, inline or by its path in the source or its S3 ARN. Null for the project's own.</summary>
    public string? Buildspec { get; init; }

    /// <summary>Environment variables of this build. Those in clear text are no place for secrets.</summary>
    public ValueMap<BuildEnvironmentValue> EnvironmentVariables { get; init; } = ValueMap<BuildEnvironmentValue>.Empty;

    /// <summary>The type of the source, as <c>CODECOMMIT</c>: with <see cref="SourceLocation"/> one project builds many repositories.</summary>
    public string? SourceType { get; init; }

    /// <summary>Where the source is: the clone URL of a repository.</summary>
    public string? SourceLocation { get; init; }

    /// <summary>The versions of secondary sources by their identifiers.</summary>
    public ValueMap<string> SecondarySourceVersions { get; init; } = ValueMap<string>.Empty;

    /// <summary>How many commits are cloned; 0 for all.</summary>
    public int? GitCloneDepth { get; init; }

    /// <summary>Whether submodules are fetched.</summary>
    public bool? FetchSubmodules { get; init; }

    /// <summary>The type of the environment, as <c>LINUX_CONTAINER</c>.</summary>
    public string? EnvironmentType { get; init; }

    /// <summary>The container image, as <c>aws/codebuild/standard:7.0</c>.</summary>
    public string? Image { get; init; }

    /// <summary>Whose credentials fetch the image: <c>CODEBUILD</c> or <c>SERVICE_ROLE</c>.</summary>
    public string? ImagePullCredentialsType { get; init; }

    /// <summary>The size of the machine, as <c>BUILD_GENERAL1_SMALL</c>.</summary>
    public string? ComputeType { get; init; }

    /// <summary>Whether the build may run Docker.</summary>
    public bool? PrivilegedMode { get; init; }

    /// <summary>A certificate for the source, by its S3 ARN.</summary>
    public string? Certificate { get; init; }

    /// <summary>Whether TLS of the source is not verified.</summary>
    public bool? InsecureSsl { get; init; }

    /// <summary>The role that the build runs as, by its ARN.</summary>
    public string? ServiceRole { get; init; }

    /// <summary>The key that encrypts artifacts, by its ARN or alias.</summary>
    public string? EncryptionKey { get; init; }

    /// <summary>Minutes after which the build ends, 5 to 2160.</summary>
    public int? TimeoutInMinutes { get; init; }

    /// <summary>Minutes that the build may wait, 5 to 480.</summary>
    public int? QueuedTimeoutInMinutes { get; init; }

    /// <summary>Whether the build can be debugged in a session.</summary>
    public bool? DebugSessionEnabled { get; init; }

    /// <summary>
    /// What tells this build from any other: the same for every attempt to start it, so that it is started once. At most 64
    /// characters. Null where nobody made one, and each call starts a build.
    /// </summary>
    public string? IdempotencyToken { get; init; }

    /// <summary>The rule that asks for the build. Null where none does.</summary>
    public string? RuleName { get; init; }

    /// <summary>The same request as a batch build.</summary>
    public BuildRequest AsBatch() => this with { IsBatch = true };

    /// <summary>
    /// The same request as one that stops the build which the rule started before for the same pull request, branch or tag,
    /// if that is still running: only the newest change matters. One that arrives after a newer one is stopped itself.
    /// </summary>
    public BuildRequest CancelSuperseded() => this with { CancelsSuperseded = true };

    /// <summary>The same request with a source version of another kind.</summary>
    /// <param name="choice">Which.</param>
    public BuildRequest At(SourceVersionChoice choice) => this with { SourceVersion = null, SourceVersionChoice = choice };

    /// <summary>The same request with a buildspec other than the project's.</summary>
    /// <param name="buildspec">Its path in the source, its S3 ARN, or its text.</param>
    /// <exception cref="ArgumentException"><paramref name="buildspec"/> is null or empty.</exception>
    public BuildRequest WithBuildspec(string buildspec)
    {
        ArgumentException.ThrowIfNullOrEmpty(buildspec);
        return this with { Buildspec = buildspec };
    }

    /// <summary>The same request with one more environment variable, or another value for it, in clear text.</summary>
    /// <param name="name">Letters, digits and <c>_</c>, not starting with a digit nor with <c>CODEBUILD_</c>, which CodeBuild keeps for itself.</param>
    /// <param name="value">The value, taken literally, at most <see cref="MaxVariableValueLength"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is no such name, or <paramref name="value"/> is null or too long.</exception>
    public BuildRequest WithEnvironmentVariable(string name, string value) => With(name, value, EnvironmentVariableType.Plaintext);

    /// <summary>The same request with one more environment variable whose value is a parameter of Systems Manager.</summary>
    /// <param name="name">The name, as for <see cref="WithEnvironmentVariable"/>.</param>
    /// <param name="parameter">The name of the parameter.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is no such name, or <paramref name="parameter"/> is null or too long.</exception>
    public BuildRequest WithParameter(string name, string parameter) => With(name, parameter, EnvironmentVariableType.ParameterStore);

    /// <summary>The same request with one more environment variable whose value is a secret of Secrets Manager.</summary>
    /// <param name="name">The name, as for <see cref="WithEnvironmentVariable"/>.</param>
    /// <param name="secret">The secret: <c>ID:KEY:STAGE:VERSION</c>, of which all but the first may be missing.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is no such name, or <paramref name="secret"/> is null or too long.</exception>
    public BuildRequest WithSecret(string name, string secret) => With(name, secret, EnvironmentVariableType.SecretsManager);

    private BuildRequest With(string name, string value, EnvironmentVariableType type)
    {
        EnvironmentVariableName.Check(name, nameof(name));
        BuildRequestCheck.CheckValue(value, nameof(value));
        return this with { EnvironmentVariables = new([.. EnvironmentVariables, new(name, new() { Value = value, Type = type })]) };
    }

    /// <summary>The names of the variables only: what a record prints ends in logs.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("ProjectName = ").Append(ProjectName)
            .Append(", SourceVersion = ").Append(SourceVersion)
            .Append(", SourceVersionChoice = ").Append(SourceVersionChoice)
            .Append(", IsBatch = ").Append(IsBatch)
            .Append(", CancelsSuperseded = ").Append(CancelsSuperseded)
            .Append(", Buildspec = ").Append(Buildspec is null ? "" : "its own")
            .Append(", EnvironmentVariables = [").AppendJoin(", ", EnvironmentVariables.Keys)
            .Append("], IdempotencyToken = ").Append(IdempotencyToken)
            .Append(", RuleName = ").Append(RuleName);
        return true;
    }
}
