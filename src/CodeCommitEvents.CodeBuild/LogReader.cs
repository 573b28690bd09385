using Amazon.CloudWatchLogs;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Reads the end of a log. The client is created only if it is needed.</summary>
internal sealed class LogReader(Func<IAmazonCloudWatchLogs?> getClient)
{
    /// <summary>Returns the last lines of a log. Null if there is no client for logs. Without <c>StartFromHead</c>, the first page is the end of the log.</summary>
    public async Task<ValueList<string>?> ReadTailAsync(string group, string stream, int lines, CancellationToken cancellationToken)
    {
        if (getClient() is not { } client)
        {
            return null;
        }

        var page = await client.GetLogEventsAsync(new() { LogGroupName = group, LogStreamName = stream, Limit = lines }, cancellationToken).ConfigureAwait(false);

        // An event of the log can be a chunk with several lines.
        var all = (page.Events ?? []).SelectMany(one => (one.Message ?? "").TrimEnd('\r', '\n').Split('\n')).Select(line => line.TrimEnd('\r')).ToList();
        return [.. all.Skip(Math.Max(0, all.Count - lines))];
    }
}
