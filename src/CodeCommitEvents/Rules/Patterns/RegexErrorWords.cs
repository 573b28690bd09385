using System.Text.RegularExpressions;

namespace CodeCommitEvents.Rules;

/// <summary>Says in words what is wrong with a regular expression.</summary>
internal static class RegexErrorWords
{
    public static string Of(RegexParseError error) => error switch
    {
        RegexParseError.QuantifierAfterNothing => "*, + or ? must follow what it repeats; write .* for any text, and [*] for the character",
        RegexParseError.NestedQuantifiersNotParenthesized => "a quantifier (*, +, ? or {n}) follows another; write it in brackets for the character, such as [*]",
        RegexParseError.ReversedQuantifierRange => "in {n,m}, n must not be greater than m",
        RegexParseError.QuantifierOrCaptureGroupOutOfRange => "a number is too large",
        RegexParseError.UnterminatedBracket => "[ has no matching ]; add ], or write [[] for the character",
        RegexParseError.ReversedCharacterRange => "the end of a range in [ ] is before its start",
        RegexParseError.ShorthandClassInCharacterRange => @"a class such as \d cannot be the start or the end of a range in [ ]",
        RegexParseError.ExclusionGroupNotLast => "a subtraction in [ ] must be last",
        RegexParseError.InsufficientClosingParentheses => "( has no matching ); add ), or write [(] for the character",
        RegexParseError.InsufficientOpeningParentheses => ") has no matching (; add (, or write [)] for the character",
        RegexParseError.InvalidGroupingConstruct => "(? is followed by an unknown character",
        RegexParseError.CaptureGroupNameInvalid => "the name of a group is wrong",
        RegexParseError.CaptureGroupOfZero => "a group cannot have the number 0",
        RegexParseError.UnterminatedComment => "(?# has no matching )",
        RegexParseError.UnescapedEndingBackslash => @"\ at the end escapes nothing; write \\ for the character (in JSON \\\\)",
        RegexParseError.UnrecognizedEscape => @"this letter cannot follow a \",
        RegexParseError.MissingControlCharacter or RegexParseError.UnrecognizedControlCharacter => @"\c must be followed by a letter",
        RegexParseError.InsufficientOrInvalidHexDigits => @"\x must be followed by two hexadecimal digits, and \u by four",
        RegexParseError.InvalidUnicodePropertyEscape or RegexParseError.MalformedUnicodePropertyEscape or RegexParseError.UnrecognizedUnicodeProperty
            => @"\p must be followed by a Unicode category, such as \p{Lu}",
        RegexParseError.UndefinedNamedReference or RegexParseError.UndefinedNumberedReference or RegexParseError.MalformedNamedReference => "a reference names no group",
        RegexParseError.AlternationHasComment or RegexParseError.AlternationHasMalformedCondition or RegexParseError.AlternationHasMalformedReference
            or RegexParseError.AlternationHasNamedCapture or RegexParseError.AlternationHasTooManyConditions or RegexParseError.AlternationHasUndefinedReference
            => "the condition of a (?( ) ) is wrong",
        _ => "the expression is not valid",
    };

    /// <summary>Says what makes a valid regular expression impossible in linear time, and what to write instead.</summary>
    public static string OfNonlinear(string regex)
    {
        for (var at = 0; at < regex.Length; at++)
        {
            var rest = regex.AsSpan(at);
            if (rest is ['\\', (>= '1' and <= '9') or 'k', ..])
            {
                return "has a backreference, which cannot run in linear time. Write what the group matches once more";
            }

            if (rest.StartsWith("(?=") || rest.StartsWith("(?!") || rest.StartsWith("(?<=") || rest.StartsWith("(?<!"))
            {
                return "has a lookaround, which cannot run in linear time. Write a second condition instead: in unless for what must not occur";
            }

            if (rest.StartsWith("(?>"))
            {
                return "has an atomic group, which cannot run in linear time. Write (?: instead of (?>";
            }

            if (rest.StartsWith("(?("))
            {
                return "has a condition, which cannot run in linear time. Write the alternatives with | instead";
            }

            at = rest[0] == '\\' ? at + 1 : rest[0] == '[' ? EndOfClass(regex, at) : at;
        }

        return "is too large. Write two conditions, or smaller numbers in { }";
    }

    /// <summary>Returns the position of the ] that ends the class at a position. A ] directly after [ or [^ is a character of the class.</summary>
    private static int EndOfClass(string regex, int at)
    {
        at += regex.AsSpan(at).StartsWith("[^") ? 2 : 1;
        for (at++; at < regex.Length && regex[at] != ']'; at++)
        {
            at += regex[at] == '\\' ? 1 : 0;
        }

        return at;
    }
}
