using System.Text;
using CodeCommitEvents.Parsing;

namespace CodeCommitEvents;

/// <summary>
/// Turns events back into the JSON that AWS sends: details, envelope and transports. What was parsed is written with the
/// same meaning, unknown fields of every level included; a property that is null is left out.
/// </summary>
/// <remarks>What could not be typed is written as the text it came in. JSON is compact, in UTF-8.</remarks>
public static class EventWriter
{
    /// <summary>The payload with this delivery alone.</summary>
    /// <param name="delivery">The delivery; where it has no envelope, the details alone are written.</param>
    /// <exception cref="ArgumentNullException"><paramref name="delivery"/> is null.</exception>
    public static byte[] Write(EventDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return PayloadComposer.Write([delivery], additionalPaths: null);
    }

    /// <summary>
    /// One payload with all deliveries, as a batch: those of one message, one trigger record or one list stand together
    /// again.
    /// </summary>
    /// <param name="deliveries">The deliveries, in the order in which they were parsed.</param>
    /// <exception cref="ArgumentException">There is none, or they do not fit into one payload: not all are of the same list.</exception>
    public static byte[] Write(IEnumerable<EventDelivery> deliveries)
    {
        ArgumentNullException.ThrowIfNull(deliveries);
        EventDelivery[] all = [.. deliveries];
        return all.Length == 0
            ? throw new ArgumentException("A payload has at least one delivery.", nameof(deliveries))
            : PayloadComposer.Write(all, additionalPaths: null);
    }

    /// <summary>Like <see cref="Write(EventDelivery)"/>, as a string.</summary>
    /// <param name="delivery">The delivery.</param>
    public static string WriteString(EventDelivery delivery) => Encoding.UTF8.GetString(Write(delivery));

    /// <summary>
    /// The fields of a delivery that no property holds, by their paths through all wrappers, as
    /// <c>Records[0].Sns.Message.detail.newField</c>. They are in the <c>AdditionalFields</c> of their records.
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
