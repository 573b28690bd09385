using System.Text.Json.Serialization;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Parsing;

namespace CodeCommitEvents;

/// <summary>An event, and the envelope and the transports in which the event arrived.</summary>
/// <remarks>
/// System.Text.Json writes a delivery as an object that contains the payload in AWS's format. Deserializing the object returns an equal delivery.
/// <see cref="EventDeliveryJsonConverter"/> describes the properties of the object.
/// </remarks>
[JsonConverter(typeof(EventDeliveryJsonConverter))]
public sealed record EventDelivery
{
    /// <summary>The event. Messages that are not events of CodeCommit or CodeBuild have their own types.</summary>
    public required ServiceEvent Event { get; init; }

    /// <summary>The envelope of the event. Null if the event arrived without an envelope, and for most messages that are not events.</summary>
    public EventEnvelope? Envelope { get; init; }

    /// <summary>The transports that carried the event, outermost first. Empty if the event itself was the payload.</summary>
    public ValueList<Transport> Transports { get; init; } = ValueList<Transport>.Empty;

    /// <summary>The position of the event in the list inside the innermost transport. Null if there is no list.</summary>
    public RecordPosition? Position { get; init; }

    /// <summary>
    /// The original text of the message, including the envelope. Never null for unknown events and for messages of the type
    /// <see cref="UntypedMessage"/>. For all other events, null unless the parser was called with <c>EventParserOptions.KeepRawText</c>.
    /// </summary>
    public string? RawText
    {
        get => KeptText ?? Event.RawText;
        init => KeptText = value;
    }

    /// <summary>
    /// Whether somebody else than AWS put the event on an EventBridge bus: one of the transports is an <see cref="EventBridgeTransport"/>.
    /// Whoever may put events on the bus can send an event with any content.
    /// </summary>
    public bool IsRepublished => Transports.Any(static transport => transport is EventBridgeTransport);

    /// <summary>The path of the message in the payload, through all transports, such as <c>Records[0].Sns.Message</c>. Empty if the message is the payload.</summary>
    public string Path => PathOf(Transports, Position);

    /// <summary>The text that was kept because of <c>EventParserOptions.KeepRawText</c>. If null, <see cref="RawText"/> is the text of the event.</summary>
    internal string? KeptText { get; private init; }

    internal static string PathOf(IReadOnlyList<Transport> transports, RecordPosition? position)
    {
        var path = "";
        foreach (var transport in transports)
        {
            path = Join(Join(path, transport.Position?.Path), transport.ContentPath);
        }

        return Join(path, position?.Path);
    }

    /// <summary>Appends a step to a path. An index in a list without a name follows without a dot.</summary>
    internal static string Join(string path, string? step) =>
        string.IsNullOrEmpty(step) ? path : path.Length == 0 || step[0] == '[' ? path + step : $"{path}.{step}";
}
