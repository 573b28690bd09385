using System.Text;

namespace CodeCommitEvents.Json;

/// <summary>
/// Returns shared string instances for texts that occur in many messages, such as regions, accounts, topics and repositories. The pool
/// has a fixed size: a new text replaces an old one. Untrusted input cannot make the pool grow.
/// </summary>
internal static class Utf8StringPool
{
    private const int LargestLength = 256;
    private const int Size = 512;
    private const int PlaceInService = 9;

    private static readonly string?[] Strings = new string?[Size];

    public static string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty || utf8.Length > LargestLength)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref var slot = ref Strings[SlotOf(utf8)];
        var known = Volatile.Read(ref slot);
        if (known is not null && Ascii.Equals(utf8, known))
        {
            return known;
        }

        var text = Encoding.UTF8.GetString(utf8);
        Volatile.Write(ref slot, text);
        return text;
    }

    /// <summary>Often, the ARN of a queue differs from the ARN of its topic only in the service: <c>arn:aws:sns:…</c>, <c>arn:aws:sqs:…</c>. Both are in each message.</summary>
    private static int SlotOf(ReadOnlySpan<byte> utf8) =>
        (int)((uint)((utf8.Length * 31) + (utf8[0] * 7) + (utf8[Math.Min(PlaceInService, utf8.Length - 1)] * 37) + (utf8[utf8.Length / 2] * 131) + (utf8[^1] * 17)) % Size);
}
