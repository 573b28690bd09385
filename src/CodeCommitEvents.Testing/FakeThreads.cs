using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>The comments on a fake pull request.</summary>
internal sealed class FakeThreads(FakeEventLog journal, string pullRequestId)
{
    private const int LongestText = 10_240;

    private readonly string id = journal.NewUuid();
    private readonly List<(CommentOnPullRequestCreatedEvent Event, string Root, Comment Said)> comments = [];

    /// <exception cref="ArgumentException">The text is null, empty or too long.</exception>
    public static void CheckText(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        if (text.Length > LongestText)
        {
            throw new ArgumentException($"A comment can have at most {LongestText} characters.", nameof(text));
        }
    }

    /// <summary>Adds a comment that starts a thread. The comment is about the changes between two commits.</summary>
    public CommentOnPullRequestCreatedEvent Begin(string text, string destinationCommit, string sourceCommit)
    {
        CheckText(text);
        var commentId = NewId();
        var comment = new CommentOnPullRequestCreatedEvent
        {
            CommentId = commentId,
            PullRequestId = pullRequestId,
            BeforeCommitId = destinationCommit,
            AfterCommitId = sourceCommit,
        };
        return Say(comment, root: commentId, text);
    }

    /// <summary>Adds a reply at the end of the thread of a comment. The reply has the same commits as the comment.</summary>
    /// <exception cref="ArgumentException">The comment is not on this pull request.</exception>
    public CommentOnPullRequestCreatedEvent Reply(CommentOnPullRequestCreatedEvent to, string text)
    {
        CheckText(text);
        var (written, root, _) = comments[Find(to)];
        return Say(written with { CommentId = NewId(), InReplyTo = written.CommentId }, root, text);
    }

    /// <summary>Edits a comment. The caller of the event is the author of the comment.</summary>
    /// <exception cref="ArgumentException">The comment is not on this pull request.</exception>
    public CommentOnPullRequestUpdatedEvent Edit(CommentOnPullRequestCreatedEvent comment, string text)
    {
        CheckText(text);
        var index = Find(comment);
        var (written, root, said) = comments[index];
        comments[index] = (written, root, said with { Text = text });
        var edited = new CommentOnPullRequestUpdatedEvent
        {
            CommentId = written.CommentId,
            PullRequestId = pullRequestId,
            InReplyTo = written.InReplyTo,
            BeforeCommitId = written.BeforeCommitId,
            AfterCommitId = written.AfterCommitId,
            Thread = ThreadOf(root, upTo: index),
        };
        return journal.Act(edited, written.CallerUserArn);
    }

    private CommentOnPullRequestCreatedEvent Say(CommentOnPullRequestCreatedEvent comment, string root, string text)
    {
        comments.Add((comment with { CallerUserArn = journal.Actor }, root, new() { AuthorArn = journal.Actor, Text = text }));
        return journal.Act(comment with { Thread = ThreadOf(root, upTo: comments.Count - 1) });
    }

    private ValueList<Comment> ThreadOf(string root, int upTo) => [.. comments.Take(upTo + 1).Where(one => one.Root == root).Select(one => one.Said)];

    private int Find(CommentOnPullRequestCreatedEvent comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        var index = comments.FindIndex(one => one.Event.CommentId == comment.CommentId);
        return index >= 0 ? index : throw new ArgumentException("The comment is not on this pull request.", nameof(comment));
    }

    private string NewId() => $"{id}:{journal.NewUuid()}";
}
