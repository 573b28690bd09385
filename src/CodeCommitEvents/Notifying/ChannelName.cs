using System.Buffers;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Notifying;

/// <summary>The name of a channel: 1 to 64 ASCII letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
internal static class ChannelName
{
    public const int MaxLength = 64;

    public const string Pattern = "^[A-Za-z0-9._-]{1,64}$";

    private static readonly SearchValues<char> Characters = SearchValues.Create(CharacterSet.LettersAndDigits + "._-");

    public static bool IsValid(string? name) =>
        name is { Length: > 0 and <= MaxLength } && name.AsSpan().IndexOfAnyExcept(Characters) < 0;

    /// <summary>Returns the names.</summary>
    /// <exception cref="ArgumentException">There is no name, or a name is invalid.</exception>
    public static string[] Check(string[] names, string parameter)
    {
        ArgumentNullException.ThrowIfNull(names, parameter);
        if (names.Length == 0)
        {
            throw new ArgumentException("At least one channel is required.", parameter);
        }

        return Array.TrueForAll(names, IsValid)
            ? names
            : throw new ArgumentException("The name of a channel must be 1 to 64 letters, digits, '-', '_' and '.'.", parameter);
    }
}
