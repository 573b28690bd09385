namespace CodeCommitEvents.Rules;

/// <summary>The part of a commit that conditions use.</summary>
public sealed record Commit
{
    /// <summary>The whole commit message. It is untrusted text, chosen by whoever creates the commit.</summary>
    public required string Message { get; init; }
}
