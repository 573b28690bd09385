using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Rules;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Recognizes comments that this process wrote, although their event has no text: on Lambda, the session of the caller has the name of the function, and a
/// channel knows its own comments.
/// </summary>
/// <param name="isOn">Whether rules ignore such comments.</param>
/// <param name="channels">The channels.</param>
/// <param name="functionName">The name of the Lambda function. Null if this process is none.</param>
/// <param name="logger">The logger.</param>
internal sealed partial class OwnComments(bool isOn, IEnumerable<INotificationChannel> channels, string? functionName, ILogger logger)
{
    private const string FunctionNameVariable = "AWS_LAMBDA_FUNCTION_NAME";

    private static readonly EventFacts Own = new() { IsOwnComment = true };
    private static readonly EventFacts NotAsked = new() { IsOwnComment = false };

    private readonly List<INotificationChannel> channels = new(channels);

    public static OwnComments Create(BuildDispatcherOptions options, ILogger logger) =>
        new(options.IgnoreOwnComments, options.Channels.Values, Environment.GetEnvironmentVariable(FunctionNameVariable), logger);

    /// <summary>Returns the facts with which the rules are evaluated first.</summary>
    public EventFacts FactsOf(ServiceEvent serviceEvent) =>
        serviceEvent is not CommentEvent comment ? EventFacts.None
        : !isOn ? NotAsked
        : IsOfFunction(comment) || IsOfChannel(comment) ? Own
        : EventFacts.None;

    private bool IsOfFunction(CommentEvent comment) => !string.IsNullOrEmpty(functionName)
        && comment.CallerUserArn?.Caller is { Kind: CallerKind.AssumedRole, SessionName: { } session } && session == functionName;

    private bool IsOfChannel(CommentEvent comment)
    {
        foreach (var channel in channels)
        {
            try
            {
                if (channel.Wrote(comment))
                {
                    return true;
                }
            }
            catch (Exception exception)
            {
                LogFailed(logger, exception);
            }
        }

        return false;
    }

    [LoggerMessage(47, LogLevel.Warning, "A channel could not say whether it wrote a comment. The text of the comment decides")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
