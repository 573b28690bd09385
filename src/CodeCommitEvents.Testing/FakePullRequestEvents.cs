using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>Creates events of a pull request from a feature branch into <c>main</c>.</summary>
internal static class FakePullRequestEvents
{
    private static readonly TimeSpan SinceOpened = TimeSpan.FromMinutes(12);

    public static PullRequestCreatedEvent Created(FakeData facts)
    {
        var created = new PullRequestCreatedEvent
        {
            PullRequestId = facts.PullRequestId,
            NumberOfFilesAdded = 0,
            NumberOfFilesModified = 1,
            NumberOfFilesDeleted = 0,
            ChangedFiles = [new ChangedFile { ChangeType = FileChangeType.Modified, FilePath = $"src/{facts.Feature}.cs" }],
        };
        return Open(created, facts) with { CreationDate = facts.Time, LastModifiedDate = facts.Time };
    }

    public static PullRequestSourceBranchUpdatedEvent SourceBranchUpdated(FakeData facts) =>
        Open(new PullRequestSourceBranchUpdatedEvent { PullRequestId = facts.PullRequestId }, facts) with
        {
            SourceCommit = facts.Commit("second source"),
            RevisionId = facts.Sha256("second revision"),
            LastModifiedDate = facts.Time,
        };

    public static PullRequestStatusChangedEvent Closed(FakeData facts) =>
        Open(new PullRequestStatusChangedEvent { PullRequestId = facts.PullRequestId }, facts) with { Status = PullRequestStatus.Closed, LastModifiedDate = facts.Time };

    public static PullRequestMergeStatusUpdatedEvent Merged(FakeData facts, MergeOption option) =>
        Open(new PullRequestMergeStatusUpdatedEvent { PullRequestId = facts.PullRequestId, MergeOption = option }, facts) with
        {
            Status = PullRequestStatus.Closed,
            IsMerged = true,
            LastModifiedDate = facts.Time,
        };

    /// <summary>The caller is not the author of the pull request.</summary>
    public static PullRequestApprovalStateChangedEvent ApprovalStateChanged(FakeData facts, ApprovalStatus status) =>
        Open(new PullRequestApprovalStateChangedEvent { PullRequestId = facts.PullRequestId, ApprovalStatus = status }, facts) with { CallerUserArn = facts.Colleague };

    public static PullRequestApprovalRuleOverriddenEvent RuleOverridden(FakeData facts, OverrideStatus status) =>
        Open(new PullRequestApprovalRuleOverriddenEvent { PullRequestId = facts.PullRequestId, OverrideStatus = status }, facts);

    public static PullRequestApprovalRuleCreatedEvent RuleCreated(FakeData facts) =>
        WithRule(new PullRequestApprovalRuleCreatedEvent { PullRequestId = facts.PullRequestId }, facts);

    public static PullRequestApprovalRuleUpdatedEvent RuleUpdated(FakeData facts) =>
        WithRule(new PullRequestApprovalRuleUpdatedEvent { PullRequestId = facts.PullRequestId }, facts) with { ApprovalRuleContentSha256 = facts.Sha256("second rule") };

    public static PullRequestApprovalRuleDeletedEvent RuleDeleted(FakeData facts) =>
        WithRule(new PullRequestApprovalRuleDeletedEvent { PullRequestId = facts.PullRequestId }, facts);

    /// <summary>Returns the pull request of a comment: that of the events with this id, with the repository and the commits of the comment.</summary>
    public static PullRequestCreatedEvent Of(PullRequestCommentEvent comment, string id)
    {
        var facts = FakeData.OfPullRequest(id);
        var pullRequest = Created(facts);
        var commit = comment.AfterCommitId ?? pullRequest.SourceCommit;
        return pullRequest with
        {
            PullRequestId = id,
            SourceCommit = commit,
            DestinationCommit = comment.BeforeCommitId ?? pullRequest.DestinationCommit,
            RevisionId = commit == pullRequest.SourceCommit ? pullRequest.RevisionId : facts.Sha256($"revision {commit}"),
        };
    }

    /// <summary>
    /// Returns the event that created the newest revision of a pull request, as if CodeCommit sent it in the moment of a comment. Its changed files are unknown, as
    /// in CodeCommit.
    /// </summary>
    public static PullRequestEvent At(PullRequestCommentEvent comment, PullRequestEvent now)
    {
        PullRequestEvent created = now is PullRequestSourceBranchUpdatedEvent
            ? new PullRequestSourceBranchUpdatedEvent { PullRequestId = now.PullRequestId, CallerUserArn = now.CallerUserArn }
            : new PullRequestCreatedEvent { PullRequestId = now.PullRequestId, CallerUserArn = now.Author };
        return created with
        {
            Account = comment.Account,
            Region = comment.Region,
            Time = comment.Time,
            RepositoryArn = comment.RepositoryArn,
            RepositoryName = comment.RepositoryName,
            Title = now.Title,
            Description = now.Description,
            Status = now.Status,
            IsMerged = now.IsMerged,
            Author = now.Author,
            Source = now.Source,
            SourceCommit = now.SourceCommit,
            Destination = now.Destination,
            DestinationCommit = now.DestinationCommit,
            RevisionId = now.RevisionId,
            CreationDate = now.CreationDate,
            LastModifiedDate = now.LastModifiedDate,
        };
    }

    /// <summary>Sets the values of an open pull request that was created 12 minutes before the event.</summary>
    private static TEvent Open<TEvent>(TEvent pullRequest, FakeData facts)
        where TEvent : PullRequestEvent
    {
        return (TEvent)((PullRequestEvent)FakeEventContext.InRepository(pullRequest, facts) with
        {
            Title = $"Add {facts.Feature}",
            Status = PullRequestStatus.Open,
            IsMerged = false,
            Author = facts.Caller,
            Source = facts.Source,
            SourceCommit = facts.Commit("source"),
            Destination = FakeData.Destination,
            DestinationCommit = facts.Commit("destination"),
            RevisionId = facts.Sha256("revision"),
            CreationDate = facts.Time - SinceOpened,
            LastModifiedDate = facts.Time - SinceOpened,
        });
    }

    private static TEvent WithRule<TEvent>(TEvent pullRequest, FakeData facts)
        where TEvent : PullRequestApprovalRuleEvent
    {
        return (TEvent)((PullRequestApprovalRuleEvent)Open(pullRequest, facts) with
        {
            ApprovalRuleId = facts.Uuid("rule"),
            ApprovalRuleName = "1-approver-needed",
            ApprovalRuleContentSha256 = facts.Sha256("rule"),
        });
    }
}
