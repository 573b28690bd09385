namespace CodeCommitEvents.Events;

/// <summary>Whether the approval rules of a pull request are overridden (<c>overrideStatus</c>).</summary>
/// <remarks>Unknown values are kept. Source: the CodeCommit API, <c>OverrideStatus</c>.</remarks>
[Vocabulary]
public readonly partial record struct OverrideStatus
{
    /// <summary>The approval rules are overridden.</summary>
    public static OverrideStatus Override { get; } = new("OVERRIDE");

    /// <summary>The override was revoked: the approval rules apply again.</summary>
    public static OverrideStatus Revoke { get; } = new("REVOKE");
}
