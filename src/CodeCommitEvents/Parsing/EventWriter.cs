using System.Text;
using CodeCommitEvents.Parsing;

namespace CodeCommitEvents;

/// <summary>
/// Writes events as the JSON that AWS sends: <c>detail</c>, envelope and transports. The JSON of a parsed delivery has the same
/// content as the original, including unknown fields. A property that is null is omitted.
/// </summary>
/// <remarks>If the <see cref="Events.ServiceEvent.RawText"/> of the event is not null, this text is written. Other JSON is written without white space, in UTF-8.</remarks>
public static class EventWriter
{
    /// <summary>Writes a payload that contains only this delivery.</summary>
    /// <param name="delivery">The delivery. If its envelope is null, only the <c>detail</c> object of the event is written.</param>
    /// <exception cref="ArgumentNullException"><paramref name="delivery"/> is null.</exception>
    public static byte[] Write(EventDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        return PayloadComposer.Write([delivery], additionalPaths: null);
    }

    /// <summary>
    /// Writes one payload that contains all deliveries, as a batch. Deliveries from the same message, trigger record or list are put
    /// back into that message, record or list.
    /// </summary>
    /// <param name="deliveries">The deliveries, in the order in which they were parsed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="deliveries"/> is null.</exception>
    /// <exception cref="ArgumentException">There are no deliveries, or they cannot be written into one payload because they are not in the same list.</exception>
    public static byte[] Write(IEnumerable<EventDelivery> deliveries)
    {
        ArgumentNullException.ThrowIfNull(deliveries);
        EventDelivery[] all = [.. deliveries];
        return all.Length == 0
            ? throw new ArgumentException("At least one delivery is required.", nameof(deliveries))
            : PayloadComposer.Write(all, additionalPaths: null);
    }

    /// <summary>Works like <see cref="Write(EventDelivery)"/>, but returns the payload as a string.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <exception cref="ArgumentNullException"><paramref name="delivery"/> is null.</exception>
    public static string WriteString(EventDelivery delivery) => Encoding.UTF8.GetString(Write(delivery));

    /// <summary>
    /// Returns the paths of all fields that no typed property contains, starting at the root of the payload, such as
    /// <c>Records[0].Sns.Message.detail.newField</c>. The values of the fields are in properties such as <c>AdditionalFields</c>.
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
