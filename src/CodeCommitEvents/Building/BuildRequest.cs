using System.Globalization;
using System.Text;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents;

/// <summary>A build to start. A property that is null is not sent. CodeBuild then uses the setting of the project.</summary>
/// <remarks>
/// The properties are those that CodeBuild's <c>StartBuild</c> and <c>StartBuildBatch</c> have in common. Settings that decide which
/// code runs and with which permissions (project, buildspec, image, role) come from the rule. The library never reads them from events.
/// </remarks>
public sealed record BuildRequest
{
    /// <summary>The name of the project. For CodeBuild: 2 to 255 letters, digits, <c>-</c> and <c>_</c>.</summary>
    public required string ProjectName { get; init; }

    /// <summary>The account of the event, 12 digits. A starter with access to that account can start the build there.</summary>
    public string? Account { get; init; }

    /// <summary>The region of the event. A starter can be configured to start the build there.</summary>
    public string? Region { get; init; }

    /// <summary>The source version, which is sent unchanged. If null, it is derived from the event: see <see cref="SourceVersionChoice"/>.</summary>
    public string? SourceVersion { get; init; }

    /// <summary>How the source version is derived from the event. Default: <see cref="SourceVersionChoice.Commit"/>.</summary>
    public SourceVersionChoice SourceVersionChoice { get; init; }

    /// <summary>Whether to start a batch build. Default: false.</summary>
    public bool IsBatch { get; init; }

    /// <summary>
    /// Whether this build stops the previous build of the same rule and project for the same pull request or reference. Default: false.
    /// See <see cref="CancelSuperseded"/>.
    /// </summary>
    public bool CancelsSuperseded { get; init; }

    /// <summary>The buildspec: its text, its path in the source, or its S3 ARN. Null for the buildspec of the project.</summary>
    public string? Buildspec { get; init; }

    /// <summary>The environment variables of this build. Do not put secrets into plain text values. Default: none.</summary>
    public ValueMap<BuildEnvironmentValue> EnvironmentVariables { get; init => field = value ?? ValueMap<BuildEnvironmentValue>.Empty; } = ValueMap<BuildEnvironmentValue>.Empty;

    /// <summary>Whether the source is the repository of the event: see <see cref="FromEventRepository"/>. Default: false.</summary>
    public bool IsFromEventRepository { get; init; }

    /// <summary>The type of the source, such as <c>CODECOMMIT</c>. With this property and <see cref="SourceLocation"/>, one project can build many repositories.</summary>
    public string? SourceType { get; init; }

    /// <summary>The location of the source: the clone URL of a repository.</summary>
    public string? SourceLocation { get; init; }

    /// <summary>The source versions of secondary sources. The keys are the source identifiers. Default: none.</summary>
    public ValueMap<string> SecondarySourceVersions { get; init => field = value ?? ValueMap<string>.Empty; } = ValueMap<string>.Empty;

    /// <summary>The number of commits of the history that are cloned. 0 means all commits.</summary>
    public int? GitCloneDepth { get; init; }

    /// <summary>Whether git submodules are fetched.</summary>
    public bool? FetchSubmodules { get; init; }

    /// <summary>The type of the environment, such as <c>LINUX_CONTAINER</c>.</summary>
    public string? EnvironmentType { get; init; }

    /// <summary>The container image, such as <c>aws/codebuild/standard:7.0</c>.</summary>
    public string? Image { get; init; }

    /// <summary>Whose credentials are used to pull the image: <c>CODEBUILD</c> or <c>SERVICE_ROLE</c>.</summary>
    public string? ImagePullCredentialsType { get; init; }

    /// <summary>The compute type, such as <c>BUILD_GENERAL1_SMALL</c>.</summary>
    public string? ComputeType { get; init; }

    /// <summary>Whether the build can run Docker.</summary>
    public bool? PrivilegedMode { get; init; }

    /// <summary>The S3 ARN of a TLS certificate for the connection to the source.</summary>
    public string? Certificate { get; init; }

    /// <summary>Whether TLS errors of the connection to the source are ignored.</summary>
    public bool? InsecureSsl { get; init; }

    /// <summary>The service role of the build: its ARN or its name.</summary>
    public string? ServiceRole { get; init; }

    /// <summary>The ARN or alias of the KMS key that encrypts the artifacts.</summary>
    public string? EncryptionKey { get; init; }

    /// <summary>The number of minutes after which the build is stopped, 5 to 2160. For a batch build, this is the limit of each build in the batch.</summary>
    public int? TimeoutInMinutes { get; init; }

    /// <summary>The number of minutes that the build can be queued, 5 to 480.</summary>
    public int? QueuedTimeoutInMinutes { get; init; }

    /// <summary>Whether session debugging is enabled.</summary>
    public bool? DebugSessionEnabled { get; init; }

    /// <summary>
    /// The token that identifies this build, at most 64 characters. Every attempt to start the build has the same token, so that the
    /// build is started only once. The dispatcher sets the token. If it is null, each call starts a new build.
    /// </summary>
    public string? IdempotencyToken { get; init; }

    /// <summary>The name of the rule that requests the build. Null if there is no rule.</summary>
    public string? RuleName { get; init; }

    /// <summary>The file in the repository from which the rule was read. Null for a rule of the dispatcher. The rules set it. Default: null.</summary>
    public RuleSource? RuleSource { get; init; }

    /// <summary>The position of this build among the builds of its rule for the same project. It makes their tokens different. The rules set it. Default: 0.</summary>
    public int Ordinal { get; init; }

    /// <summary>The unknown facts about which the rules assume that the conditions on them are met. The rules set it. Default: none.</summary>
    public EventFactKinds AssumedFacts { get; init; }

    /// <summary>What requests this build: the event itself, the end of a batch build, or a command in a comment on a pull request. The rules set it. Default: the event.</summary>
    public ActionSubject Subject { get; init; }

    /// <summary>Returns a copy of this request for a batch build.</summary>
    public BuildRequest AsBatch() => this with { IsBatch = true };

    /// <summary>
    /// Returns a copy of this request whose build stops the previous build of the same rule and project for the same pull request,
    /// branch or tag. If the previous build is for a newer change, this build is stopped instead.
    /// </summary>
    public BuildRequest CancelSuperseded() => this with { CancelsSuperseded = true };

    /// <summary>Returns a copy of this request whose source version is derived from the event.</summary>
    /// <param name="choice">How the source version is derived.</param>
    public BuildRequest At(SourceVersionChoice choice) => this with { SourceVersion = null, SourceVersionChoice = choice };

    /// <summary>
    /// Returns a copy of this request whose source is the repository of the event. One project can then build many repositories. The role of the project
    /// needs the permission <c>codecommit:GitPull</c> for all of them. An event without a repository or a region does not match the rule.
    /// </summary>
    public BuildRequest FromEventRepository() => this with { IsFromEventRepository = true };

    /// <summary>Returns a copy of this request with a buildspec that replaces the buildspec of the project.</summary>
    /// <param name="buildspec">The path of the buildspec in the source, its S3 ARN, or its text.</param>
    /// <exception cref="ArgumentException"><paramref name="buildspec"/> is null or empty.</exception>
    public BuildRequest WithBuildspec(string buildspec) => BuildRequestCheck.Checked(this with { Buildspec = buildspec ?? "" }, nameof(buildspec));

    /// <summary>Returns a copy of this request with an environment variable in plain text. A variable with the same name is replaced.</summary>
    /// <param name="name">
    /// The name: letters, digits and <c>_</c>. The name must not start with a digit, and not with <c>CODEBUILD_</c>, which CodeBuild
    /// reserves.
    /// </param>
    /// <param name="value">The value, at most <see cref="BuildEnvironmentValue.MaxLength"/> UTF-16 code units.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is not a valid name, or <paramref name="value"/> is null or too long.</exception>
    public BuildRequest WithEnvironmentVariable(string name, string value) => With(name, value, EnvironmentVariableType.Plaintext);

    /// <summary>Returns a copy of this request with an environment variable that has the value of a Systems Manager parameter.</summary>
    /// <param name="name">The name, as for <see cref="WithEnvironmentVariable"/>.</param>
    /// <param name="parameter">The name of the parameter.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is not a valid name, or <paramref name="parameter"/> is null or too long.</exception>
    public BuildRequest WithParameter(string name, string parameter) => With(name, parameter, EnvironmentVariableType.ParameterStore);

    /// <summary>Returns a copy of this request with an environment variable that has the value of a Secrets Manager secret.</summary>
    /// <param name="name">The name, as for <see cref="WithEnvironmentVariable"/>.</param>
    /// <param name="secret">The secret: <c>ID:KEY:STAGE:VERSION</c>. Only <c>ID</c> is required.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is not a valid name, or <paramref name="secret"/> is null or too long.</exception>
    public BuildRequest WithSecret(string name, string secret) => With(name, secret, EnvironmentVariableType.SecretsManager);

    /// <summary>Returns a copy of this request with a timeout that replaces the timeout of the project.</summary>
    /// <param name="timeout">The time after which CodeBuild stops the build: whole minutes, 5 minutes to 36 hours. In a batch build, each build has this limit.</param>
    /// <exception cref="ArgumentException"><paramref name="timeout"/> is too short or too long, or has a fraction of a minute.</exception>
    public BuildRequest WithTimeout(TimeSpan timeout) => this with { TimeoutInMinutes = BuildRequestCheck.Minutes(timeout, nameof(timeout)) };

    /// <summary>Returns a copy of this request with a container image that replaces the image of the project.</summary>
    /// <param name="image">The image: <c>aws/codebuild/standard:7.0</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="image"/> is null, empty, or contains white space.</exception>
    public BuildRequest WithImage(string image) => BuildRequestCheck.Checked(this with { Image = image ?? "" }, nameof(image));

    /// <summary>Returns a copy of this request with a compute type that replaces the compute type of the project.</summary>
    /// <param name="computeType">The compute type, as CodeBuild names it: <c>BUILD_GENERAL1_SMALL</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="computeType"/> is null or empty, or does not consist of <c>A</c> to <c>Z</c>, digits and <c>_</c>.</exception>
    public BuildRequest WithComputeType(string computeType) => BuildRequestCheck.Checked(this with { ComputeType = computeType ?? "" }, nameof(computeType));

    /// <summary>Returns a copy of this request with a service role that replaces the service role of the project. The build has the permissions of this role.</summary>
    /// <param name="role">The ARN or the name of the IAM role: <c>arn:aws:iam::111122223333:role/ci</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="role"/> is null, or neither the ARN nor the name of a role.</exception>
    public BuildRequest WithServiceRole(string role) => BuildRequestCheck.Checked(this with { ServiceRole = role ?? "" }, nameof(role));

    private BuildRequest With(string name, string value, EnvironmentVariableType type)
    {
        EnvironmentVariableName.Check(name, nameof(name));
        BuildRequestCheck.CheckValue(value, nameof(value));
        return this with { EnvironmentVariables = new([.. EnvironmentVariables, new(name, new() { Value = value, Type = type })]) };
    }

    /// <summary>Prints the names of the variables without their values, which must not appear in logs.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(CultureInfo.InvariantCulture, $"ProjectName = {ProjectName}, SourceVersion = {SourceVersion}, SourceVersionChoice = {SourceVersionChoice}, IsBatch = {IsBatch}");
        builder.Append(CultureInfo.InvariantCulture, $", CancelsSuperseded = {CancelsSuperseded}, Buildspec = {(Buildspec is null ? "" : "overridden")}, EnvironmentVariables = [{string.Join(", ", EnvironmentVariables.Keys)}]");
        builder.Append(CultureInfo.InvariantCulture, $", IdempotencyToken = {IdempotencyToken}, RuleName = {RuleName}");
        return true;
    }
}
