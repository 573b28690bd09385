using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A branch or a tag was created, updated or deleted.</summary>
/// <remarks>Detail type <c>CodeCommit Repository State Change</c>. Repository triggers send the same events in another format.</remarks>
[JsonConverter(typeof(EventJsonConverter<ReferenceEvent>))]
public abstract record ReferenceEvent : CodeCommitEvent
{
    private readonly string? fullName;
    private readonly string? shortName;

    private protected ReferenceEvent()
    {
    }

    [SetsRequiredMembers]
    private protected ReferenceEvent(in EventReadContext input)
        : base(input)
    {
        fullName = input.Detail.TakeString("referenceFullName"u8);
        shortName = input.Detail.TakeString("referenceName"u8);
        ReferenceType = input.Detail.TakeWord("referenceType"u8) is { } type ? new ReferenceType(type) : null;
        CustomData = input.Detail.TakeString("customData"u8);
    }

    [SetsRequiredMembers]
    private protected ReferenceEvent(in EventReadContext input, string triggerRef)
        : base(input)
    {
        Reference = GitReference.Parse(triggerRef);
        fullName = triggerRef;
        CustomData = input.CustomData;
    }

    /// <summary>The branch or tag.</summary>
    public required GitReference Reference
    {
        get => GitReference.TryParse(fullName, out var reference) ? reference
            : shortName is not { Length: > 0 } ? default
            : ReferenceType == Events.ReferenceType.Tag ? GitReference.Parse($"refs/tags/{shortName}")
            : GitReference.Parse(shortName);
        init
        {
            fullName = value.FullName;
            shortName = value.Name;
            ReferenceType = value.Kind switch
            {
                GitReferenceKind.Branch => Events.ReferenceType.Branch,
                GitReferenceKind.Tag => Events.ReferenceType.Tag,
                _ => null,
            };
        }
    }

    /// <summary>The type of the reference as received (<c>referenceType</c>). To distinguish branches from tags, use <see cref="Reference"/>.</summary>
    public ReferenceType? ReferenceType { get; private init; }

    /// <summary>The custom data of the trigger that sent the event. Null or empty if there is none, and for all other channels.</summary>
    public string? CustomData { get; init; }

    /// <inheritdoc/>
    public override Uri? ConsoleUrl => ConsoleUrls.Repository(this, $"/browse/{ConsoleUrls.Path(Reference.FullName)}");

    /// <summary>The full name as received. The prefix <c>refs/heads/</c> can be missing.</summary>
    internal string FullNameOnWire => fullName ?? Reference.FullName;

    internal override string? IndexedReference => Reference.FullName;

    internal override string Subject => Reference.FullName;

    internal override string Summary => $"{EventName} of {Reference.FullName}";

    internal override string TriggerEventName => "ReferenceChanges";

    internal static bool CanRead(JsonCursor detail) => IsName(detail.Find("referenceFullName"u8)) || IsName(detail.Find("referenceName"u8));

    /// <summary>Writes the event as an item of <c>references</c> in the record of a trigger.</summary>
    internal void WriteTriggerReference(FieldWriter writer)
    {
        WriteTriggerFields(writer);
        writer.Text("ref", FullNameOnWire);
        writer.Additional(AdditionalFields);
    }

    /// <summary>Writes the commit id, and whether the reference was created or deleted.</summary>
    private protected abstract void WriteTriggerFields(FieldWriter writer);

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("referenceType", ReferenceType?.Value);
        writer.Text("referenceName", shortName);
        writer.Text("referenceFullName", fullName);
        writer.Text("customData", CustomData);
    }

    private static bool IsName(JsonCursor name) => name.IsId() && !name.Utf8.IsEmpty;
}
