using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>Creates events for comments on pull requests and commits, and for reactions to comments.</summary>
internal static class FakeCommentEvents
{
    public static CommentOnPullRequestCreatedEvent OnPullRequest(FakeData facts, string text, Arn? caller) =>
        Said(new CommentOnPullRequestCreatedEvent { CommentId = Id(facts), PullRequestId = facts.PullRequestId }, facts, text, caller);

    public static CommentOnPullRequestUpdatedEvent OnPullRequestUpdated(FakeData facts, string text, Arn? caller) =>
        Said(new CommentOnPullRequestUpdatedEvent { CommentId = Id(facts), PullRequestId = facts.PullRequestId }, facts, text, caller);

    public static CommentOnCommitCreatedEvent OnCommit(FakeData facts, string text, Arn? caller) =>
        Said(new CommentOnCommitCreatedEvent { CommentId = Id(facts) }, facts, text, caller);

    public static CommentOnCommitUpdatedEvent OnCommitUpdated(FakeData facts, string text, Arn? caller) =>
        Said(new CommentOnCommitUpdatedEvent { CommentId = Id(facts) }, facts, text, caller);

    public static CommentReactionCreatedEvent Reaction(FakeData facts) =>
        Reacted(new CommentReactionCreatedEvent { CommentId = Id(facts) }, facts);

    public static CommentReactionUpdatedEvent ReactionUpdated(FakeData facts) =>
        Reacted(new CommentReactionUpdatedEvent { CommentId = Id(facts) }, facts);

    private static string Id(FakeData facts) => $"{facts.Uuid("thread")}:{facts.Uuid("comment")}";

    private static TEvent Said<TEvent>(TEvent comment, FakeData facts, string text, Arn? caller)
        where TEvent : CommentEvent
    {
        ArgumentNullException.ThrowIfNull(text);
        return (TEvent)((CommentEvent)FakeEventContext.InRepository(comment, facts) with
        {
            CallerUserArn = caller ?? facts.Caller,
            BeforeCommitId = facts.Commit("destination"),
            AfterCommitId = facts.Commit("source"),
            Thread = [new Comment { AuthorArn = caller ?? facts.Caller, Text = text }],
        });
    }

    private static TEvent Reacted<TEvent>(TEvent reaction, FakeData facts)
        where TEvent : ReactionEvent
    {
        return (TEvent)((ReactionEvent)FakeEventContext.InRepository(reaction, facts) with
        {
            ReactionEmojis = ["\U0001F44D"],
            ReactionShortcodes = [":thumbsup:"],
            ReactionUnicodes = ["U+1F44D"],
        });
    }
}
