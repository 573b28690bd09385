using System.Text;
using CodeCommitEvents.Parsing;

namespace CodeCommitEvents;

/// <summary>
/// Writes events as the JSON that AWS sends: details, envelope and transports. A parsed delivery is written with the same
/// meaning, including the unknown fields of every level. A property that is null is left out.
/// </summary>
/// <remarks>A message with a <see cref="Events.ServiceEvent.RawText"/> is written as that text. The JSON is compact, in UTF-8.</remarks>
public static class EventWriter
{
    /// <summary>Writes the payload with this delivery alone.</summary>
    /// <param name="delivery">The delivery. If it has no envelope, the details alone are written.</param>
    /// <exception cref="ArgumentNullException"><paramref name="delivery"/> is null.</exception>
    public static byte[] Write(EventDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return PayloadComposer.Write([delivery], additionalPaths: null);
    }

    /// <summary>
    /// Writes one payload with all deliveries, as a batch. Deliveries of the same message, trigger record or list are written together
    /// again.
    /// </summary>
    /// <param name="deliveries">The deliveries, in the order in which they were parsed.</param>
    /// <exception cref="ArgumentException">There are none, or they do not fit into one payload, because they are not in the same list.</exception>
    public static byte[] Write(IEnumerable<EventDelivery> deliveries)
    {
        ArgumentNullException.ThrowIfNull(deliveries);
        EventDelivery[] all = [.. deliveries];
        return all.Length == 0
            ? throw new ArgumentException("A payload has at least one delivery.", nameof(deliveries))
            : PayloadComposer.Write(all, additionalPaths: null);
    }

    /// <summary>Writes like <see cref="Write(EventDelivery)"/>, as a string.</summary>
    /// <param name="delivery">The delivery.</param>
    public static string WriteString(EventDelivery delivery) => Encoding.UTF8.GetString(Write(delivery));

    /// <summary>
    /// Lists the fields of a delivery that have no property, by their paths through all transports, as
    /// <c>Records[0].Sns.Message.detail.newField</c>. Their values are in the <c>AdditionalFields</c> of their records.
    /// </summary>
    /// <param name="delivery">The delivery.</param>
    /// <exception cref="ArgumentNullException"><paramref name="delivery"/> is null.</exception>
    public static IReadOnlyList<string> AdditionalFieldPaths(EventDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        var paths = new List<string>();
        PayloadComposer.Write([delivery], paths);
        return paths;
    }
}
