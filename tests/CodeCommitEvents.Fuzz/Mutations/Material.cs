using System.Text;

namespace CodeCommitEvents.Fuzz.Mutations;

/// <summary>What mutations insert into inputs.</summary>
/// <param name="Inputs">The inputs whose parts are inserted.</param>
/// <param name="Names">The names of properties with their quotation marks.</param>
/// <param name="ValuesOf">The values that properties of a name have in the inputs.</param>
internal sealed record Material(byte[][] Inputs, byte[][] Names, IReadOnlyDictionary<string, byte[][]> ValuesOf)
{
    private const int MostValuesOfName = 200;

    /// <summary>Values that are unusual, or that mean something in some place.</summary>
    private static readonly byte[][] Values = Utf8(
        "null", "true", "false", "\"True\"", "\"false\"", "7", "\"7\"", "-0", "-0.0", "0.1e1", "1E-999", "1e400", "-1e400", "9007199254740993", "9007199254740993.0",
        "9223372036854775808", "-9223372036854775809", "2147483648", "1e19", "\"1e19\"", "123456789012345678901234567890.5", "{}", "[]", "\"\"", "\" \"",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ud83d\\udc4d\"", "\"a\\ud800b\"", "\"\\u0000\"", "\"\\u001b[31m\"", "\"\\u2028\\u0085\\u000b\"", "\"\\u202e\\udb40\\udc41\"",
        "[[1]]", "[null]", "{\"\\udc00\":1}", "{\"\":\"\"}", "{\"a\":1,\"a\":2}", "{\"a\":{\"b\":{\"c\":[{}]}}}", "\"e30=\"", "\"{}\"", "\"[]\"", "\"null\"", "\"\\\"\\\"\"",
        "\"{\\\"event\\\":\\\"referenceDeleted\\\",\\\"referenceName\\\":\\\"x\\\"}\"", "{\"Records\":[{},{}]}", "{\"requestPayload\":{}}",
        "{\"Type\":\"Notification\",\"Message\":\"hi\"}", "\"refs/heads/main\"", "\"refs/tags/\"", "\"2026-02-30T25:61:00Z\"", "\"9999-12-31T23:59:59.9999999+14:00\"",
        "\"0001-01-01T00:00:00Z\"", "\"arn:aws:iam::111122223333:role/path/name\"", "\"arn:::::\"", "\"!**\"", "\"[\"", "\"{a,{b,c\"", "\"\\\\\"", "\"(a+)+$\"", "\"(\"");

    /// <summary>Wrappers. The value is inserted in place of %, its JSON text in place of #, and its Base64 text in place of $.</summary>
    private static readonly string[] Wrappers =
    [
        """[%]""", """#""", """{"x":%}""", """{"x":#}""", """{"Records":[%]}""", """{"Records":[%,%]}""",
        """{"Type":"Notification","MessageId":"1","TopicArn":"arn:aws:sns:eu-west-1:111122223333:t","Message":#}""",
        """{"Type":"Notification","Message":%}""",
        """{"Records":[{"EventSource":"aws:sns","EventVersion":"1.0","Sns":{"Type":"Notification","MessageId":"1","Message":#}}]}""",
        """{"Records":[{"messageId":"1","receiptHandle":"r","body":#,"eventSource":"aws:sqs"}]}""", """{"messageId":"1","body":%}""",
        """{"version":"1.0","requestContext":{"requestId":"1"},"requestPayload":%,"responsePayload":null}""",
        """{"version":"0","id":"1","detail-type":"re-published","source":"acme","account":"111122223333","region":"eu-west-1","time":"2026-01-02T03:04:05Z","resources":[],"detail":%}""",
        """{"detail-type":"CodeCommit x","source":"acme","detail":#}""",
        """{"requestContext":{"http":{"method":"POST"}},"headers":{},"body":#,"isBase64Encoded":false}""",
        """{"requestContext":{"elb":{}},"headers":{},"body":$,"isBase64Encoded":true}""",
        """{"Records":[{"eventSource":"aws:kinesis","kinesis":{"data":$,"sequenceNumber":"1"}}]}""",
        """{"logGroup":"g","logEvents":[{"id":"1","timestamp":1,"message":#}]}""",
        """{"Records":[{"eventSource":"aws:codecommit","codecommit":{"references":[%]},"eventSourceARN":"arn:aws:codecommit:eu-west-1:111122223333:r"}]}""",
        """{"unless":%}""", """{"anyOf":[%]}""", """{"rules":[%]}""",
    ];

    public static Material From(byte[][] inputs)
    {
        var values = inputs.SelectMany(PropertiesOf).GroupBy(property => property.Name, property => property.Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Take(MostValuesOfName).ToArray(), StringComparer.Ordinal);
        return new(
            inputs,
            [
                .. values.Keys.Order(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes),
                .. Utf8("\"\"", "\"\\ud800\"", "\"\\u0065vent\"", "\"\\u0044etail\"", "\"x\"", "\"EVENT\""),
            ],
            values);
    }

    public byte[] AnyInput(Random random) => Inputs[random.Next(Inputs.Length)];

    public byte[] AnyName(Random random) => Names[random.Next(Names.Length)];

    /// <summary>The value of a property of this name in any input.</summary>
    public byte[] AnyValueOf(ReadOnlySpan<byte> name, Random random) =>
        ValuesOf.TryGetValue(Encoding.UTF8.GetString(name), out var values) ? values[random.Next(values.Length)] : AnyValue(random);

    /// <summary>A value: an unusual one, or a part of another input.</summary>
    public byte[] AnyValue(Random random)
    {
        if (random.Next(3) > 0)
        {
            return Values[random.Next(Values.Length)];
        }

        var input = AnyInput(random);
        var spans = JsonSpan.AllOf(input);
        return spans.Count == 0 ? Values[0] : spans[random.Next(spans.Count)].In(input).ToArray();
    }

    /// <summary>Puts the value into a wrapper.</summary>
    public static byte[] Wrapped(ReadOnlySpan<byte> value, Random random)
    {
        var wrapper = Wrappers[random.Next(Wrappers.Length)];
        var wrapped = new List<byte>(value.Length + wrapper.Length);
        foreach (var character in wrapper)
        {
            switch (character)
            {
                case '%':
                    wrapped.AddRange(value);
                    break;
                case '#':
                    wrapped.AddRange(JsonString.Encode(value));
                    break;
                case '$':
                    wrapped.AddRange(JsonString.Encode(Encoding.UTF8.GetBytes(Convert.ToBase64String(value))));
                    break;
                default:
                    wrapped.Add((byte)character);
                    break;
            }
        }

        return [.. wrapped];
    }

    private static IEnumerable<(string Name, byte[] Value)> PropertiesOf(byte[] input) => JsonSpan.AllOf(input)
        .Where(span => span.NameStart >= 0).Select(span => (Encoding.UTF8.GetString(span.NameIn(input)), span.In(input).ToArray()));

    private static byte[][] Utf8(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
