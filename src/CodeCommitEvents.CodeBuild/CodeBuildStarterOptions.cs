using Amazon.CodeBuild.Model;
using Amazon.Runtime;

namespace CodeCommitEvents.CodeBuild;

/// <summary>
/// Optional settings of <see cref="CodeBuildStarter"/> and <see cref="CodeBuildClientProvider"/>. Both copy the options when they
/// are created, so that later changes have no effect.
/// </summary>
public sealed class CodeBuildStarterOptions
{
    /// <summary>
    /// Changes the request of a build before it is sent, for settings that <see cref="BuildRequest"/> does not have. It must make
    /// the same changes for the same request: CodeBuild refuses a request that repeats an idempotency token with different values.
    /// Default: null.
    /// </summary>
    public Action<StartBuildRequest, BuildRequest>? ConfigureBuild { get; set; }

    /// <summary>Changes the request of a batch build before it is sent, as <see cref="ConfigureBuild"/> does. Default: null.</summary>
    public Action<StartBuildBatchRequest, BuildRequest>? ConfigureBuildBatch { get; set; }

    /// <summary>The region in which builds are started, such as <c>eu-central-1</c>. Default: null, which means the region of the client.</summary>
    public string? Region { get; set; }

    /// <summary>Whether a build is started in the region of its event, if the event has one. Default: false.</summary>
    public bool FollowEventRegion { get; set; }

    /// <summary>
    /// Roles for builds in other accounts: the key is the account id, 12 digits; the value is the ARN of the role to assume there.
    /// Builds for events of accounts without a role are started in the account of the client. An application that assumes roles
    /// must reference the package <c>AWSSDK.SecurityToken</c>. Default: empty.
    /// </summary>
    public IDictionary<string, string> Roles { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The credentials of clients for other regions, and the credentials with which roles are assumed. Required if the default
    /// client was created with explicit credentials, because they cannot be read from the client. Default: null, which means the
    /// credentials in the configuration of the default client, or otherwise those that the SDK finds.
    /// </summary>
    public AWSCredentials? Credentials { get; set; }

    /// <summary>Returns a copy, so that later changes of these options have no effect.</summary>
    internal CodeBuildStarterOptions Copy()
    {
        var copy = (CodeBuildStarterOptions)MemberwiseClone();
        copy.Roles = new Dictionary<string, string>(Roles, StringComparer.Ordinal);
        return copy;
    }
}
