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

    private const int LargestOnStack = 128;

    private static readonly CharacterSet Special = new(@"*?[]{}\");

    /// <summary>Returns the outline of a valid pattern. Null if the pattern has braces.</summary>
    public static string? Of(string pattern)
    {
        if (Special.IndexIn(pattern) < 0)
        {
            return pattern;
        }

        Span<char> outline = pattern.Length <= LargestOnStack ? stackalloc char[LargestOnStack] : new char[pattern.Length];
        var length = 0;
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '{' or '}':
                    return null;
                case '?':
                    outline[length++] = One;
                    break;
                case '[':
                    at = EndOfClass(pattern, at);
                    outline[length++] = One;
                    break;
                case '*' when IsSegmentStart(outline[..length]) && pattern.AsSpan(at).StartsWith("**/"):
                    at += 2;
                    outline[length++] = Folders;
                    break;
                case '*':
                    outline[length++] = Any;
                    break;
                case '\\':
                    outline[length++] = pattern[++at];
                    break;
                default:
                    outline[length++] = pattern[at];
                    break;
            }
        }

        return new(outline[..length]);
    }

    /// <summary>Returns the outline with only one kind of placeholder: any characters.</summary>
    public static string Widen(string outline)
    {
        var wide = new StringBuilder(outline.Length);
        foreach (var character in outline)
        {
            var isPlaceholder = character is >= Any and <= Folders;
            _ = !isPlaceholder ? wide.Append(character) : wide is { Length: > 0 } && wide[^1] == Any ? wide : wide.Append(Any);
        }

        return wide.ToString();
    }

    /// <summary>Whether a wide outline surely permits every text that another one permits: they are equal, or it is a prefix of the other.</summary>
    public static bool Contains(string outline, string other) =>
        outline == other || (IsPrefix(outline) && other.StartsWith(outline[..^1], StringComparison.Ordinal));

    /// <summary>Whether a wide outline is a literal text followed by any characters.</summary>
    public static bool IsPrefix(string outline) => outline.IndexOf(Any, StringComparison.Ordinal) is >= 0 and var first && first == outline.Length - 1;

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

    private static bool IsSegmentStart(ReadOnlySpan<char> outline) => outline is [] or [.., '/' or Folders];
}
