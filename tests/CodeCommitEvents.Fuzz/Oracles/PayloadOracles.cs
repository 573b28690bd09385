using System.Text;
using System.Text.Json;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Fuzz.Oracles;

/// <summary>What must be true of every payload.</summary>
internal static class PayloadOracles
{
    /// <summary>The number of events of one payload that are evaluated and printed.</summary>
    private const int MostEvaluated = 16;

    public static Oracle<PayloadTrial>[] All { get; } =
    [
        new("only the documented exception escapes", OnlyTheDocumentedExceptionEscapes),
        new("what is JSON is read", WhatIsJsonIsRead),
        new("all entries agree", AllEntriesAgree),
        new("written and read again is equal", WrittenAndReadAgainIsEqual),
        new("evaluate, explain and print never throw", EvaluateExplainAndPrintNeverThrow),
        new("takes under 100 ms", CostOracles.TakesUnder100Milliseconds),
        new("allocates at most 100 times the input", CostOracles.AllocatesAtMost100TimesTheInput),
    ];

    private static readonly EventParserOptions[] Limits =
    [
        new() { MaxDepth = 512, MaxNesting = 64, KeepRawText = true },
        new() { MaxDepth = 5, MaxNesting = 1, MaxDeliveries = 1, MaxPayloadBytes = 10_000 },
    ];

    private static string? OnlyTheDocumentedExceptionEscapes(PayloadTrial trial)
    {
        trial.Read();
        foreach (var limits in Limits)
        {
            _ = EventParser.TryParse(trial.Payload, limits, out _);
        }

        return null;
    }

    /// <summary>The JSON reader of .NET decides what is JSON. It has the same limit of depth by default.</summary>
    private static string? WhatIsJsonIsRead(PayloadTrial trial)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutByteOrderMark(trial.Payload));
            return trial.Deliveries is null && IsUtf8(trial.Payload) ? $"refused: {trial.Refusal?.Message}" : null;
        }
        catch (JsonException exception)
        {
            return trial.Deliveries is null ? null : $"read, but {exception.Message}";
        }
    }

    private static string? AllEntriesAgree(PayloadTrial trial) =>
        Difference(trial, "TryParse of bytes", () => EventParser.TryParse(trial.Payload, out var read) ? read : null)
        ?? Difference(trial, "ParseAsync", () => Refused(() => EventParser.ParseAsync(new SlowStream(trial.Payload)).GetAwaiter().GetResult(), trial))
        ?? (IsUtf8(trial.Payload) ? DifferenceOfText(trial, Encoding.UTF8.GetString(trial.Payload)) : null);

    private static string? DifferenceOfText(PayloadTrial trial, string text) =>
        Difference(trial, "Parse of a string", () => Refused(() => EventParser.Parse(text), trial))
        ?? Difference(trial, "TryParse of a string", () => EventParser.TryParse(text, out var read) ? read : null)
        ?? (trial.Deliveries is null ? null : Difference(trial, "Parse of a JsonElement", () =>
        {
            using var document = JsonDocument.Parse(WithoutByteOrderMark(trial.Payload));
            return EventParser.Parse(document.RootElement);
        }));

    private static string? WrittenAndReadAgainIsEqual(PayloadTrial trial)
    {
        if (trial.Deliveries is not { Count: > 0 } deliveries)
        {
            return null;
        }

        var written = trial.MeasureWriting("writing", () => EventWriter.Write(deliveries));
        var read = EventParser.Parse(written);
        var isEqual = trial.MeasureTime("comparing", () => read.SequenceEqual(deliveries));
        return !isEqual ? $"written as {Encoding.UTF8.GetString(written)}"
            : deliveries.Take(MostEvaluated).Any(delivery => EventParser.Parse(EventWriter.Write(delivery)) is not [{ } one] || !IsSame(one.Event, delivery.Event)) ? "an event that is written alone is read differently"
            : JsonSerializer.Deserialize<List<EventDelivery>>(JsonSerializer.Serialize(deliveries))!.SequenceEqual(deliveries) ? null
            : "serialized and deserialized, the deliveries differ";
    }

    /// <summary>Whether the events are equal. An unreadable message that is written alone is the first of its list, so that its path differs.</summary>
    private static bool IsSame(ServiceEvent one, ServiceEvent other) => one is UnreadableMessage message && other is UnreadableMessage otherMessage
        ? (message with { JsonPath = otherMessage.JsonPath }).Equals(otherMessage)
        : one.Equals(other);

    private static string? EvaluateExplainAndPrintNeverThrow(PayloadTrial trial)
    {
        foreach (var delivery in trial.Deliveries?.Take(MostEvaluated) ?? [])
        {
            _ = trial.MeasureTime("evaluating and explaining", () => Situations.Evaluate(trial.Rules, delivery.Event, trial.Facts));
            _ = Situations.Print(trial.Rules, delivery, trial.Facts);
        }

        return null;
    }

    private static string? Difference(PayloadTrial trial, string entry, Func<IReadOnlyList<EventDelivery>?> read) => (read(), trial.Deliveries) switch
    {
        (null, null) => null,
        (null, _) => $"{entry} refuses the payload, Parse of bytes reads it",
        (_, null) => $"{entry} reads the payload, Parse of bytes refuses it",
        var (one, other) => one.SequenceEqual(other) ? null : $"{entry} reads other deliveries than Parse of bytes",
    };

    /// <summary>Returns null if the payload is refused with the same message.</summary>
    private static IReadOnlyList<EventDelivery>? Refused(Func<IReadOnlyList<EventDelivery>> read, PayloadTrial trial)
    {
        try
        {
            return read();
        }
        catch (EventParseException exception) when (exception.Message == trial.Refusal?.Message && exception.BytePosition == trial.Refusal.BytePosition)
        {
            return null;
        }
    }

    private static bool IsUtf8(byte[] payload) => System.Text.Unicode.Utf8.IsValid(payload);

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(byte[] json) => json is [0xEF, 0xBB, 0xBF, ..] ? json.AsMemory(3) : json;

    /// <summary>A stream that returns only a part of what was asked for, as a network does.</summary>
    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
    {
        private const int Most = 5_000;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(Read(buffer.Span[..Math.Min(buffer.Length, Most)]));
    }
}
