using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A message that is stored as the received text. Only this text is written back into a payload; changes to other properties have no effect on it.</summary>
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
