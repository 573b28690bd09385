namespace CodeCommitEvents.CodeCommit;

/// <summary>What the builds of a revision say about it.</summary>
internal enum Verdict
{
    /// <summary>Nothing yet, or nothing at all: the approval stays as it is.</summary>
    Open,

    /// <summary>All required builds succeeded.</summary>
    Succeeded,

    /// <summary>A required build failed.</summary>
    Failed,
}
