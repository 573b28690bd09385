using System.Text.RegularExpressions;

namespace CodeCommitEvents.Rules;

/// <summary>A regular expression for untrusted texts. It can match a part of a text. The time is proportional to the length of the text.</summary>
internal sealed class TextPattern
{
    private readonly Regex regex;

    /// <exception cref="ArgumentException">The regular expression is invalid or needs backtracking.</exception>
    public TextPattern(string regex)
    {
        ArgumentException.ThrowIfNullOrEmpty(regex);
        try
        {
            // The analyzer rule MA0009 requires a timeout. Without backtracking, no timeout is needed.
            this.regex = new Regex(regex, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
        }
        catch (RegexParseException exception)
        {
            throw new ArgumentException($"The regular expression '{regex}' is wrong at position {exception.Offset}: {RegexErrorWords.Of(exception.Error)}.", nameof(regex), exception);
        }
        catch (NotSupportedException exception)
        {
            throw new ArgumentException($"The regular expression '{regex}' {RegexErrorWords.OfNonlinear(regex)}.", nameof(regex), exception);
        }
    }

    public bool IsMatch(ReadOnlySpan<char> text) => regex.IsMatch(text);

    public override string ToString() => $"/{regex}/";
}
