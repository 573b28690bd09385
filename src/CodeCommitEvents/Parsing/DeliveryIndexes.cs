using CodeCommitEvents.Envelopes;

namespace CodeCommitEvents.Parsing;

/// <summary>The indexes of a delivery in the lists that contain it, from the outermost list to the innermost. For a trigger, the index of the reference follows.</summary>
internal static class DeliveryIndexes
{
    public static int[] Of(EventDelivery delivery)
    {
        var indexes = new List<int>();
        Replace(delivery, index =>
        {
            indexes.Add(index);
            return index;
        });
        return [.. indexes];
    }

    /// <summary>Returns the delivery with all indexes set to 0, as if its payload contained no other delivery.</summary>
    public static EventDelivery First(EventDelivery delivery) => Replace(delivery, static _ => 0);

    /// <summary>Returns the delivery with these indexes, or null if there are too many or too few indexes.</summary>
    public static EventDelivery? Restore(EventDelivery delivery, IReadOnlyList<int> indexes)
    {
        var at = 0;
        var restored = Replace(delivery, index => at++ < indexes.Count ? indexes[at - 1] : index);
        return at == indexes.Count ? restored : null;
    }

    private static EventDelivery Replace(EventDelivery delivery, Func<int, int> replace) => delivery with
    {
        Transports = [.. delivery.Transports.Select(transport => transport with { Position = Replace(transport.Position, replace) })],
        Position = Replace(delivery.Position, replace),
        Envelope = delivery.Envelope is TriggerEnvelope trigger ? trigger with { ReferenceIndex = replace(trigger.ReferenceIndex) } : delivery.Envelope,
    };

    private static RecordPosition? Replace(RecordPosition? position, Func<int, int> replace) =>
        position is null ? null : position with { Index = replace(position.Index) };
}
