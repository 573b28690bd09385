using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CodeCommitEvents.Tests.Parsing;

/// <summary>
/// Parses changed payloads: bytes are replaced, parts are cut, repeated or exchanged with parts of other payloads, and whole payloads are put
/// into fields of others. The seed is fixed, so a failure can be repeated.
/// </summary>
/// <remarks>The environment variable <c>CODECOMMIT_EVENTS_FUZZ</c> sets the number of payloads for each seed. Default: 1,500.</remarks>
public class FuzzTests
{
    private static readonly int Iterations =
        int.TryParse(Environment.GetEnvironmentVariable("CODECOMMIT_EVENTS_FUZZ"), CultureInfo.InvariantCulture, out var iterations) ? iterations : 1_500;

    private static readonly byte[][] Corpus = [.. Payloads.Index.Select(row => Payloads.Read(row.File)).Where(payload => payload.Length < 4_000)];

    private static readonly string[] Pieces =
    [
        "null", "true", "\"True\"", "7", "\"7\"", "1E-999", "9007199254740993.0", "-0.0", "{}", "[]", "\"\"", "\"\\ud800\"", "\"\\ud83d\\udc4d\"", "[[1]]", "\"x\"",
        "{\"\\udc00\":1}", "{\"a\":1,\"a\":2}", "\"{\\\"event\\\":\\\"referenceDeleted\\\",\\\"referenceName\\\":\\\"x\\\"}\"", "\"e30=\"", "{\"Records\":[{},{}]}",
        "{\"requestPayload\":{}}", "{\"Type\":\"Notification\",\"Message\":\"hi\"}",
    ];

    private static readonly string[] Names =
    [
        "Records", "body", "Sns", "Message", "Type", "TopicArn", "detail", "detail-type", "detailType", "source", "account", "region", "time", "resources", "event",
        "requestPayload", "requestContext", "isBase64Encoded", "kinesis", "data", "logEvents", "logGroup", "message", "messageId", "codecommit", "references", "ref",
        "deleted", "created", "build-id", "build-status", "pullRequestId", "additionalAttributes", "\\ud800", "\\u0065vent", "new",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_changed_payload_is_rejected_or_read_the_same_by_every_entry_and_written_without_loss(int seed)
    {
        var random = new Random(seed);
        var read = 0;
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var payload = Changed(random);
            var because = $"seed {seed}, iteration {iteration}: {Encoding.UTF8.GetString(payload)}";
            if (await ReadAsync(payload, because) is { Count: > 0 } deliveries)
            {
                read++;
                _ = deliveries.Sum(PublicProperties.ReadAll);
                EventParser.Parse(EventWriter.Write(deliveries)).Should().Equal(deliveries, because);
                JsonSerializer.Deserialize<List<EventDelivery>>(JsonSerializer.Serialize(deliveries)).Should().Equal(deliveries, because);
            }
        }

        read.Should().BeGreaterThan(Iterations / 5, "payloads that are rejected test little");
    }

    /// <summary>Reads the payload through all entries. Returns null if it was rejected with the documented exception.</summary>
    private static async Task<IReadOnlyList<EventDelivery>?> ReadAsync(byte[] payload, string because)
    {
        using var stream = new MemoryStream(payload);
        if (!EventParser.TryParse(payload, out var deliveries))
        {
            await FluentActions.Awaiting(() => EventParser.ParseAsync(stream)).Should().ThrowAsync<EventParseException>(because);
            return null;
        }

        (await EventParser.ParseAsync(stream)).Should().Equal(deliveries, because);
        EventParser.Parse(Encoding.UTF8.GetString(payload)).Should().Equal(deliveries, because);
        using var document = JsonDocument.Parse(payload);
        EventParser.Parse(document.RootElement).Should().Equal(deliveries, because);
        return deliveries;
    }

    private static byte[] Changed(Random random)
    {
        var payload = Corpus[random.Next(Corpus.Length)].AsSpan().TrimEnd("\n"u8).ToArray();
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            payload = random.Next(6) switch
            {
                0 => Replaced(payload, random.Next(payload.Length), 1, [(byte)random.Next(256)]),
                1 => Replaced(payload, random.Next(payload.Length), random.Next(20), []),
                2 => ValueReplaced(payload, random, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)])),
                3 => ValueReplaced(payload, random, Corpus[random.Next(Corpus.Length)]),
                4 => ValueReplaced(payload, random, JsonSerializer.SerializeToUtf8Bytes(Encoding.UTF8.GetString(Corpus[random.Next(Corpus.Length)]))),
                _ => WithProperty(payload, random),
            };
        }

        return payload;
    }

    /// <summary>Replaces the value of a property, judged by its first and last byte. The result is often still JSON.</summary>
    private static byte[] ValueReplaced(byte[] payload, Random random, ReadOnlySpan<byte> value)
    {
        var at = Array.IndexOf(payload, (byte)':', random.Next(payload.Length));
        var end = at < 0 ? -1 : payload.AsSpan(at).IndexOfAny(",}\n"u8);
        return end < 0 ? payload : Replaced(payload, at + 1, end - 1, value);
    }

    /// <summary>Inserts a property with a name that the parser knows at the start of an object.</summary>
    private static byte[] WithProperty(byte[] payload, Random random)
    {
        var at = Array.IndexOf(payload, (byte)'{', random.Next(payload.Length));
        var property = Encoding.UTF8.GetBytes($"\"{Names[random.Next(Names.Length)]}\":{Pieces[random.Next(Pieces.Length)]}");
        return at < 0 ? payload
            : payload[(at + 1)..].AsSpan().TrimStart(" \n"u8) is [(byte)'}', ..] ? Replaced(payload, at + 1, 0, property)
            : Replaced(payload, at + 1, 0, [.. property, (byte)',']);
    }

    private static byte[] Replaced(byte[] payload, int at, int length, ReadOnlySpan<byte> by) =>
        [.. payload.AsSpan(0, at), .. by, .. payload.AsSpan(Math.Min(at + length, payload.Length))];
}
