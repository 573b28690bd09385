using System.Text.Json.Serialization;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Parsing;

namespace CodeCommitEvents;

/// <summary>An event, and what it came in.</summary>
/// <remarks>
/// System.Text.Json writes a delivery as the payload that AWS would send, and reads it back equal. The properties of the JSON are
/// listed at <see cref="EventDeliveryJsonConverter"/>.
/// </remarks>
[JsonConverter(typeof(EventDeliveryJsonConverter))]
public sealed record EventDelivery
{
    /// <summary>The event, never null: also what is no event of CodeCommit or CodeBuild has a type.</summary>
    public required ServiceEvent Event { get; init; }

    /// <summary>The envelope of the event. Null where only its details came, and around what is no event.</summary>
    public EventEnvelope? Envelope { get; init; }

    /// <summary>What carried it, outermost first. Empty where the event itself was the payload.</summary>
    public ValueList<Transport> Transports { get; init; } = ValueList<Transport>.Empty;

    /// <summary>Where the event stands in the list that it came in, inside all transports. Null where there is no list.</summary>
    public RecordPosition? Position { get; init; }

    /// <summary>
    /// The text of the message as it came, envelope included. Kept where it could not be typed, and on request
    /// (<c>EventParserOptions.KeepRawText</c>).
    /// </summary>
    public string? RawText
    {
        get => KeptText ?? Event.RawText;
        init => KeptText = value;
    }

    /// <summary>Where the message lies in the payload, through all wrappers: <c>Records[0].Sns.Message</c>. Empty for the payload itself.</summary>
    public string Path => PathOf(Transports, Position);

    /// <summary>The text that was kept on request; null where <see cref="RawText"/> is that of the event.</summary>
    internal string? KeptText { get; private init; }

    internal static string PathOf(IReadOnlyList<Transport> transports, RecordPosition? position) =>
        string.Join('.', transports
            .SelectMany(transport => new[] { transport.Position?.Path, transport.ContentPath })
            .Append(position?.Path)
            .Where(step => !string.IsNullOrEmpty(step)));
}
