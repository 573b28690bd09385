using System.Text.Json.Serialization;

namespace CodeCommitEvents;

/// <summary>How the source version of a build is derived from the event.</summary>
/// <remarks>
/// Source: <see href="https://docs.aws.amazon.com/codebuild/latest/userguide/sample-source-version.html">source version
/// sample</see> of the CodeBuild user guide.
/// </remarks>
[JsonConverter(typeof(JsonStringEnumConverter<SourceVersionChoice>))]
public enum SourceVersionChoice
{
    /// <summary>The full commit id of the event. The build gets the commit that was pushed or proposed, even if the branch has moved since.</summary>
    Commit,

    /// <summary>
    /// <c>refs/heads/NAME^{COMMIT}</c>: the same commit as <see cref="Commit"/>, but only its branch or tag is fetched, which is
    /// faster. The build fails if the reference no longer contains the commit, for example after a force push or a deletion. If the
    /// event has no reference, the commit id is sent.
    /// </summary>
    ReferenceAndCommit,

    /// <summary>
    /// The full name of the branch or tag, such as <c>refs/heads/main</c>, so that a tag with the name of the branch has no effect. The
    /// build gets the commit to which the branch or tag points when the build starts. This commit may be newer than the event.
    /// </summary>
    Reference,

    /// <summary>
    /// The full name of the destination branch of a pull request, such as <c>refs/heads/main</c>. The build gets the commit to which the
    /// branch points when the build starts.
    /// </summary>
    Destination,

    /// <summary>
    /// No source version is sent. CodeBuild uses the source version of the project or, if the project has none, the default branch. For a
    /// deletion, the other values have the same effect.
    /// </summary>
    ProjectDefault,
}
