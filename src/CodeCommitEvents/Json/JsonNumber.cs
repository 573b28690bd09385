using System.Buffers.Text;

namespace CodeCommitEvents.Json;

/// <summary>
/// The exact value of a JSON number: its significant digits, without zeros at either end, and the power of ten. Neither <c>double</c> nor
/// <c>decimal</c> can represent every number of a JSON text.
/// </summary>
internal readonly ref struct JsonNumber
{
    private const int LongestExponent = 17;

    private readonly bool isNegative;
    private readonly ReadOnlySpan<byte> digits;
    private readonly long exponent;

    private JsonNumber(bool isNegative, ReadOnlySpan<byte> digits, long exponent)
    {
        this.isNegative = isNegative;
        this.digits = digits;
        this.exponent = exponent;
    }

    /// <summary>Reads a whole number. In some events, AWS writes it with a fraction of zero, such as <c>60.0</c>.</summary>
    public static bool TryGetWhole(ReadOnlySpan<byte> text, out long number)
    {
        if (Utf8Parser.TryParse(text, out number, out var consumed) && consumed == text.Length && text[0] != (byte)'+')
        {
            return true;
        }

        number = 0;
        return TryRead(text, out var value) && value.TryGetWhole(out number);
    }

    /// <summary>Whether two numbers have the same value. <c>1</c> equals <c>1.0</c>.</summary>
    public static bool Equal(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        left.SequenceEqual(right)
        || (TryRead(left, out var one) && TryRead(right, out var other)
            && one.isNegative == other.isNegative && one.exponent == other.exponent && one.digits.SequenceEqual(other.digits));

    /// <summary>Reads a text in the syntax of a JSON number. Returns false for any other text, and for a power of ten that no number needs.</summary>
    private static bool TryRead(ReadOnlySpan<byte> text, out JsonNumber number)
    {
        number = default;
        if (text.IsEmpty || JsonScanner.SkipLiteral(text, 0, out var type) != text.Length || type != System.Text.Json.JsonTokenType.Number)
        {
            return false;
        }

        var hasSign = text[0] == (byte)'-';
        var mantissa = hasSign ? text[1..] : text;
        long power = 0;
        if (mantissa.IndexOfAny((byte)'e', (byte)'E') is >= 0 and var at)
        {
            var powerText = mantissa[(at + 1)..].TrimStart((byte)'+');
            if (powerText.Length > LongestExponent || !Utf8Parser.TryParse(powerText, out power, out _))
            {
                return false;
            }

            mantissa = mantissa[..at];
        }

        var point = mantissa.IndexOf((byte)'.');
        var all = point < 0 ? mantissa : (byte[])[.. mantissa[..point], .. mantissa[(point + 1)..]];
        power -= point < 0 ? 0 : mantissa.Length - point - 1;
        var significant = all.TrimEnd((byte)'0');
        power += all.Length - significant.Length;
        significant = significant.TrimStart((byte)'0');
        number = significant.IsEmpty ? default : new(hasSign, significant, power);
        return true;
    }

    private bool TryGetWhole(out long number)
    {
        number = 0;
        if (digits.IsEmpty)
        {
            return true;
        }

        if (exponent < 0 || digits.Length + exponent > 19)
        {
            return false;
        }

        Int128 whole = 0;
        for (var at = 0; at < digits.Length + exponent; at++)
        {
            whole = (whole * 10) + (at < digits.Length ? digits[at] - (byte)'0' : 0);
        }

        whole = isNegative ? -whole : whole;
        number = whole >= long.MinValue && whole <= long.MaxValue ? (long)whole : 0;
        return number == whole;
    }
}
