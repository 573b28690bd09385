using CodeCommitEvents;

namespace Snippets;

internal static class QueueWorker
{
    #region worker
    public static async Task<bool> HandleAsync(BuildDispatcher dispatcher, string body, string messageId, CancellationToken stopping)
    {
        DispatchReport report = await dispatcher.DispatchMessageAsync(body, messageId, stopping);
        return !report.HasFailures; // If true, delete the message. If not, the queue delivers it again.
    }
    #endregion

    public static async Task<Stream> HandleAsync(BuildDispatcher dispatcher, Stream input)
    {
        #region report of a function
        return await dispatcher.HandleLambdaAsync(input, onReport: report => Console.WriteLine(report));
        #endregion
    }
}
