using Amazon.CodeBuild.Model;
using ServiceVariableType = Amazon.CodeBuild.EnvironmentVariableType;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Creates requests for CodeBuild's API. Properties of a build request that are null are not sent.</summary>
internal static class StartRequests
{
    public static StartBuildRequest CreateBuild(BuildRequest request, CodeBuildStarterOptions options)
    {
        var start = new StartBuildRequest
        {
            ProjectName = request.ProjectName,
            SourceVersion = request.SourceVersion,
            BuildspecOverride = request.Buildspec,
            SourceTypeOverride = request.SourceType,
            SourceLocationOverride = request.SourceLocation,
            GitCloneDepthOverride = request.GitCloneDepth,
            GitSubmodulesConfigOverride = Submodules(request),
            EnvironmentTypeOverride = request.EnvironmentType,
            ImageOverride = request.Image,
            ImagePullCredentialsTypeOverride = request.ImagePullCredentialsType,
            ComputeTypeOverride = request.ComputeType,
            PrivilegedModeOverride = request.PrivilegedMode,
            CertificateOverride = request.Certificate,
            InsecureSslOverride = request.InsecureSsl,
            ServiceRoleOverride = request.ServiceRole,
            EncryptionKeyOverride = request.EncryptionKey,
            TimeoutInMinutesOverride = request.TimeoutInMinutes,
            QueuedTimeoutInMinutesOverride = request.QueuedTimeoutInMinutes,
            DebugSessionEnabled = request.DebugSessionEnabled,
            IdempotencyToken = Token(request),
        };
        start.EnvironmentVariablesOverride = Variables(request) ?? start.EnvironmentVariablesOverride;
        start.SecondarySourcesVersionOverride = Versions(request) ?? start.SecondarySourcesVersionOverride;
        options.ConfigureBuild?.Invoke(start, request);
        start.EnvironmentVariablesOverride = LastOfEachName(start.EnvironmentVariablesOverride);
        return start;
    }

    public static StartBuildBatchRequest CreateBatch(BuildRequest request, CodeBuildStarterOptions options)
    {
        var start = new StartBuildBatchRequest
        {
            ProjectName = request.ProjectName,
            SourceVersion = request.SourceVersion,
            BuildspecOverride = request.Buildspec,
            SourceTypeOverride = request.SourceType,
            SourceLocationOverride = request.SourceLocation,
            GitCloneDepthOverride = request.GitCloneDepth,
            GitSubmodulesConfigOverride = Submodules(request),
            EnvironmentTypeOverride = request.EnvironmentType,
            ImageOverride = request.Image,
            ImagePullCredentialsTypeOverride = request.ImagePullCredentialsType,
            ComputeTypeOverride = request.ComputeType,
            PrivilegedModeOverride = request.PrivilegedMode,
            CertificateOverride = request.Certificate,
            InsecureSslOverride = request.InsecureSsl,
            ServiceRoleOverride = request.ServiceRole,
            EncryptionKeyOverride = request.EncryptionKey,
            BuildTimeoutInMinutesOverride = request.TimeoutInMinutes,
            QueuedTimeoutInMinutesOverride = request.QueuedTimeoutInMinutes,
            DebugSessionEnabled = request.DebugSessionEnabled,
            IdempotencyToken = Token(request),
        };
        start.EnvironmentVariablesOverride = Variables(request) ?? start.EnvironmentVariablesOverride;
        start.SecondarySourcesVersionOverride = Versions(request) ?? start.SecondarySourcesVersionOverride;
        options.ConfigureBuildBatch?.Invoke(start, request);
        start.EnvironmentVariablesOverride = LastOfEachName(start.EnvironmentVariablesOverride);
        return start;
    }

    /// <summary>The SDK retries calls by itself. Without a token, such a retry could start a second build.</summary>
    private static string Token(BuildRequest request) => request.IdempotencyToken ?? Guid.NewGuid().ToString("N");

    private static GitSubmodulesConfig? Submodules(BuildRequest request) =>
        request.FetchSubmodules is { } fetch ? new() { FetchSubmodules = fetch } : null;

    private static List<EnvironmentVariable>? Variables(BuildRequest request) => request.EnvironmentVariables.Count == 0 ? null :
    [
        .. request.EnvironmentVariables.Select(variable => new EnvironmentVariable
        {
            Name = variable.Key,
            Value = variable.Value.Value,
            Type = variable.Value.Type.Value is { Length: > 0 } type ? type : ServiceVariableType.PLAINTEXT,
        }),
    ];

    private static List<ProjectSourceVersion>? Versions(BuildRequest request) => request.SecondarySourceVersions.Count == 0 ? null :
    [
        .. request.SecondarySourceVersions.Select(version => new ProjectSourceVersion { SourceIdentifier = version.Key, SourceVersion = version.Value }),
    ];

    /// <summary><see cref="CodeBuildStarterOptions.ConfigureBuild"/> can add a variable whose name already exists. The last variable of each name is used.</summary>
    private static List<EnvironmentVariable>? LastOfEachName(List<EnvironmentVariable>? variables) => variables is null ? null :
    [
        .. Enumerable.Reverse(variables).DistinctBy(variable => variable.Name, StringComparer.Ordinal).Reverse(),
    ];
}
