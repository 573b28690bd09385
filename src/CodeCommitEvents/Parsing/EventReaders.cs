using CodeCommitEvents.Events;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Parsing;

/// <summary>
/// The events of CodeCommit by their names, in the order of the user guide, with the names that only its headings have.
/// A new event is a line here.
/// </summary>
internal static class EventReaders
{
    private static readonly EventReader[] Readers =
    [
        new("referenceUpdated", ReferenceEvent.CanRead, static (in EventInput input) => new ReferenceUpdatedEvent(input)),
        new("referenceCreated", ReferenceEvent.CanRead, static (in EventInput input) => new ReferenceCreatedEvent(input)),
        new("referenceDeleted", ReferenceEvent.CanRead, static (in EventInput input) => new ReferenceDeletedEvent(input)),
        new("unreferencedMergeCommitCreated", Always, static (in EventInput input) => new UnreferencedMergeCommitCreatedEvent(input)),
        new("commentOnCommitCreated", CommentEvent.CanRead, static (in EventInput input) => new CommentOnCommitCreatedEvent(input)),
        new("commentOnCommitUpdated", CommentEvent.CanRead, static (in EventInput input) => new CommentOnCommitUpdatedEvent(input)),
        new("commentOnPullRequestCreated", CommentEvent.CanRead, static (in EventInput input) => new CommentOnPullRequestCreatedEvent(input)),
        new("commentOnPullRequestUpdated", CommentEvent.CanRead, static (in EventInput input) => new CommentOnPullRequestUpdatedEvent(input)),
        new("commentReactionCreated", ReactionEvent.CanRead, static (in EventInput input) => new CommentReactionCreatedEvent(input), "reactionCreated"),
        new("commentReactionUpdated", ReactionEvent.CanRead, static (in EventInput input) => new CommentReactionUpdatedEvent(input), "reactionUpdated"),
        new("pullRequestCreated", PullRequestEvent.CanRead, static (in EventInput input) => new PullRequestCreatedEvent(input)),
        new("pullRequestSourceBranchUpdated", PullRequestEvent.CanRead, static (in EventInput input) => new PullRequestSourceBranchUpdatedEvent(input)),
        new("pullRequestStatusChanged", PullRequestEvent.CanRead, static (in EventInput input) => new PullRequestStatusChangedEvent(input)),
        new("pullRequestMergeStatusUpdated", PullRequestEvent.CanRead, static (in EventInput input) => new PullRequestMergeStatusUpdatedEvent(input)),
        new("pullRequestApprovalStateChanged", PullRequestEvent.CanRead, static (in EventInput input) => new PullRequestApprovalStateChangedEvent(input)),
        new("pullRequestApprovalRuleOverridden", PullRequestEvent.CanRead, static (in EventInput input) => new PullRequestApprovalRuleOverriddenEvent(input)),
        new("pullRequestApprovalRuleCreated", PullRequestEvent.CanRead, static (in EventInput input) => new PullRequestApprovalRuleCreatedEvent(input)),
        new("pullRequestApprovalRuleUpdated", PullRequestEvent.CanRead, static (in EventInput input) => new PullRequestApprovalRuleUpdatedEvent(input)),
        new("pullRequestApprovalRuleDeleted", PullRequestEvent.CanRead, static (in EventInput input) => new PullRequestApprovalRuleDeletedEvent(input)),
        new("approvalRuleTemplateCreated", Always, static (in EventInput input) => new ApprovalRuleTemplateCreatedEvent(input)),
        new("approvalRuleTemplateUpdated", Always, static (in EventInput input) => new ApprovalRuleTemplateUpdatedEvent(input)),
        new("approvalRuleTemplateDeleted", Always, static (in EventInput input) => new ApprovalRuleTemplateDeletedEvent(input)),
        new("approvalRuleTemplateAssociatedWithRepository", Always, static (in EventInput input) => new ApprovalRuleTemplateAssociatedWithRepositoryEvent(input)),
        new(
            "approvalRuleTemplateDisassociatedFromRepository",
            Always,
            static (in EventInput input) => new ApprovalRuleTemplateDisassociatedFromRepositoryEvent(input),
            "approvalRuleTemplateDisassociatedWithRepository"),
        new(
            "batchAssociateApprovalRuleTemplateWithRepositories",
            Always,
            static (in EventInput input) => new BatchAssociateApprovalRuleTemplateWithRepositoriesEvent(input),
            "approvalRuleTemplateBatchAssociatedWithRepositories"),
        new(
            "batchDisassociateApprovalRuleTemplateFromRepositories",
            Always,
            static (in EventInput input) => new BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent(input),
            "approvalRuleTemplateBatchDisassociatedFromRepositories"),
    ];

    /// <summary>The reader for the details' <c>event</c>, or null where the name is not known.</summary>
    public static EventReader? Find(JsonCursor detail)
    {
        var eventName = detail.Find("event"u8);
        if (!eventName.IsString)
        {
            return null;
        }

        var name = eventName.IsEscaped ? JsonText.UnescapeToArray(eventName.Utf8) : eventName.Utf8;
        foreach (var reader in Readers)
        {
            if (reader.IsNamed(name))
            {
                return reader;
            }
        }

        return null;
    }

    private static bool Always(JsonCursor detail) => detail.IsObject;
}
