using System.Buffers.Text;

namespace CodeCommitEvents.Json;

/// <summary>Reads whole numbers. In some events, AWS writes them with a fraction of zero, such as <c>60.0</c>.</summary>
internal static class JsonNumber
{
    public static bool TryGetWhole(ReadOnlySpan<byte> digits, out long number)
    {
        if (Utf8Parser.TryParse(digits, out number, out var consumed) && consumed == digits.Length)
        {
            return true;
        }

        const double LargestExact = 9_007_199_254_740_992;
        var isWhole = Utf8Parser.TryParse(digits, out double real, out consumed) && consumed == digits.Length
            && Math.Abs(real) <= LargestExact && Math.Floor(real) == real;
        number = isWhole ? (long)real : 0;
        return isWhole;
    }
}
