using Amazon.CodeBuild.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.CodeBuild;

/// <summary>
/// Optional settings of <see cref="CodeBuildStarter"/> and <see cref="CodeBuildClientProvider"/>. Both copy the options when they
/// are created, so that later changes have no effect.
/// </summary>
public sealed class CodeBuildStarterOptions
{
    /// <summary>
    /// A function that changes the request of a build before the request is sent. Use it for settings that <see cref="BuildRequest"/>
    /// does not have. It must always make the same changes for the same <see cref="BuildRequest"/>, because CodeBuild refuses a
    /// request that repeats an idempotency token with different values. Default: null.
    /// </summary>
    public Action<StartBuildRequest, BuildRequest>? ConfigureBuild { get; set; }

    /// <summary>The same as <see cref="ConfigureBuild"/>, but for batch builds. Default: null.</summary>
    public Action<StartBuildBatchRequest, BuildRequest>? ConfigureBuildBatch { get; set; }

    /// <summary>The region in which builds are started, such as <c>eu-central-1</c>. Default: null, which means the region of the client.</summary>
    public string? Region { get; set; }

    /// <summary>
    /// Whether a build is started in the region of its event, if the event has a region. The region must be the one of the default client,
    /// or a region that the SDK knows in the same partition, such as <c>aws</c> or <c>aws-cn</c>: in all other regions, the build fails
    /// permanently. The number of clients is therefore limited. Default: false.
    /// </summary>
    public bool FollowEventRegion { get; set; }

    /// <summary>
    /// The roles to assume for builds in other accounts. The key is the account id, 12 digits. The value is the ARN of the role. If
    /// the account of an event has no role here, its builds are started in the account of the default client. An application that
    /// assumes roles must reference the package <c>AWSSDK.SecurityToken</c>. Default: empty.
    /// </summary>
    public IDictionary<string, string> Roles { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The credentials for clients in other regions and for assuming roles. Required if the default client was created with explicit
    /// credentials, because the SDK does not let other code read them. Default: null, which means the credentials in the
    /// configuration of the default client. If there are none, the SDK searches for credentials.
    /// </summary>
    public AWSCredentials? Credentials { get; set; }

    /// <summary>
    /// The logger. Its only log event, number 30, is a warning: CodeBuild refused the search for an earlier build. Default: null, which
    /// means no logs. With dependency injection, null means the registered <see cref="ILogger{TCategoryName}"/> of <see cref="CodeBuildStarter"/>.
    /// </summary>
    public ILogger? Logger { get; set; }

    /// <summary>Returns a copy, so that later changes of these options have no effect.</summary>
    internal CodeBuildStarterOptions Copy()
    {
        var copy = (CodeBuildStarterOptions)MemberwiseClone();
        copy.Roles = new Dictionary<string, string>(Roles, StringComparer.Ordinal);
        return copy;
    }
}
