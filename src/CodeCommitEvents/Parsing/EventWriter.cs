using System.Text;
using CodeCommitEvents.Parsing;

namespace CodeCommitEvents;

/// <summary>
/// Writes events as the JSON that AWS sends: details, envelope and transports. A parsed payload is written with the same meaning,
/// including unknown fields at every level. Properties that are null are not written.
/// </summary>
/// <remarks>Messages without a type of their own are written as the received text. The JSON is compact UTF-8.</remarks>
public static class EventWriter
{
    /// <summary>Writes a payload with one delivery.</summary>
    /// <param name="delivery">The delivery. Without an envelope, only the details are written.</param>
    /// <exception cref="ArgumentNullException"><paramref name="delivery"/> is null.</exception>
    public static byte[] Write(EventDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return PayloadComposer.Write([delivery], additionalPaths: null);
    }

    /// <summary>
    /// Writes one payload with all deliveries, such as a batch. Deliveries of the same message, trigger record or list are written together.
    /// </summary>
    /// <param name="deliveries">The deliveries, in the order in which they were parsed.</param>
    /// <exception cref="ArgumentException"><paramref name="deliveries"/> is empty, or the deliveries are not from the same list.</exception>
    public static byte[] Write(IEnumerable<EventDelivery> deliveries)
    {
        ArgumentNullException.ThrowIfNull(deliveries);
        EventDelivery[] all = [.. deliveries];
        return all.Length == 0
            ? throw new ArgumentException("There must be at least one delivery.", nameof(deliveries))
            : PayloadComposer.Write(all, additionalPaths: null);
    }

    /// <summary>Like <see cref="Write(EventDelivery)"/>, but returns a string.</summary>
    /// <param name="delivery">The delivery.</param>
    public static string WriteString(EventDelivery delivery) => Encoding.UTF8.GetString(Write(delivery));

    /// <summary>
    /// Returns the paths of the additional fields of a delivery, through all transports, such as
    /// <c>Records[0].Sns.Message.detail.newField</c>. The values are in the properties <c>AdditionalFields</c>.
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
