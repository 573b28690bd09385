using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>A pull request of a <see cref="FakeRepository"/>. Its methods change it and return the events that CodeCommit would send.</summary>
public sealed class FakePullRequest
{
    private static readonly MergeOption[] Options = [MergeOption.FastForward, MergeOption.Squash, MergeOption.ThreeWay];

    private readonly FakeRepository repository;
    private readonly FakeThreads threads;
    private readonly string title;
    private readonly string destinationAtFirst;
    private readonly Arn author;
    private readonly DateTimeOffset created;
    private string sourceCommit;
    private string revision;
    private DateTimeOffset modified;
    private bool isMerged;
    private Arn? pusher;
    private FakeReview review = new();

    internal FakePullRequest(FakeRepository repository, string id, GitReference source, GitReference destination, string sourceCommit, string destinationCommit, string title)
    {
        this.repository = repository;
        this.title = title;
        this.sourceCommit = sourceCommit;
        destinationAtFirst = destinationCommit;
        (Id, Source, Destination) = (id, source, destination);
        (author, created, modified) = (repository.Actor, repository.Now, repository.Now);
        (revision, threads) = (repository.Journal.NewRevision(), new(repository.Journal, id));
    }

    /// <summary>The id of the pull request, a decimal number.</summary>
    public string Id { get; }

    /// <summary>The source branch.</summary>
    public GitReference Source { get; }

    /// <summary>The destination branch.</summary>
    public GitReference Destination { get; }

    /// <summary>Whether the pull request is open: neither merged nor closed.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Pushes a commit to the source branch. Returns the event of the push, and an update event for each open pull request from this branch.</summary>
    public IReadOnlyList<CodeCommitEvent> Push() => repository.Push(Source.Name);

    /// <summary>Adds a comment that starts a thread.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The event. Pass it to <see cref="Reply"/> to answer the comment.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> is null, empty or too long.</exception>
    public CommentOnPullRequestCreatedEvent Comment(string text) => threads.Begin(text, destinationAtFirst, sourceCommit);

    /// <summary>Replies to a comment.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">An argument is null, the text is empty or too long, or the comment is not on this pull request.</exception>
    public CommentOnPullRequestCreatedEvent Reply(CommentOnPullRequestCreatedEvent comment, string text) => threads.Reply(comment, text);

    /// <summary>Edits a comment. The caller of the event is the author of the comment.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="text">The new text.</param>
    /// <exception cref="ArgumentException">An argument is null, the text is empty or too long, or the comment is not on this pull request.</exception>
    public CommentOnPullRequestUpdatedEvent Edit(CommentOnPullRequestCreatedEvent comment, string text) => threads.Edit(comment, text);

    /// <summary>Approves the newest revision. The caller of the event is <see cref="FakeRepository.Actor"/>, or a colleague if the actor is the author.</summary>
    /// <exception cref="InvalidOperationException">The pull request is not open.</exception>
    public IReadOnlyList<CodeCommitEvent> Approve() =>
        Decide(() => new PullRequestApprovalStateChangedEvent { PullRequestId = Id, ApprovalStatus = ApprovalStatus.Approve }, review.Approve);

    /// <summary>Revokes an approval. The caller of the event is <see cref="FakeRepository.Actor"/>, or a colleague if the actor is the author.</summary>
    /// <exception cref="InvalidOperationException">The pull request is not open, or the caller has not approved the newest revision.</exception>
    public IReadOnlyList<CodeCommitEvent> RevokeApproval() =>
        Decide(() => new PullRequestApprovalStateChangedEvent { PullRequestId = Id, ApprovalStatus = ApprovalStatus.Revoke }, review.Revoke);

    /// <summary>Overrides the approval rules.</summary>
    /// <exception cref="InvalidOperationException">The pull request is not open, or its approval rules are already overridden.</exception>
    public IReadOnlyList<CodeCommitEvent> OverrideRules() =>
        Decide(() => new PullRequestApprovalRuleOverriddenEvent { PullRequestId = Id, OverrideStatus = review.Override(rulesAreOverridden: true) });

    /// <summary>Revokes the override of the approval rules.</summary>
    /// <exception cref="InvalidOperationException">The pull request is not open, or its approval rules are not overridden.</exception>
    public IReadOnlyList<CodeCommitEvent> ReinstateRules() =>
        Decide(() => new PullRequestApprovalRuleOverriddenEvent { PullRequestId = Id, OverrideStatus = review.Override(rulesAreOverridden: false) });

    /// <summary>
    /// Merges the pull request. Returns the event of the push to the destination, which contains the merge option; the event of the
    /// merged pull request; and, if requested, the event of the deleted source branch.
    /// </summary>
    /// <param name="option">The merge option. Default: null, which means a fast-forward.</param>
    /// <param name="deleteSource">Whether to delete the source branch.</param>
    /// <exception cref="ArgumentException"><paramref name="option"/> is not a merge option of CodeCommit.</exception>
    /// <exception cref="InvalidOperationException">
    /// The pull request is not open; there is nothing to merge; the branches have no common commit; the option is a fast-forward,
    /// but the branches have diverged; or the source branch cannot be deleted.
    /// </exception>
    public IReadOnlyList<CodeCommitEvent> Merge(MergeOption? option = null, bool deleteSource = false)
    {
        var how = option ?? MergeOption.FastForward;
        var tip = CheckMerge(how, deleteSource);
        return repository.Journal.Act(() =>
        {
            var forkPoint = repository.History.MergeBase(sourceCommit, tip)!;
            (IsOpen, isMerged, modified) = (false, true, repository.Now);
            var merged = how == MergeOption.FastForward ? sourceCommit : repository.NewCommit(tip, how == MergeOption.ThreeWay ? sourceCommit : null);
            repository.Move(Destination, merged, FakeReferenceEvents.Merge(how, sourceCommit, tip, forkPoint));
            repository.Journal.Send(Facts(new PullRequestMergeStatusUpdatedEvent { PullRequestId = Id, MergeOption = how }) with { DestinationCommit = tip });
            if (deleteSource)
            {
                repository.Delete(Source);
            }
        });
    }

    /// <summary>Closes the pull request without a merge.</summary>
    /// <exception cref="InvalidOperationException">The pull request is not open.</exception>
    public IReadOnlyList<CodeCommitEvent> Close()
    {
        CheckOpen();
        return [repository.Journal.Act(Closed())];
    }

    internal PullRequestEvent Created(string[] changedFiles)
    {
        string[] files = changedFiles.Length > 0 ? changedFiles : [$"src/{new FakeData(0).Feature}.cs"];
        return Facts(new PullRequestCreatedEvent
        {
            PullRequestId = Id,
            NumberOfFilesAdded = 0,
            NumberOfFilesModified = files.Length,
            NumberOfFilesDeleted = 0,
            ChangedFiles = [.. files.Select(path => new ChangedFile { ChangeType = FileChangeType.Modified, FilePath = path })],
        });
    }

    /// <summary>Returns the event that created the newest revision, with the pull request as it is now.</summary>
    internal PullRequestEvent Now() => Facts(pusher is null
        ? new PullRequestCreatedEvent { PullRequestId = Id }
        : new PullRequestSourceBranchUpdatedEvent { PullRequestId = Id, CallerUserArn = pusher });

    /// <summary>A new commit creates a new revision, which has no approvals and no override.</summary>
    internal PullRequestEvent SourceMoved(string commit)
    {
        (sourceCommit, revision, modified, review, pusher) = (commit, repository.Journal.NewRevision(), repository.Now, new(), repository.Actor);
        return Facts(new PullRequestSourceBranchUpdatedEvent { PullRequestId = Id });
    }

    internal PullRequestEvent Closed()
    {
        (IsOpen, modified) = (false, repository.Now);
        return Facts(new PullRequestStatusChangedEvent { PullRequestId = Id });
    }

    /// <returns>The commit id of the tip of the destination.</returns>
    private string CheckMerge(MergeOption how, bool deleteSource)
    {
        CheckOpen();
        var history = repository.History;
        var tip = history.Required(Destination);
        var problem =
            !Options.Contains(how) ? throw new ArgumentException("The merge option must be fast-forward, squash or three-way merge.", nameof(how))
            : history.MergeBase(sourceCommit, tip) is null ? "The branches have no commit in common."
            : history.IsIn(sourceCommit, tip) ? "There is nothing to merge: the destination already contains the commit."
            : how == MergeOption.FastForward && !history.IsIn(tip, sourceCommit) ? "The branches have diverged, so that a fast-forward is not possible."
            : null;
        if (deleteSource)
        {
            history.CheckDeletable(Source);
        }

        return problem is null ? tip : throw new InvalidOperationException(problem);
    }

    private IReadOnlyList<CodeCommitEvent> Decide(Func<PullRequestEvent> decision, Func<Arn, Arn>? decide = null)
    {
        CheckOpen();
        var who = decide?.Invoke(repository.Actor == author ? repository.Journal.Colleague : repository.Actor);
        return [repository.Journal.Act(Facts(decision()), who)];
    }

    private PullRequestEvent Facts(PullRequestEvent pullRequest) => pullRequest with
    {
        Title = title,
        Status = IsOpen ? PullRequestStatus.Open : PullRequestStatus.Closed,
        IsMerged = isMerged,
        Author = author,
        Source = Source,
        SourceCommit = sourceCommit,
        Destination = Destination,
        DestinationCommit = repository.History.TipOf(Destination) ?? destinationAtFirst,
        RevisionId = revision,
        CreationDate = created,
        LastModifiedDate = modified,
    };

    private void CheckOpen()
    {
        if (!IsOpen)
        {
            throw new InvalidOperationException($"The pull request {Id} is not open.");
        }
    }
}
