using System.Net.Http.Json;
using CodeCommitEvents.Notifying;

namespace Snippets;

#region webhook channel
/// <summary>Posts notifications to an incoming webhook: of Slack or Mattermost, or of a workflow in Microsoft Teams.</summary>
public sealed class WebhookChannel(Uri url, HttpClient http, bool isTeams = false) : INotificationChannel
{
    public async Task<SentNotification> SendAsync(NotificationRequest notification, CancellationToken cancellationToken = default)
    {
        var summary = NotificationSummary.Of(notification);
        using var content = JsonContent.Create(isTeams ? Card(summary) : Text(summary));
        try
        {
            using var response = await http.PostAsync(url, content, cancellationToken);
            var status = (int)response.StatusCode;
            if (response.IsSuccessStatusCode)
            {
                return new();
            }

            var canBeRetried = status is 408 or 429 or >= 500;
            throw new NotificationException(notification.ChannelName, canBeRetried, $"The webhook refused the message with the status {status}.");
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new NotificationException(notification.ChannelName, isTransient: true, "The webhook did not respond.", exception) { MayHaveBeenSent = true };
        }
    }

    private static object Text(NotificationSummary summary) => new
    {
        text = string.Join('\n', summary.Facts.Select(fact => $"{fact.Key}: {ChatMarkdown.Escape(fact.Value)}").Prepend($"*{ChatMarkdown.Escape(summary.Title)}*")
            .Append(string.Join(" · ", summary.Links.Select(link => $"<{link.Value.AbsoluteUri}|{link.Key}>")))),
    };

    private static object Card(NotificationSummary summary)
    {
        var lines = summary.Facts.Select(fact => Line($"{fact.Key}: {fact.Value}", "default")).Prepend(Line(summary.Title, "bolder"));
        var links = summary.Links.Select(link => new { type = "Action.OpenUrl", title = link.Key, url = link.Value.AbsoluteUri });
        var card = new { type = "AdaptiveCard", version = "1.2", body = lines, actions = links };
        return new { type = "message", attachments = new[] { new { contentType = "application/vnd.microsoft.card.adaptive", content = card } } };
    }

    // A TextRun is plain text, without Markdown.
    private static object Line(string text, string weight) => new { type = "RichTextBlock", inlines = new[] { new { type = "TextRun", text, weight } } };
}
#endregion
