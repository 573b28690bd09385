namespace CodeCommitEvents.Events;

/// <summary>
/// A set of characters. The search visits one character after the other: that of <c>SearchValues</c> is faster for long texts, but the runtime must compile
/// it when the program starts, and these texts are short.
/// </summary>
internal sealed class CharacterSet
{
    /// <summary>The letters and digits of ASCII.</summary>
    public const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private const int AsciiLength = 128;

    private readonly bool[] ascii = new bool[AsciiLength];
    private readonly string characters;

    public CharacterSet(string characters)
    {
        this.characters = characters;
        foreach (var character in characters)
        {
            if (character < AsciiLength)
            {
                ascii[character] = true;
            }
        }
    }

    /// <summary>Returns the position of the first character of the set, or -1.</summary>
    public int IndexIn(ReadOnlySpan<char> text) => IndexOf(text, isInSet: true);

    /// <summary>Returns the position of the first character that is not in the set, or -1.</summary>
    public int IndexOfOtherIn(ReadOnlySpan<char> text) => IndexOf(text, isInSet: false);

    private int IndexOf(ReadOnlySpan<char> text, bool isInSet)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (Contains(text[at]) == isInSet)
            {
                return at;
            }
        }

        return -1;
    }

    private bool Contains(char character) => character < AsciiLength ? ascii[character] : characters.Contains(character, StringComparison.Ordinal);
}
