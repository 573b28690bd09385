using CodeCommitEvents.Envelopes;

namespace CodeCommitEvents.Parsing;

/// <summary>A place in the payload: the transports around the place, outermost first, the position in a list, and what is known about an event there.</summary>
internal readonly record struct PayloadLocation(Transport[] Transports, RecordPosition? Position, Surroundings? Surroundings)
{
    public static PayloadLocation Root { get; } = new([], null, null);

    /// <summary>Where an object at this place is.</summary>
    public ObjectPlace ObjectPlace => Position switch
    {
        null => ObjectPlace.Alone,
        { IsLogEvent: true } => ObjectPlace.LogEvent,
        _ => ObjectPlace.ListItem,
    };

    /// <summary>Whether this place is in a record of a list.</summary>
    public bool IsInRecord
    {
        get
        {
            var isInRecord = Position is not null;
            foreach (var transport in Transports)
            {
                isInRecord |= transport.Position is not null;
            }

            return isInRecord;
        }
    }

    public PayloadLocation At(RecordPosition position) => this with { Position = position };

    /// <summary>Returns the place inside a transport. The new place has no position, because the transport stores its own position.</summary>
    public PayloadLocation In(Transport transport) => new([.. Transports, transport], null, Surroundings);

    public PayloadLocation With(Surroundings? surroundings) => this with { Surroundings = surroundings };
}
