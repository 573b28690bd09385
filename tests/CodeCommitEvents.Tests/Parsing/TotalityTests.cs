using System.Text;
using CsCheck;

namespace CodeCommitEvents.Tests.Parsing;

/// <summary>Tests that the parser ends quickly for any input, and that it throws only the documented exception.</summary>
public class TotalityTests
{
    private const int MiB = 1024 * 1024;

    private static readonly string[] Fragments =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\\"", "\\u0000", "\\ud800", "null", "1", "1e400", "true", " ", "\n", "\"Records\":[",
        "\"Sns\":{", "\"Message\":\"", "\"body\":\"", "\"detail\":{", "\"detail-type\":\"x\"", "\"detailType\":\"x\"", "\"codecommit\":{",
        "\"references\":[", "\"event\":\"referenceCreated\"", "\"requestPayload\":", "\"Type\":\"Notification\"",
    ];

    private static readonly Dictionary<string, Func<string>> MadeToBreak = new(StringComparer.Ordinal)
    {
        ["lists"] = () => Nested("[", "]", 100_000),
        ["objects"] = () => Nested("{\"a\":", "1}", 100_000),
        ["details"] = () => Nested("{\"detail-type\":\"x\",\"detail\":", "{}}", 60),
        ["Records in Records"] = () => Nested("{\"Records\":[", "]}", 30),
        ["SNS in SNS as objects"] = () => Nested("{\"Type\":\"Notification\",\"Message\":", "{}}", 50),
        ["SQS in SQS as objects"] = () => Nested("{\"messageId\":\"1\",\"body\":", "{}}", 50),
        ["destinations in each other"] = () => Nested("{\"requestPayload\":", "{}}", 60),
        ["transformers in each other"] = () => Nested("{\"x\":", "{\"detail-type\":\"y\",\"detail\":{}}}", 60),
        ["text in text"] = () => Escaped("{\"Type\":\"Notification\",\"Message\":\"", "\"}", 14),
        ["strings in strings"] = () => Escaped("\"", "\"", 16),
        ["many transformers beside each other"] = () => $"{{{Repeated(i => $"\"k{i}\":{{\"a\":{{\"b\":{{}}}}}}", 50_000)}}}",
        ["many fields"] = () => $"{{\"detail-type\":\"x\",\"detail\":{{{Repeated(i => $"\"k{i}\":{i}", 200_000)}}}}}",
        ["many fields of one name"] = () => $"{{\"detail-type\":\"x\",\"detail\":{{{Repeated(_ => "\"event\":1", 200_000)}}}}}",
        ["many records"] = () => $"{{\"Records\":[{Repeated(_ => "{}", 1_000_000)}]}}",
        ["many references"] = () => $"{{\"Records\":[{{\"codecommit\":{{\"references\":[{Repeated(_ => "{\"ref\":\"a\"}", 100_000)}]}}}}]}}",
        ["a long text"] = () => $"\"{new string('x', 5 * MiB)}\"",
        ["a long text of escapes"] = () => $"\"{string.Concat(Enumerable.Repeat("\\u00e4", 900_000))}\"",
        ["a long number"] = () => new string('9', 1_000_000),
    };

    public static TheoryData<string> Bombs { get; } = [.. MadeToBreak.Keys];

    public static TheoryData<string> Samples { get; } =
        ["notification/referenceDeleted.json", "trigger/three-references.json", "wrapped/sns-sqs-lambda-notification.json", "wrapped/pipes-body-sns.json"];

    [Fact]
    public void Random_bytes_are_parsed_or_rejected() => Gen.Byte.Array[0, 200].Sample(IsRead, iter: 20_000);

    [Fact]
    public void Random_pieces_of_payloads_are_parsed_or_rejected() => Gen.OneOf(Fragments).Array[0, 40].Sample(pieces => IsRead(string.Concat(pieces)), iter: 20_000);

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_truncated_payload_is_rejected(string file)
    {
        var payload = Payloads.Read(file).AsSpan().TrimEnd("\n"u8).ToArray();
        for (var length = 0; length < payload.Length; length++)
        {
            var part = payload[..length];
            FluentActions.Invoking(() => EventParser.Parse(part)).Should().Throw<EventParseException>();
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_payload_with_a_flipped_bit_is_parsed_or_rejected(string file)
    {
        var payload = Payloads.Read(file);
        for (var at = 0; at < payload.Length; at += 1 + (payload.Length / 3_000))
        {
            var bit = (byte)(1 << (at % 8));
            payload[at] ^= bit;
            IsRead(payload);
            payload[at] ^= bit;
        }
    }

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task A_payload_that_attacks_the_parser_is_parsed_or_rejected_in_time(string name)
    {
        var payload = MadeToBreak[name]();

        // The limit is for a parser that does not end, or that takes exponential time. Benchmarks and the fuzzer measure the time.
        await Task.Run(() => IsRead(payload)).WaitAsync(TimeSpan.FromMinutes(3));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("123")]
    [InlineData("-1.5e3")]
    [InlineData("true")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("[null,1,\"text\",[],[[]],{}]")]
    [InlineData("{\"Records\":[null,1,\"text\",[],{}]}")]
    [InlineData("\uFEFF{}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"detail-type\":\"\\ud800\",\"source\":\"aws.codecommit\",\"detail\":{\"event\":\"\\udc00\",\"\\ud800\":\"\\ud800\"}}")]
    public void Any_JSON_value_is_parsed(string json) =>
        FluentActions.Invoking(() => EventParser.Parse(json).Sum(PublicProperties.ReadAll)).Should().NotThrow();

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t")]
    [InlineData("\uFEFF")]
    [InlineData("{}{}")]
    [InlineData("{'a':1}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("// none\n{}")]
    [InlineData("\uFEFF\uFEFF{}")]
    public void Invalid_JSON_is_rejected(string json) =>
        FluentActions.Invoking(() => EventParser.Parse(json)).Should().Throw<EventParseException>();

    [Fact]
    public void A_payload_over_the_size_limit_is_rejected() =>
        FluentActions.Invoking(() => EventParser.Parse($"\"{new string('x', 7 * MiB)}\"")).Should().Throw<EventParseException>();

    private static void IsRead(string payload) => IsRead(Encoding.UTF8.GetBytes(payload));

    private static void IsRead(byte[] payload)
    {
        IReadOnlyList<EventDelivery> deliveries;
        try
        {
            deliveries = EventParser.Parse(payload);
        }
        catch (EventParseException)
        {
            return;
        }

        _ = deliveries.Take(100).Sum(PublicProperties.ReadAll);
        if (deliveries.Count > 0)
        {
            EventWriter.Write(deliveries).Length.Should().BePositive();
        }
    }

    private static string Nested(string start, string end, int times) =>
        new StringBuilder().Insert(0, start, times).Insert(start.Length * times, end, times).ToString();

    private static string Escaped(string start, string end, int times) =>
        Enumerable.Range(0, times).Aggregate("x", (text, _) => $"{start}{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}{end}");

    private static string Repeated(Func<int, string> item, int times) => string.Join(',', Enumerable.Range(0, times).Select(item));
}
