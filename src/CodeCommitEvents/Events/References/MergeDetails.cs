using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A merge that CodeCommit made: which commits, by which option.</summary>
[JsonConverter(typeof(JsonRecordConverter<MergeDetails>))]
public sealed record MergeDetails : IJsonRecord<MergeDetails>
{
    /// <summary>How it was merged.</summary>
    public MergeOption? Option { get; init; }

    /// <summary>The tip of the source.</summary>
    public string? SourceCommitId { get; init; }

    /// <summary>The tip of the destination before the merge.</summary>
    public string? DestinationCommitId { get; init; }

    /// <summary>The common ancestor. A fast-forward merge was seen without it.</summary>
    public string? BaseCommitId { get; init; }

    /// <summary>How finely conflicts were looked for. AWS writes the field as <c>conflictDetailsLevel</c> or <c>conflictDetailLevel</c>.</summary>
    public ConflictDetailLevel? ConflictDetailLevel { get; init; }

    /// <summary>How conflicts were resolved.</summary>
    public ConflictResolutionStrategy? ConflictResolutionStrategy { get; init; }

    /// <summary>Which of its two spellings the level came in.</summary>
    private bool IsLevelSingular { get; init; }

    static MergeDetails IJsonRecord<MergeDetails>.Read(in JsonCursor value) => Read(value) ?? new();

    void IJsonRecord<MergeDetails>.Write(FieldWriter writer) => Write(writer);

    internal static MergeDetails? Read(JsonCursor detail)
    {
        var option = detail.TakeWord("mergeOption"u8);
        var source = detail.TakeString("sourceCommitId"u8);
        var destination = detail.TakeString("destinationCommitId"u8);
        var ancestor = detail.TakeString("baseCommitId"u8);
        var singular = detail.TakeWord("conflictDetailLevel"u8);
        var level = singular ?? detail.TakeWord("conflictDetailsLevel"u8);
        var strategy = detail.TakeWord("conflictResolutionStrategy"u8);
        return (option ?? source ?? destination ?? ancestor ?? level ?? strategy) is null ? null : new()
        {
            Option = option is null ? null : new MergeOption(option),
            SourceCommitId = source,
            DestinationCommitId = destination,
            BaseCommitId = ancestor,
            ConflictDetailLevel = level is null ? null : new ConflictDetailLevel(level),
            ConflictResolutionStrategy = strategy is null ? null : new ConflictResolutionStrategy(strategy),
            IsLevelSingular = singular is not null,
        };
    }

    internal void Write(FieldWriter writer)
    {
        writer.Text("sourceCommitId", SourceCommitId);
        writer.Text("destinationCommitId", DestinationCommitId);
        writer.Text("baseCommitId", BaseCommitId);
        writer.Text("mergeOption", Option?.Value);
        writer.Text(IsLevelSingular ? "conflictDetailLevel" : "conflictDetailsLevel", ConflictDetailLevel?.Value);
        writer.Text("conflictResolutionStrategy", ConflictResolutionStrategy?.Value);
    }
}
