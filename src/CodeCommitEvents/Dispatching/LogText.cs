using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Dispatching;

/// <summary>Formats exceptions for log lines.</summary>
internal static class LogText
{
    private const int MaxLength = 1000;

    /// <summary>Returns the message of an exception and of its causes, on one line. The type is included if it is not <see cref="BuildStartException"/> or <see cref="NotificationException"/>.</summary>
    public static string Of(Exception exception)
    {
        var text = Describe(exception);
        for (var cause = exception.InnerException; cause is not null; cause = cause.InnerException)
        {
            text = $"{text} Caused by {Describe(cause)}";
        }

        return DisplayText.Escape(DisplayText.Shorten(text.ReplaceLineEndings(" "), MaxLength));
    }

    private static string Describe(Exception exception) =>
        exception is IActionException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}";
}
