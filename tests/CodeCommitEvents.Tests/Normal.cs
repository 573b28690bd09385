using System.Text.RegularExpressions;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests;

/// <summary>Sets all indexes in a delivery to zero, as if its payload contained no other delivery.</summary>
internal static partial class Normal
{
    public static EventDelivery Of(EventDelivery delivery) => delivery with
    {
        Event = delivery.Event is UnreadableMessage unreadable
            ? unreadable with { JsonPath = First(unreadable.JsonPath), Reason = First(unreadable.Reason) }
            : delivery.Event,
        Envelope = delivery.Envelope is TriggerEnvelope trigger ? trigger with { ReferenceIndex = 0 } : delivery.Envelope,
        Transports = [.. delivery.Transports.Select(transport => transport with { Position = First(transport.Position) })],
        Position = First(delivery.Position),
    };

    private static RecordPosition? First(RecordPosition? position) => position is null ? null : position with { Index = 0 };

    private static string First(string path) => Index().Replace(path, "[0]");

    [GeneratedRegex(@"\[\d+\]", RegexOptions.None, 1000)]
    private static partial Regex Index();
}
