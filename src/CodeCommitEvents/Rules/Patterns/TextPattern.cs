using System.Text.RegularExpressions;

namespace CodeCommitEvents.Rules;

/// <summary>A regular expression for texts that strangers write. It can match a part of the text. The time is linear in the length of the text.</summary>
internal sealed class TextPattern
{
    private readonly Regex regex;

    /// <exception cref="ArgumentException">The regular expression is wrong or needs backtracking.</exception>
    public TextPattern(string regex)
    {
        ArgumentException.ThrowIfNullOrEmpty(regex);
        try
        {
            // MA0009 requires a timeout. Without backtracking, none is needed.
            this.regex = new Regex(regex, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
        }
        catch (RegexParseException exception)
        {
            throw new ArgumentException($"The regular expression '{regex}' is wrong at position {exception.Offset}: {exception.Error}.", nameof(regex), exception);
        }
        catch (NotSupportedException exception)
        {
            throw new ArgumentException(
                $"The regular expression '{regex}' has a backreference, a lookaround, an atomic group or a condition, or is too large. It cannot run in linear time.", nameof(regex), exception);
        }
    }

    public bool IsMatch(ReadOnlySpan<char> text) => regex.IsMatch(text);

    public override string ToString() => $"/{regex}/";
}
