using System.Text.RegularExpressions;

namespace CodeCommitEvents.Rules;

/// <summary>Says in words what is wrong with a regular expression.</summary>
internal static class RegexErrorWords
{
    public static string Of(RegexParseError error) => error switch
    {
        RegexParseError.QuantifierAfterNothing => @"*, + or ? must follow what it repeats; write .* for any text, and \* for the character",
        RegexParseError.NestedQuantifiersNotParenthesized => @"a quantifier (*, +, ? or {n}) follows another; write \ before it for the character",
        RegexParseError.ReversedQuantifierRange => "in {n,m}, n must not be greater than m",
        RegexParseError.QuantifierOrCaptureGroupOutOfRange => "a number is too large",
        RegexParseError.UnterminatedBracket => @"[ has no matching ]; write \[ for the character",
        RegexParseError.ReversedCharacterRange => "the end of a range in [ ] is before its start",
        RegexParseError.ShorthandClassInCharacterRange => @"a class such as \d cannot be the start or the end of a range in [ ]",
        RegexParseError.ExclusionGroupNotLast => "a subtraction in [ ] must be last",
        RegexParseError.InsufficientClosingParentheses => @"( has no matching ); write \( for the character",
        RegexParseError.InsufficientOpeningParentheses => @") has no matching (; write \) for the character",
        RegexParseError.InvalidGroupingConstruct => "(? is followed by an unknown character",
        RegexParseError.CaptureGroupNameInvalid => "the name of a group is wrong",
        RegexParseError.CaptureGroupOfZero => "a group cannot have the number 0",
        RegexParseError.UnterminatedComment => "(?# has no matching )",
        RegexParseError.UnescapedEndingBackslash => @"\ at the end escapes nothing; write \\ for the character",
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
}
