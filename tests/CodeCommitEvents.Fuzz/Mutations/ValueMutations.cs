using System.Text;
using System.Text.Json;

namespace CodeCommitEvents.Fuzz.Mutations;

/// <summary>Changes of one value or property of JSON. The result is mostly JSON, too.</summary>
internal static class ValueMutations
{
    private static readonly int[] Depths = [1, 2, 3, 7, 8, 9, 30, 59, 62, 63, 64, 65, 200, 511, 512, 513, 2000];
    private static readonly int[] Counts = [1, 2, 3, 10, 50, 300, 3000];

    private static readonly (string Start, string End)[] Nests =
    [
        ("[", "]"), ("{\"a\":", "}"), ("{\"requestPayload\":", "}"), ("{\"Records\":[", "]}"), ("{\"unless\":", "}"), ("{\"messageId\":\"1\",\"body\":", "}"),
        ("{\"detail-type\":\"x\",\"source\":\"y\",\"detail\":", "}"), ("{\"Type\":\"Notification\",\"Message\":", "}"),
    ];

    private static readonly string[] HostileTexts = ["\\ud800", "\\udc00", "\\u0000", "\\\"", "\\\\", "\\n", "\\u2028", "\\u202e", "\\u001b", "\uFEFF", "👍🏽", "\\ud83d\\udc4d", "ä", "/../", "$(x)", "```"];

    public static byte[] Apply(byte[] input, List<JsonSpan> spans, Material material, Mutator mutator, Random random)
    {
        var span = spans[random.Next(spans.Count)];
        var value = span.In(input);
        return random.Next(16) switch
        {
            0 => Replace(input, span, material.AnyValue(random)),
            1 => Replace(input, span, spans[random.Next(spans.Count)].In(input)),
            2 => Removed(input, span),
            3 => span.NameStart < 0 ? Replace(input, span, [.. value, (byte)',', .. value]) : Doubled(input, span, material.AnyValue(random), random),
            4 => span.NameStart < 0 ? Replace(input, span, [(byte)'[', .. value, (byte)']']) : ByteMutations.Replaced(input, span.NameStart, span.NameIn(input).Length, material.AnyName(random)),
            5 or 6 => WithProperty(input, span, material, random),
            7 => Replace(input, span, JsonString.Encode(value)),
            8 => Replace(input, span, Material.Wrapped(value, random)),
            9 => Replace(input, span, Nested(value, random)),
            10 => Replace(input, span, Repeated(value, random)),
            11 => Material.Wrapped(input, random),
            12 or 13 when span.NameStart >= 0 => Replace(input, span, material.AnyValueOf(span.NameIn(input), random)),
            _ when span.Type == JsonTokenType.String => Replace(input, span, WithChangedText(value, mutator, random)),
            _ => Replace(input, span, material.AnyValue(random)),
        };
    }

    private static byte[] Replace(byte[] input, JsonSpan span, ReadOnlySpan<byte> by) => ByteMutations.Replaced(input, span.Start, span.End - span.Start, by);

    private static byte[] Removed(byte[] input, JsonSpan span)
    {
        var start = span.NameStart < 0 ? span.Start : span.NameStart;
        var comma = input.AsSpan(span.End).TrimStart(" \r\n\t"u8) is [(byte)',', ..] ? Array.IndexOf(input, (byte)',', span.End) + 1 : span.End;
        if (comma == span.End && input.AsSpan(0, start).TrimEnd(" \r\n\t"u8) is [.., (byte)','])
        {
            start = Array.LastIndexOf(input, (byte)',', start);
        }

        return ByteMutations.Replaced(input, start, comma - start, []);
    }

    /// <summary>The property twice: with its value and with another one, in either order.</summary>
    private static byte[] Doubled(byte[] input, JsonSpan span, ReadOnlySpan<byte> other, Random random)
    {
        var name = span.NameIn(input);
        return random.Next(2) == 0
            ? ByteMutations.Replaced(input, span.NameStart, 0, [.. name, (byte)':', .. other, (byte)','])
            : ByteMutations.Replaced(input, span.End, 0, [(byte)',', .. name, (byte)':', .. other]);
    }

    private static byte[] WithProperty(byte[] input, JsonSpan span, Material material, Random random)
    {
        if (span.Type != JsonTokenType.StartObject)
        {
            return Replace(input, span, [(byte)'{', .. material.AnyName(random), (byte)':', .. span.In(input), (byte)'}']);
        }

        byte[] property = [.. material.AnyName(random), (byte)':', .. material.AnyValue(random)];
        return input.AsSpan(span.Start + 1).TrimStart(" \r\n\t"u8) is [(byte)'}', ..] ? ByteMutations.Replaced(input, span.Start + 1, 0, property)
            : ByteMutations.Replaced(input, span.Start + 1, 0, [.. property, (byte)',']);
    }

    /// <summary>The value in lists, in objects, or in one kind of wrapper many times.</summary>
    private static byte[] Nested(ReadOnlySpan<byte> value, Random random)
    {
        var depth = Depths[random.Next(Depths.Length)];
        var (start, end) = Nests[random.Next(Nests.Length)];
        return
        [
            .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(start, depth))), .. value,
            .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(end, depth))),
        ];
    }

    private static byte[] Repeated(ReadOnlySpan<byte> value, Random random)
    {
        var count = Counts[random.Next(Counts.Length)];
        var list = new List<byte>((value.Length + 1) * count) { (byte)'[' };
        for (var index = 0; index < count && list.Count < Mutator.LargestInput; index++)
        {
            list.AddRange(value);
            list.Add((byte)',');
        }

        list[^1] = (byte)']';
        return [.. list];
    }

    private static byte[] WithChangedText(ReadOnlySpan<byte> json, Mutator mutator, Random random)
    {
        if (random.Next(3) > 0 && JsonString.Decode(json) is { } text)
        {
            return random.Next(8) == 0 ? text
                : mutator.ChangedInside(text, random) is { } changed ? JsonString.Encode(changed)
                : WithHostileText(json, random);
        }

        return WithHostileText(json, random);
    }

    private static byte[] WithHostileText(ReadOnlySpan<byte> json, Random random)
    {
        var hostile = HostileTexts[random.Next(HostileTexts.Length)];
        var at = random.Next(1, json.Length);
        return [.. json[..at], .. Encoding.UTF8.GetBytes(hostile), .. json[at..]];
    }
}
