using Amazon.Runtime;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.CodeCommit;

/// <summary>
/// Optional settings of <see cref="CodeCommitChangedFiles"/>, <see cref="CodeCommitCommits"/>, <see cref="PullRequestCommentChannel"/> and
/// <see cref="CodeCommitClientProvider"/>. They copy the options when they are created, so that later changes have no effect.
/// </summary>
public sealed class CodeCommitOptions
{
    /// <summary>The default of <see cref="RulesPath"/>.</summary>
    public const string DefaultRulesPath = ".codecommit-events.json";

    /// <summary>The default of <see cref="MaxChangedFiles"/>.</summary>
    public const int DefaultMaxChangedFiles = 10_000;

    /// <summary>
    /// The region of the client that is created if the application has none, such as <c>eu-central-1</c>. Events without a region are asked for
    /// there, all other events in their own region. Default: null, which means the region that the SDK finds.
    /// </summary>
    public string? Region { get; set; }

    /// <summary>
    /// The roles to assume for repositories in other accounts. The key is the account id, 12 digits. The value is the ARN of the role. If the
    /// account of an event has no role here, the account of the default client is asked. An application that assumes roles must reference the
    /// package <c>AWSSDK.SecurityToken</c>. Default: empty.
    /// </summary>
    public IDictionary<string, string> Roles { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The credentials for clients in other regions and for assuming roles. Required if the default client was created with explicit
    /// credentials, because the SDK does not let other code read them. Default: null, which means the credentials in the configuration of the
    /// default client. If there are none, the SDK searches for credentials.
    /// </summary>
    public AWSCredentials? Credentials { get; set; }

    /// <summary>
    /// How many changed files of an event are read, from 1 to 1,000,000. If there are more, the list is incomplete, so that rules treat the rest as
    /// unknown. Default: <see cref="DefaultMaxChangedFiles"/>.
    /// </summary>
    public int MaxChangedFiles { get; set; } = DefaultMaxChangedFiles;

    /// <summary>
    /// The path of the file with rules in repositories, without a leading slash (<see cref="CodeCommitRepositoryRules"/>). Default:
    /// <see cref="DefaultRulesPath"/>.
    /// </summary>
    public string RulesPath { get; set; } = DefaultRulesPath;

    /// <summary>The clock, which times the pauses before a call is repeated. Default: null, which means <see cref="System.TimeProvider.System"/>.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>
    /// The logger. Log event 32 says that a fact is unknown, for example after a force push. Log event 33, a warning,
    /// says that CodeCommit refused a call. Log event 34 says that a comment on a pull request was not written. Default: null, which means no logs. With
    /// dependency injection, null means the registered <see cref="ILogger{TCategoryName}"/> of the class that has the options.
    /// </summary>
    public ILogger? Logger { get; set; }

    /// <summary>Returns a copy, so that later changes of these options have no effect.</summary>
    internal CodeCommitOptions Copy()
    {
        var copy = (CodeCommitOptions)MemberwiseClone();
        copy.Roles = new Dictionary<string, string>(Roles, StringComparer.Ordinal);
        return copy;
    }
}
