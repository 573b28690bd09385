namespace CodeCommitEvents.Rules;

/// <summary>A commit, as far as conditions use it.</summary>
public sealed record Commit
{
    /// <summary>The whole commit message. Untrusted text: whoever creates the commit chooses it.</summary>
    public required string Message { get; init; }
}
