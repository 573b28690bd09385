using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Envelopes;

/// <summary>A wrapper that a message travelled in.</summary>
public abstract record Transport
{
    private protected Transport()
    {
    }

    /// <summary>A short name for reports: <c>sns</c>, <c>sqs</c>, …</summary>
    public abstract string Name { get; }

    /// <summary>Where the wrapper stands in the list that it came in. Null where there is no list.</summary>
    public RecordPosition? Position { get; init; }

    /// <summary>Whether the content stands in the wrapper as JSON; else it is JSON in a text.</summary>
    internal bool IsInline { get; init; }

    /// <summary>The fields of the wrapper that no property holds.</summary>
    public JsonFields AdditionalFields { get; init; } = JsonFields.Empty;

    /// <summary>The step from the wrapper to its content, as <c>Sns.Message</c>.</summary>
    internal abstract string ContentPath { get; }

    /// <summary>Writes the wrapper around its content.</summary>
    internal abstract void Write(FieldWriter writer, TransportContent content);
}
