using System.Text.Json;
using CodeCommitEvents.Benchmarks.Parsing.Pocos;

namespace CodeCommitEvents.Benchmarks.Parsing;

/// <summary>Checks before each measurement that all methods read the same facts, and that this library has a property for every field.</summary>
internal static class Verification
{
    public static void Verify(Payload payload)
    {
        var utf8Json = Payloads.Load(payload);
        var deliveries = EventParser.Parse(utf8Json);
        var expected = deliveries.Select(Facts.Of).ToArray();
        Require(expected.Length == (payload == Payload.SqsBatchOf10 ? 10 : 1), "the number of events");
        Require(deliveries.DistinctBy(it => it.Event.GetType()).Count() == expected.Length, "the events have different types");
        Require(deliveries.All(it => it.Event.AdditionalFields.Count == 0), "each field has a property");
        Require(expected.SequenceEqual(Facts.OfPocos(ReflectionReader.Read(payload, utf8Json))), nameof(ReflectionReader));
        Require(expected.SequenceEqual(Facts.OfPocos(SourceGeneratedReader.Read(payload, utf8Json))), nameof(SourceGeneratedReader));
        Require(FloorWalk.CountTokens(utf8Json) == CountTokens(JsonDocument.Parse(utf8Json).RootElement), nameof(FloorWalk));
    }

    /// <summary>The number of tokens of a value, including the JSON inside its strings.</summary>
    private static int CountTokens(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => 2 + value.EnumerateObject().Sum(property => 1 + CountTokens(property.Value)),
        JsonValueKind.Array => 2 + value.EnumerateArray().Sum(CountTokens),
        JsonValueKind.String when value.GetString()!.StartsWith('{') => 1 + CountTokens(JsonDocument.Parse(value.GetString()!).RootElement),
        _ => 1,
    };

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"A check of the payload failed: {what}.");
        }
    }
}
