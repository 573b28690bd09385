using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>
/// The texts in <c>notificationBody</c>, in the wording that CodeCommit has used since 2020. CodeCommit writes a period after the
/// URL of a pull request, but not after the URL of a comment. In the URL of a comment, it writes the query after the fragment.
/// </summary>
internal static class NotificationBodies
{
    private const string ForMore = "For more information, go to the AWS CodeCommit console";

    /// <summary>Adds the text to an event that has no text yet. Events of references and triggers never have one.</summary>
    public static CodeCommitEvent Complete(CodeCommitEvent codeCommitEvent) => codeCommitEvent.NotificationBody is not null || Of(codeCommitEvent) is not { } body
        ? codeCommitEvent
        : codeCommitEvent with { NotificationBody = body };

    private static string? Of(CodeCommitEvent codeCommitEvent) => codeCommitEvent switch
    {
        PullRequestEvent pullRequest => OfPullRequest(pullRequest),
        PullRequestCommentEvent comment => $"A pull request event occurred in the following AWS CodeCommit repository: {comment.RepositoryName}. The user: {comment.CallerUserArn} "
            + $"{Verb(comment)}. The comment was made on the following Pull Request: {comment.PullRequestId}. {ForMore} "
            + $"{Console(comment)}/pull-requests/{comment.PullRequestId}/activity#{Uri.EscapeDataString(comment.CommentId)}?region={comment.Region}",
        CommentEvent comment => $"A comment event occurred in the following AWS CodeCommit repository: {comment.RepositoryName}. The user: {comment.CallerUserArn} "
            + $"{Verb(comment)}. The comment was made on the following comment ID: {comment.CommentId}. {ForMore} "
            + $"{Console(comment)}/compare/{comment.BeforeCommitId}/.../{comment.AfterCommitId}?region={comment.Region}",
        ReactionEvent reaction => $"A comment reaction event occurred in the following AWS CodeCommit Repository: {reaction.RepositoryName}. The user: {reaction.CallerUserArn} "
            + (reaction is CommentReactionCreatedEvent
                ? $"made a comment reaction {string.Concat(reaction.ReactionEmojis ?? [])}"
                : $"updated a reaction {string.Concat(reaction.ReactionShortcodes ?? [])}")
            + $" to the comment with comment ID: {reaction.CommentId}",
        ApprovalRuleTemplateEvent template => $"A approval rule template event occurred in the following AWS CodeCommit account: {template.Account}. User: {template.CallerUserArn}. "
            + $"Additional information: {OfTemplate(template)}. {ForMore}.",
        _ => null,
    };

    private static string OfPullRequest(PullRequestEvent pullRequest) =>
        $"A pull request event occurred in the following AWS CodeCommit repository: {pullRequest.RepositoryName}. User: {pullRequest.CallerUserArn}. "
        + $"Event: {(pullRequest is PullRequestCreatedEvent ? "Created" : "Updated")}. Pull request name: {pullRequest.PullRequestId}. "
        + $"Additional information: {Information(pullRequest)}. {ForMore} {Console(pullRequest)}/pull-requests/{pullRequest.PullRequestId}?region={pullRequest.Region}.";

    private static string Information(PullRequestEvent pullRequest) => pullRequest switch
    {
        PullRequestCreatedEvent => $"A pull request was created with the following ID: {pullRequest.PullRequestId}. The title of the pull request is: {pullRequest.Title}",
        PullRequestSourceBranchUpdatedEvent => $"The pull request was updated with one or more commits to the source branch: {pullRequest.Source}",
        PullRequestStatusChangedEvent => $"The pull request status has been updated. The status is {Lower(pullRequest.Status?.Value)}",
        PullRequestMergeStatusUpdatedEvent => "The pull request merge status has been updated. The status is merged",
        PullRequestApprovalStateChangedEvent approval => $"A user has changed their approval state for the pull request. State change: {approval.ApprovalStatus}",
        PullRequestApprovalRuleOverriddenEvent overridden => $"An override event has occurred for the approval rules for this pull request. Override status: {overridden.OverrideStatus}",
        PullRequestApprovalRuleCreatedEvent rule => $"An approval rule has been created with the following name: {rule.ApprovalRuleName}",
        PullRequestApprovalRuleDeletedEvent rule => $"An approval rule has been deleted: {rule.ApprovalRuleName} was deleted",
        PullRequestApprovalRuleEvent rule => $"The content of an approval rule has been updated for the pull request. The name of the updated rule is: {rule.ApprovalRuleName}",
        _ => pullRequest.EventName,
    };

    private static string OfTemplate(ApprovalRuleTemplateEvent template)
    {
        var repositories = string.Join(", ", template.Repositories?.Keys ?? []);
        return template switch
        {
            ApprovalRuleTemplateAssociatedWithRepositoryEvent => $"An approval rule template has been associated with the following repository: [{repositories}]",
            ApprovalRuleTemplateDisassociatedFromRepositoryEvent => $"An approval rule template has been disassociated from the following repository: [{repositories}]",
            BatchAssociateApprovalRuleTemplateWithRepositoriesEvent => $"An approval rule template has been batch associated with the following repository names: [{repositories}]",
            BatchDisassociateApprovalRuleTemplateFromRepositoriesEvent => $"An approval rule template has been batch disassociated from the following repository names: [{repositories}]",
            ApprovalRuleTemplateCreatedEvent => Named("created", "created"),
            ApprovalRuleTemplateDeletedEvent => Named("deleted", "updated"), // AWS writes "updated" here
            _ => $"{Named("updated", "updated")}. The after rule template content SHA256 is {template.ApprovalRuleTemplateContentSha256}",
        };

        string Named(string verb, string idVerb) => $"An approval rule template with the following name has been {verb}: {template.ApprovalRuleTemplateName}. The ID of the {idVerb} template is: {template.ApprovalRuleTemplateId}";
    }

    private static string Verb(CommentEvent comment) =>
        comment is CommentOnPullRequestCreatedEvent or CommentOnCommitCreatedEvent ? "made a comment or replied to a comment" : "updated a comment";

    private static string Console(CodeCommitEvent codeCommitEvent) =>
        $"https://{codeCommitEvent.ConsoleUrl?.Host ?? "console.aws.amazon.com"}/codesuite/codecommit/repositories/{codeCommitEvent.RepositoryName}";

    private static string Lower(string? word) => word?.ToLowerInvariant() ?? "";
}
