using CodeCommitEvents.Events;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Testing;

/// <summary>A pull request of a <see cref="FakeRepository"/> to act on.</summary>
public sealed class FakePullRequest
{
    private readonly FakeRepository repository;
    private readonly string title;
    private readonly Arn author;
    private readonly DateTimeOffset created;
    private readonly string threadId;
    private readonly string forkPoint;
    private string sourceCommit;
    private string destinationCommit;
    private string revision;
    private DateTimeOffset modified;

    internal FakePullRequest(FakeRepository repository, string id, GitReference source, GitReference destination, string sourceCommit, string destinationCommit, string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        this.repository = repository;
        this.title = title;
        (Id, Source, Destination) = (id, source, destination);
        (this.sourceCommit, this.destinationCommit) = (sourceCommit, destinationCommit);
        forkPoint = destinationCommit;
        (author, created, modified) = (repository.Actor, repository.Now, repository.Now);
        (revision, threadId) = (repository.NextRevision(), repository.NextUuid());
    }

    /// <summary>The number, decimal digits.</summary>
    public string Id { get; }

    /// <summary>The branch that shall be merged.</summary>
    public GitReference Source { get; }

    /// <summary>The branch to merge into.</summary>
    public GitReference Destination { get; }

    /// <summary>Whether it is neither merged nor closed.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Pushes a commit to the source: a push, and an event of the pull request.</summary>
    public IReadOnlyList<CodeCommitEvent> Push() => repository.Push(Source.Name);

    /// <summary>Begins a thread.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The event, with the id to reply to.</returns>
    public CommentOnPullRequestCreatedEvent Comment(string text) => Say(text, null);

    /// <summary>Replies to a comment.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="text">The text.</param>
    public CommentOnPullRequestCreatedEvent Reply(CommentOnPullRequestCreatedEvent comment, string text)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return Say(text, comment);
    }

    /// <summary>Approves it.</summary>
    public IReadOnlyList<CodeCommitEvent> Approve() => SendOpen(new PullRequestApprovalStateChangedEvent { PullRequestId = Id, ApprovalStatus = ApprovalStatus.Approve });

    /// <summary>Takes an approval back.</summary>
    public IReadOnlyList<CodeCommitEvent> RevokeApproval() => SendOpen(new PullRequestApprovalStateChangedEvent { PullRequestId = Id, ApprovalStatus = ApprovalStatus.Revoke });

    /// <summary>Overrides its approval rules.</summary>
    public IReadOnlyList<CodeCommitEvent> OverrideRules() => SendOpen(new PullRequestApprovalRuleOverriddenEvent { PullRequestId = Id, OverrideStatus = OverrideStatus.Override });

    /// <summary>Puts its approval rules in force again.</summary>
    public IReadOnlyList<CodeCommitEvent> ReinstateRules() => SendOpen(new PullRequestApprovalRuleOverriddenEvent { PullRequestId = Id, OverrideStatus = OverrideStatus.Revoke });

    /// <summary>Merges it: a push to the destination that says how, the pull request's own event, and the end of the source if that is deleted.</summary>
    /// <param name="option">How. Null for a fast-forward.</param>
    /// <param name="deleteSource">Whether the source is deleted.</param>
    /// <exception cref="InvalidOperationException">It is not open, a branch is gone, or a fast-forward is impossible because the destination has moved.</exception>
    public IReadOnlyList<CodeCommitEvent> Merge(MergeOption? option = null, bool deleteSource = false)
    {
        var how = option ?? MergeOption.FastForward;
        CheckOpen();
        if (repository.TipOf(Source.Name) is null || repository.TipOf(Destination.Name) is not { } tip)
        {
            throw new InvalidOperationException("A branch of the pull request is gone.");
        }

        if (how == MergeOption.FastForward && tip != forkPoint)
        {
            throw new InvalidOperationException("The destination has moved: a fast-forward is impossible.");
        }

        return repository.Act(() =>
        {
            IsOpen = false;
            destinationCommit = repository.TipOf(Destination.Name)!;
            modified = repository.Now;
            var isFastForward = how == MergeOption.FastForward;
            repository.Move(Destination, isFastForward ? sourceCommit : repository.NextCommit(), new()
            {
                Option = how,
                SourceCommitId = sourceCommit,
                DestinationCommitId = destinationCommit,
                BaseCommitId = isFastForward ? null : forkPoint,
            });
            repository.Send(Facts(new PullRequestMergeStatusUpdatedEvent { PullRequestId = Id, MergeOption = how }) with { IsMerged = true });
            if (deleteSource)
            {
                repository.Delete(Source);
            }
        });
    }

    /// <summary>Closes it without a merge.</summary>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public IReadOnlyList<CodeCommitEvent> Close()
    {
        CheckOpen();
        return repository.Act(() =>
        {
            (IsOpen, modified) = (false, repository.Now);
            repository.Send(Facts(new PullRequestStatusChangedEvent { PullRequestId = Id }));
        });
    }

    internal PullRequestCreatedEvent Created(IReadOnlyList<string> changedFiles) => (PullRequestCreatedEvent)Facts(new PullRequestCreatedEvent
    {
        PullRequestId = Id,
        NumberOfFilesAdded = 0,
        NumberOfFilesModified = changedFiles.Count,
        NumberOfFilesDeleted = 0,
        ChangedFiles = [.. changedFiles.Select(path => new ChangedFile { ChangeType = FileChangeType.Modified, FilePath = path })],
    });

    internal PullRequestEvent SourceMoved(string commit)
    {
        (sourceCommit, revision, modified) = (commit, repository.NextRevision(), repository.Now);
        return Facts(new PullRequestSourceBranchUpdatedEvent { PullRequestId = Id });
    }

    private CommentOnPullRequestCreatedEvent Say(string text, CommentOnPullRequestCreatedEvent? to)
    {
        ArgumentNullException.ThrowIfNull(text);
        var said = new Comment { AuthorArn = repository.Actor, Text = text };
        return (CommentOnPullRequestCreatedEvent)repository.Act(() => repository.Send(new CommentOnPullRequestCreatedEvent
        {
            CommentId = $"{threadId}:{repository.NextUuid()}",
            PullRequestId = Id,
            InReplyTo = to?.CommentId,
            RepositoryId = repository.RepositoryId,
            ResourceArn = repository.Arn,
            BeforeCommitId = destinationCommit,
            AfterCommitId = sourceCommit,
            Thread = to?.Thread is { } before ? [.. before, said] : [said],
        }))[0];
    }

    private IReadOnlyList<CodeCommitEvent> SendOpen(PullRequestEvent pullRequest)
    {
        CheckOpen();
        return repository.Act(() => repository.Send(Facts(pullRequest)));
    }

    private PullRequestEvent Facts(PullRequestEvent pullRequest) => pullRequest with
    {
        Title = title,
        Status = IsOpen ? PullRequestStatus.Open : PullRequestStatus.Closed,
        IsMerged = false,
        Author = author,
        Source = Source,
        SourceCommit = sourceCommit,
        Destination = Destination,
        DestinationCommit = destinationCommit,
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
