using System.Text;

namespace CodeCommitEvents.Notifying;

/// <summary>Escapes text of strangers for the Markdown of chats, such as Slack and Mattermost.</summary>
public static class ChatMarkdown
{
    /// <summary>The invisible word joiner. Between a special character and the next one, it takes away the meaning of the special character.</summary>
    private const char WordJoiner = '\u2060';

    /// <summary>
    /// Returns the text so that a chat shows it without a mention, emphasis or emoji, and without a link that hides its address. <c>&amp;</c>,
    /// <c>&lt;</c> and <c>&gt;</c> become entities. The invisible character U+2060 follows each other special character.
    /// </summary>
    /// <param name="text">A text on one line without control characters, such as a text of a <see cref="NotificationSummary"/>.</param>
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
