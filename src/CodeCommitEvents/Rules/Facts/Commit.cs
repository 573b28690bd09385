namespace CodeCommitEvents.Rules;

/// <summary>What rules ask of a commit.</summary>
public sealed record Commit
{
    /// <summary>The whole message, written by whoever committed.</summary>
    public required string Message { get; init; }
}
