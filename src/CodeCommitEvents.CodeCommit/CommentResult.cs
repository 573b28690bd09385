namespace CodeCommitEvents.CodeCommit;

/// <summary>What became of a comment.</summary>
/// <param name="CommentId">The id of the comment that tells the build, or a newer build. Null if there is none.</param>
/// <param name="WhyNotWritten">Why the comment was not written, in words for the log. Null if the comment is written, now or before.</param>
internal sealed record CommentResult(string? CommentId, string? WhyNotWritten)
{
    public static CommentResult Written(string? commentId) => new(commentId, null);

    public static CommentResult NotWritten(string reason, string? commentId = null) => new(commentId, reason);
}
