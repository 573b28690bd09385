using System.Text;

namespace CodeCommitEvents.Notifying;

/// <summary>Escapes text of strangers for the Markdown of chats, such as Slack and Mattermost.</summary>
/// <remarks>Source: <see href="https://docs.slack.dev/messaging/formatting-message-text/">Formatting message text</see> in the documentation of Slack.</remarks>
public static class ChatMarkdown
{
    /// <summary>The invisible word joiner. Between a special character and the next one, it takes away the meaning of the special character.</summary>
    private const char WordJoiner = '\u2060';

    /// <summary>Returns the text so that a chat shows its characters: no link, no mention, no emphasis and no emoji comes from it.</summary>
    /// <param name="text">The text, on one line, such as a text of <see cref="NotificationSummary"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '*' or '_' or '~' or '`' or '@' or '[' or ']' or ':' or '#' => escaped.Append(character).Append(WordJoiner),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }
}
