using System.Text;

namespace CodeCommitEvents.Sns;

/// <summary>Escapes text of strangers for the Markdown of chats: no link, no mention, no emphasis and no emoji comes from it.</summary>
internal static class ChatMarkdown
{
    /// <summary>The invisible word joiner. Between a special character and the next one, it takes away the meaning of the special character.</summary>
    private const char WordJoiner = '\u2060';

    public static string Escape(string text)
    {
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
