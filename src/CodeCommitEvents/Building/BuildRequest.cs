using System.Text;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents;

/// <summary>A build to start. Properties that are null are not sent, so that the project's own setting applies.</summary>
/// <remarks>
/// The properties are those that CodeBuild's <c>StartBuild</c> and <c>StartBuildBatch</c> have in common. What decides which code
/// runs, and as whom (project, buildspec, image, role), comes from the rule and never from the event.
/// </remarks>
public sealed record BuildRequest
{
    /// <summary>The maximum length of the value of an environment variable, in UTF-16 code units.</summary>
    public const int MaxVariableValueLength = 4096;

    /// <summary>The name of the project. For CodeBuild 2 to 255 letters, digits, <c>-</c> and <c>_</c>.</summary>
    public required string ProjectName { get; init; }

    /// <summary>The account of the event, 12 digits. A starter with access to that account can start the build there.</summary>
    public string? Account { get; init; }

    /// <summary>The region of the event. A starter that follows the region of events starts the build there.</summary>
    public string? Region { get; init; }

    /// <summary>The source version, sent as it is. If a rule leaves it null, <see cref="SourceVersionChoice"/> makes it from the event.</summary>
    public string? SourceVersion { get; init; }

    /// <summary>How a rule makes the source version from the event. Default: <see cref="SourceVersionChoice.Commit"/>.</summary>
    public SourceVersionChoice SourceVersionChoice { get; init; }

    /// <summary>Whether to start a batch build. Default: false.</summary>
    public bool IsBatch { get; init; }

    /// <summary>
    /// Whether the build supersedes the previous build of the same rule and project for the same pull request or reference, which
    /// is then stopped. Default: false.
    /// </summary>
    public bool CancelsSuperseded { get; init; }

    /// <summary>The buildspec: its text, its path in the source, or its S3 ARN. Null for that of the project.</summary>
    public string? Buildspec { get; init; }

    /// <summary>The environment variables of this build. Do not put secrets into plain text values. Default: none.</summary>
    public ValueMap<BuildEnvironmentValue> EnvironmentVariables { get; init => field = value ?? ValueMap<BuildEnvironmentValue>.Empty; } = ValueMap<BuildEnvironmentValue>.Empty;

    /// <summary>The type of the source, such as <c>CODECOMMIT</c>. Together with <see cref="SourceLocation"/>, one project can build many repositories.</summary>
    public string? SourceType { get; init; }

    /// <summary>The location of the source: the clone URL of a repository.</summary>
    public string? SourceLocation { get; init; }

    /// <summary>The versions of secondary sources. The keys are the source identifiers. Default: none.</summary>
    public ValueMap<string> SecondarySourceVersions { get; init => field = value ?? ValueMap<string>.Empty; } = ValueMap<string>.Empty;

    /// <summary>How many commits are cloned, 0 for all.</summary>
    public int? GitCloneDepth { get; init; }

    /// <summary>Whether git submodules are fetched.</summary>
    public bool? FetchSubmodules { get; init; }

    /// <summary>The type of the environment, such as <c>LINUX_CONTAINER</c>.</summary>
    public string? EnvironmentType { get; init; }

    /// <summary>The container image, such as <c>aws/codebuild/standard:7.0</c>.</summary>
    public string? Image { get; init; }

    /// <summary>Whose credentials fetch the image: <c>CODEBUILD</c> or <c>SERVICE_ROLE</c>.</summary>
    public string? ImagePullCredentialsType { get; init; }

    /// <summary>The compute type, such as <c>BUILD_GENERAL1_SMALL</c>.</summary>
    public string? ComputeType { get; init; }

    /// <summary>Whether the build can run Docker.</summary>
    public bool? PrivilegedMode { get; init; }

    /// <summary>The S3 ARN of a certificate for the source.</summary>
    public string? Certificate { get; init; }

    /// <summary>Whether the TLS certificate of the source is ignored.</summary>
    public bool? InsecureSsl { get; init; }

    /// <summary>The ARN of the service role of the build.</summary>
    public string? ServiceRole { get; init; }

    /// <summary>The ARN or alias of the key that encrypts the artifacts.</summary>
    public string? EncryptionKey { get; init; }

    /// <summary>After how many minutes the build is stopped, 5 to 2160.</summary>
    public int? TimeoutInMinutes { get; init; }

    /// <summary>How many minutes the build may be queued, 5 to 480.</summary>
    public int? QueuedTimeoutInMinutes { get; init; }

    /// <summary>Whether session debugging is enabled.</summary>
    public bool? DebugSessionEnabled { get; init; }

    /// <summary>
    /// Identifies this build: the same for every attempt to start it, so that it is started once. At most 64 characters. If it is
    /// null, each call starts a build. The dispatcher sets it.
    /// </summary>
    public string? IdempotencyToken { get; init; }

    /// <summary>The name of the rule that requests the build. Null without a rule.</summary>
    public string? RuleName { get; init; }

    /// <summary>Returns the same request as a batch build.</summary>
    public BuildRequest AsBatch() => this with { IsBatch = true };

    /// <summary>
    /// Returns the same request for a build that stops the previous build of the same rule and project for the same pull request,
    /// branch or tag. If a build of a newer change was started before, the new build is stopped instead.
    /// </summary>
    public BuildRequest CancelSuperseded() => this with { CancelsSuperseded = true };

    /// <summary>Returns the same request with a source version that is made from the event.</summary>
    /// <param name="choice">How it is made.</param>
    public BuildRequest At(SourceVersionChoice choice) => this with { SourceVersion = null, SourceVersionChoice = choice };

    /// <summary>Returns the same request with another buildspec than that of the project.</summary>
    /// <param name="buildspec">Its path in the source, its S3 ARN, or its text.</param>
    /// <exception cref="ArgumentException"><paramref name="buildspec"/> is null or empty.</exception>
    public BuildRequest WithBuildspec(string buildspec)
    {
        ArgumentException.ThrowIfNullOrEmpty(buildspec);
        return this with { Buildspec = buildspec };
    }

    /// <summary>Returns the same request with an environment variable in plain text. It replaces a variable of the same name.</summary>
    /// <param name="name">The name: letters, digits and <c>_</c>. It must start neither with a digit nor with <c>CODEBUILD_</c>, which CodeBuild reserves.</param>
    /// <param name="value">The value, at most <see cref="MaxVariableValueLength"/> long.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is not a valid name, or <paramref name="value"/> is null or too long.</exception>
    public BuildRequest WithEnvironmentVariable(string name, string value) => With(name, value, EnvironmentVariableType.Plaintext);

    /// <summary>Returns the same request with an environment variable that has the value of a Systems Manager parameter.</summary>
    /// <param name="name">The name, as for <see cref="WithEnvironmentVariable"/>.</param>
    /// <param name="parameter">The name of the parameter.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is not a valid name, or <paramref name="parameter"/> is null or too long.</exception>
    public BuildRequest WithParameter(string name, string parameter) => With(name, parameter, EnvironmentVariableType.ParameterStore);

    /// <summary>Returns the same request with an environment variable that has the value of a Secrets Manager secret.</summary>
    /// <param name="name">The name, as for <see cref="WithEnvironmentVariable"/>.</param>
    /// <param name="secret">The secret: <c>ID:KEY:STAGE:VERSION</c>. All parts but the first are optional.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is not a valid name, or <paramref name="secret"/> is null or too long.</exception>
    public BuildRequest WithSecret(string name, string secret) => With(name, secret, EnvironmentVariableType.SecretsManager);

    private BuildRequest With(string name, string value, EnvironmentVariableType type)
    {
        EnvironmentVariableName.Check(name, nameof(name));
        BuildRequestCheck.CheckValue(value, nameof(value));
        return this with { EnvironmentVariables = new([.. EnvironmentVariables, new(name, new() { Value = value, Type = type })]) };
    }

    /// <summary>Prints the variables without their values, because printed records end up in logs.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("ProjectName = ").Append(ProjectName)
            .Append(", SourceVersion = ").Append(SourceVersion)
            .Append(", SourceVersionChoice = ").Append(SourceVersionChoice)
            .Append(", IsBatch = ").Append(IsBatch)
            .Append(", CancelsSuperseded = ").Append(CancelsSuperseded)
            .Append(", Buildspec = ").Append(Buildspec is null ? "" : "overridden")
            .Append(", EnvironmentVariables = [").AppendJoin(", ", EnvironmentVariables.Keys)
            .Append("], IdempotencyToken = ").Append(IdempotencyToken)
            .Append(", RuleName = ").Append(RuleName);
        return true;
    }
}
