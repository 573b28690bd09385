using System.Buffers;
using System.Text.Json;

namespace CodeCommitEvents.Benchmarks.Parsing;

/// <summary>
/// Reads every token of a payload and keeps nothing. A string that starts with <c>{</c> is treated as JSON: it is unescaped into a
/// pooled buffer, and its tokens are also read.
/// </summary>
internal static class FloorWalk
{
    public static int CountTokens(ReadOnlySpan<byte> utf8Json)
    {
        var count = 0;
        var reader = new Utf8JsonReader(utf8Json);
        while (reader.Read())
        {
            count++;
            if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.StartsWith("{"u8))
            {
                count += CountTokensInside(ref reader);
            }
        }

        return count;
    }

    private static int CountTokensInside(ref Utf8JsonReader reader)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        var length = reader.CopyString(buffer);
        var count = CountTokens(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return count;
    }
}
