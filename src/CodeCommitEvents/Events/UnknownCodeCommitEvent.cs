using System.Diagnostics.CodeAnalysis;

namespace CodeCommitEvents.Events;

/// <summary>
/// An event of CodeCommit that this version does not know, or a known one without what makes it that event (a pull request
/// without its number). What all events have in common is typed; the rest is in
/// <see cref="ServiceEvent.AdditionalFields"/>, and the whole message in <see cref="Json"/>.
/// </summary>
public sealed record UnknownCodeCommitEvent : CodeCommitEvent
{
    /// <summary>An event with no more than its required properties.</summary>
    public UnknownCodeCommitEvent()
    {
    }

    [SetsRequiredMembers]
    internal UnknownCodeCommitEvent(in EventReadContext input, string json)
        : base(input) => Json = json;

    /// <summary>The whole message as it came, envelope included.</summary>
    public required string Json { get; init; }

    /// <inheritdoc/>
    public override string RawText => Json;

    internal override EventCatalogEntry? Entry => null;

    internal override string?[] IdentityParts => [RawText];
}
