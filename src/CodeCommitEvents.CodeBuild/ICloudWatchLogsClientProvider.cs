using Amazon.CloudWatchLogs;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Provides the clients that read the logs of builds. A client is requested only if somebody wants the last lines of a log.</summary>
public interface ICloudWatchLogsClientProvider
{
    /// <summary>Returns the client for an account and region. The caller does not dispose it.</summary>
    /// <param name="account">An account id in <see cref="CodeBuildStarterOptions.Roles"/>, 12 digits. Null for the account of the default client.</param>
    /// <param name="region">The name of a region, such as <c>eu-central-1</c>. Null for the region of the default client.</param>
    /// <returns>The same client for the same account and region.</returns>
    IAmazonCloudWatchLogs GetLogsClient(string? account, string? region);
}
