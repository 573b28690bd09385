using CodeCommitEvents.Events;

namespace CodeCommitEvents.Notifying;

/// <summary>Checks the links to logs in events.</summary>
internal static class LogLinks
{
    private static readonly string[] ConsoleHosts = ["console.aws.amazon.com", "console.amazonaws.cn", "console.amazonaws-us-gov.com"];

    /// <summary>
    /// Returns the link if it leads to a log in the AWS console. While a build is queued, CodeBuild sends a link without a log:
    /// <c>group=null;stream=null</c> or the list of all groups.
    /// </summary>
    public static Uri? UrlOf(BuildLogs? logs) =>
        logs?.DeepLink is { } link && Uri.TryCreate(link, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort
            && url.UserInfo.Length == 0 && IsConsole(url.Host) && !link.Contains("group=null", StringComparison.Ordinal) && !link.EndsWith("#logsV2:log-groups", StringComparison.Ordinal)
            ? url
            : null;

    private static bool IsConsole(string host)
    {
        foreach (var console in ConsoleHosts)
        {
            if (host == console || host.EndsWith($".{console}", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
