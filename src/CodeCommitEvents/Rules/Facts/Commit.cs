namespace CodeCommitEvents.Rules;

/// <summary>A commit, as far as conditions use it.</summary>
public sealed record Commit
{
    /// <summary>The whole commit message. Its author is not trusted.</summary>
    public required string Message { get; init; }
}
