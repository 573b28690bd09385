using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>The commits and the options of a merge by CodeCommit.</summary>
[JsonConverter(typeof(JsonRecordConverter<MergeDetails>))]
public sealed record MergeDetails : IJsonRecord<MergeDetails>
{
    /// <summary>The merge strategy.</summary>
    public MergeOption? Option { get; init; }

    /// <summary>The tip of the source branch.</summary>
    public string? SourceCommitId { get; init; }

    /// <summary>The tip of the destination branch before the merge.</summary>
    public string? DestinationCommitId { get; init; }

    /// <summary>The common ancestor of the source commit and the destination commit. Can be null for a fast-forward merge.</summary>
    public string? BaseCommitId { get; init; }

    /// <summary>The level at which conflicts were detected (<c>conflictDetailsLevel</c>, or <c>conflictDetailLevel</c> in some events).</summary>
    public ConflictDetailLevel? ConflictDetailLevel { get; init; }

    /// <summary>How conflicts were resolved.</summary>
    public ConflictResolutionStrategy? ConflictResolutionStrategy { get; init; }

    /// <summary>Whether the field in the payload is named <c>conflictDetailLevel</c>.</summary>
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
