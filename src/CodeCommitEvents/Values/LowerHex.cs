namespace CodeCommitEvents.Events;

/// <summary>Writes hashes as hexadecimal digits in lower case, without the text in upper case that .NET 8 makes first.</summary>
internal static class LowerHex
{
    private const string Digits = "0123456789abcdef";

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[2 * bytes.Length];
        for (var index = 0; index < bytes.Length; index++)
        {
            text[2 * index] = Digits[bytes[index] >> 4];
            text[(2 * index) + 1] = Digits[bytes[index] & 0xF];
        }

        return new(text);
    }
}
