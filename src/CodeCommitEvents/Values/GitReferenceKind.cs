namespace CodeCommitEvents.Events;

/// <summary>The kind of a git reference, according to its full name.</summary>
public enum GitReferenceKind
{
    /// <summary>Neither a branch nor a tag.</summary>
    Other,

    /// <summary>A branch: <c>refs/heads/…</c>.</summary>
    Branch,

    /// <summary>A tag: <c>refs/tags/…</c>.</summary>
    Tag,
}
