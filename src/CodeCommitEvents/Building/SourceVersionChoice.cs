using System.Text.Json.Serialization;

namespace CodeCommitEvents;

/// <summary>How a rule makes the source version of a build from its event.</summary>
/// <remarks>
/// Forms: <see href="https://docs.aws.amazon.com/codebuild/latest/userguide/sample-source-version.html">source version
/// sample</see> of the CodeBuild user guide.
/// </remarks>
[JsonConverter(typeof(JsonStringEnumConverter<SourceVersionChoice>))]
public enum SourceVersionChoice
{
    /// <summary>The full commit id of the event: exactly what was pushed or proposed, even if the branch has moved since.</summary>
    Commit,

    /// <summary>
    /// <c>refs/heads/NAME^{COMMIT}</c>: the same commit, but only its branch or tag is fetched, which is faster. The build fails
    /// if the commit is no longer reachable from the reference, after a force push or a deletion. If the event has no reference:
    /// the commit id.
    /// </summary>
    ReferenceAndCommit,

    /// <summary>The short name of the branch or tag: the commit that it points to when the build starts, which may be newer than the event.</summary>
    Reference,

    /// <summary>The short name of a pull request's destination branch: the commit that it points to when the build starts.</summary>
    Destination,

    /// <summary>No source version is sent. The project's own applies, or its default branch. Always used for deletions.</summary>
    ProjectDefault,
}
