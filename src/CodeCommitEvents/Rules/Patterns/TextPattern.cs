using System.Text.RegularExpressions;

namespace CodeCommitEvents.Rules;

/// <summary>A regular expression of the rules' author for texts of strangers: found anywhere in the text, in time linear in its length.</summary>
internal sealed class TextPattern
{
    private readonly Regex regex;

    /// <exception cref="ArgumentException">It is no regular expression, or one that cannot do without backtracking.</exception>
    public TextPattern(string regex)
    {
        ArgumentException.ThrowIfNullOrEmpty(regex);
        try
        {
            // MA0009 asks for a timeout; without backtracking there is nothing to time out.
            this.regex = new Regex(regex, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
        }
        catch (RegexParseException exception)
        {
            throw new ArgumentException($"The regular expression '{regex}' is wrong at position {exception.Offset}: {exception.Error}.", nameof(regex), exception);
        }
        catch (NotSupportedException exception)
        {
            throw new ArgumentException(
                $"The regular expression '{regex}' has a backreference, a lookaround, an atomic group or a condition, or is too large: matching it could take for ever.", nameof(regex), exception);
        }
    }

    public bool IsMatch(ReadOnlySpan<char> text) => regex.IsMatch(text);

    public override string ToString() => $"/{regex}/";
}
