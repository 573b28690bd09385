using System.Text;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>The outline of a pattern without braces: its literal characters, with a placeholder for each wildcard.</summary>
internal static class PatternOutline
{
    /// <summary>Any number of characters.</summary>
    public const char Any = '\uE000';

    /// <summary>One character.</summary>
    public const char One = '\uE001';

    /// <summary>Any number of folders, each with the <c>/</c> after it.</summary>
    public const char Folders = '\uE002';

    private static readonly CharacterSet Special = new(@"*?[]{}\");

    /// <summary>Returns the outline of a valid pattern. Null if the pattern has braces.</summary>
    public static string? Of(string pattern)
    {
        if (Special.IndexIn(pattern) < 0)
        {
            return pattern;
        }

        var outline = new StringBuilder(pattern.Length);
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '{' or '}':
                    return null;
                case '?':
                    outline.Append(One);
                    break;
                case '[':
                    at = EndOfClass(pattern, at);
                    outline.Append(One);
                    break;
                case '*' when IsSegmentStart(outline) && pattern.AsSpan(at).StartsWith("**/"):
                    at += 2;
                    outline.Append(Folders);
                    break;
                case '*':
                    outline.Append(Any);
                    break;
                case '\\':
                    outline.Append(pattern[++at]);
                    break;
                default:
                    outline.Append(pattern[at]);
                    break;
            }
        }

        return outline.ToString();
    }

    /// <summary>Whether the outline has no placeholders. If so, it is the only text that matches.</summary>
    public static bool IsLiteral(string outline) => outline.AsSpan().IndexOfAnyInRange(Any, Folders) < 0;

    /// <summary>Whether the matching texts can have different lengths.</summary>
    public static bool IsOpen(string outline) => outline.AsSpan().IndexOfAny(Any, Folders) >= 0;

    /// <summary>Returns the position of the <c>]</c> that ends the class at a position.</summary>
    public static int EndOfClass(string pattern, int at)
    {
        while (pattern[at] != ']')
        {
            at += pattern[at] == '\\' ? 2 : 1;
        }

        return at;
    }

    private static bool IsSegmentStart(StringBuilder outline) => outline.Length == 0 || outline[^1] is '/' or Folders;
}
