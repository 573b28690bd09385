namespace CodeCommitEvents.Events;

/// <summary>Whether approval rules are set aside: <c>overrideStatus</c>. Its <c>REVOKE</c> puts them in force again.</summary>
/// <remarks>An open vocabulary. Source: the CodeCommit API, <c>OverrideStatus</c>.</remarks>
[Vocabulary]
public readonly partial record struct OverrideStatus
{
    /// <summary>The approval rules are set aside.</summary>
    public static OverrideStatus Override { get; } = new("OVERRIDE");

    /// <summary>The approval rules are in force again.</summary>
    public static OverrideStatus Revoke { get; } = new("REVOKE");
}
