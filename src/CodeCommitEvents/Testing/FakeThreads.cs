using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>The comments on a fake pull request.</summary>
internal sealed class FakeThreads(FakeRepository repository, string pullRequestId)
{
    private readonly string id = repository.NextUuid();

    /// <summary>Begins a thread, or replies to a comment: that has all that was said before.</summary>
    public CommentOnPullRequestCreatedEvent Say(string text, CommentOnPullRequestCreatedEvent? to, string destinationCommit, string sourceCommit)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return repository.Act(new CommentOnPullRequestCreatedEvent
        {
            CommentId = $"{id}:{repository.NextUuid()}",
            PullRequestId = pullRequestId,
            InReplyTo = to?.CommentId,
            BeforeCommitId = destinationCommit,
            AfterCommitId = sourceCommit,
            Thread = [.. to?.Thread ?? [], new() { AuthorArn = repository.Actor, Text = text }],
        });
    }

    /// <summary>Edits a comment, which nobody can but the one who wrote it.</summary>
    public CommentOnPullRequestUpdatedEvent Edit(CommentOnPullRequestCreatedEvent comment, string text)
    {
        ArgumentNullException.ThrowIfNull(comment);
        ArgumentException.ThrowIfNullOrEmpty(text);
        var edited = new CommentOnPullRequestUpdatedEvent
        {
            CommentId = comment.CommentId,
            PullRequestId = pullRequestId,
            InReplyTo = comment.InReplyTo,
            BeforeCommitId = comment.BeforeCommitId,
            AfterCommitId = comment.AfterCommitId,
            Thread = [.. (comment.Thread ?? []).SkipLast(1), new() { AuthorArn = comment.CallerUserArn, Text = text }],
        };
        return repository.Act(edited, comment.CallerUserArn);
    }
}
