using Amazon.CodeBuild.Model;
using Amazon.Runtime;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Where and how <see cref="CodeBuildStarter"/> starts builds. They are read once, when it is made.</summary>
public sealed class CodeBuildStarterOptions
{
    /// <summary>
    /// Changes the request of a build before it is sent: all that <see cref="BuildRequest"/> has no word for. It has to do the
    /// same each time for the same request, for CodeBuild refuses a known idempotency token with other values.
    /// </summary>
    public Action<StartBuildRequest, BuildRequest>? ConfigureBuild { get; set; }

    /// <summary>Changes the request of a batch build before it is sent, as <see cref="ConfigureBuild"/> does.</summary>
    public Action<StartBuildBatchRequest, BuildRequest>? ConfigureBuildBatch { get; set; }

    /// <summary>The region in which builds are started. Null for that of the client.</summary>
    public string? Region { get; set; }

    /// <summary>Whether a build is started in the region of its event instead. Default: no.</summary>
    public bool FollowEventRegion { get; set; }

    /// <summary>
    /// The role to assume for builds in another account: from the account's id to the ARN of a role in that account. The
    /// builds of events of other accounts are started in the starter's own. An application that assumes roles references the
    /// package <c>AWSSDK.SecurityToken</c>.
    /// </summary>
    public IDictionary<string, string> Roles { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// What clients for other regions call with, and roles are assumed with. Null for what the SDK finds by itself: needed
    /// where the starter's own client was made with credentials.
    /// </summary>
    public AWSCredentials? Credentials { get; set; }

    /// <summary>What in a configuration could not be read.</summary>
    internal IList<string> Unreadable { get; } = [];
}
