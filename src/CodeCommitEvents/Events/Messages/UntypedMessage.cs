using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A message that is stored as the received text. When a payload is written, only this text is written; other properties have no effect on the payload.</summary>
[JsonConverter(typeof(EventJsonConverter<UntypedMessage>))]
public abstract record UntypedMessage : ServiceEvent
{
    private protected UntypedMessage()
    {
    }

    private protected UntypedMessage(in EventReadContext input)
        : base(input)
    {
    }

    /// <inheritdoc/>
    public abstract override string RawText { get; }

    internal sealed override EventCatalogEntry? Entry => null;

    internal sealed override string?[] IdentityParts => [RawText];

    private protected sealed override void WriteFields(FieldWriter writer)
    {
    }
}
