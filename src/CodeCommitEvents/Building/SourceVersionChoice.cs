namespace CodeCommitEvents;

/// <summary>Which version of the source a build of an event takes.</summary>
/// <remarks>
/// Forms: <see href="https://docs.aws.amazon.com/codebuild/latest/userguide/sample-source-version.html">source version
/// sample</see> of the CodeBuild user guide.
/// </remarks>
public enum SourceVersionChoice
{
    /// <summary>The full commit id of the event: exactly what was pushed or proposed, whatever has happened since.</summary>
    Commit,

    /// <summary>
    /// <c>refs/heads/x^{COMMIT}</c>: the same commit, fetched with its branch or tag alone, which is faster. The build fails
    /// once the commit cannot be reached from there any more, after a force push or when the branch is deleted. Where the
    /// event names no reference, the commit id.
    /// </summary>
    ReferenceAndCommit,

    /// <summary>The branch or tag by its short name: what it points to when the build starts, which may be newer than the event.</summary>
    Reference,

    /// <summary>The destination branch of a pull request by its short name: what it points to when the build starts.</summary>
    Destination,

    /// <summary>None is sent: the project's own source version, or else the default branch. That of a deletion.</summary>
    ProjectDefault,
}
