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
    private readonly FakeThreads threads;
    private readonly string forkPoint;
    private string sourceCommit;
    private string destinationCommit;
    private string revision;
    private DateTimeOffset modified;
    private FakeReview review = new();

    internal FakePullRequest(FakeRepository repository, string id, GitReference source, GitReference destination, string sourceCommit, string destinationCommit, string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        this.repository = repository;
        this.title = title;
        (Id, Source, Destination) = (id, source, destination);
        (this.sourceCommit, this.destinationCommit) = (sourceCommit, destinationCommit);
        forkPoint = destinationCommit;
        (author, created, modified) = (repository.Actor, repository.Now, repository.Now);
        (revision, threads) = (repository.NextRevision(), new(repository, id));
    }

    /// <summary>The number, decimal digits.</summary>
    public string Id { get; }

    /// <summary>The branch that shall be merged.</summary>
    public GitReference Source { get; }

    /// <summary>The branch to merge into.</summary>
    public GitReference Destination { get; }

    /// <summary>Whether it is neither merged nor closed.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Pushes a commit to the source: a push, and, where it is open, an event of the pull request.</summary>
    public IReadOnlyList<CodeCommitEvent> Push() => repository.Push(Source.Name);

    /// <summary>Begins a thread.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The event, to reply to.</returns>
    /// <exception cref="ArgumentException"><paramref name="text"/> is null or empty.</exception>
    public CommentOnPullRequestCreatedEvent Comment(string text) => threads.Say(text, to: null, destinationCommit, sourceCommit);

    /// <summary>Replies to a comment.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">An argument is null, or the text is empty.</exception>
    public CommentOnPullRequestCreatedEvent Reply(CommentOnPullRequestCreatedEvent comment, string text)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return threads.Say(text, comment, destinationCommit, sourceCommit);
    }

    /// <summary>Edits a comment, as the one who wrote it.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="text">What it says now.</param>
    /// <exception cref="ArgumentException">An argument is null, or the text is empty.</exception>
    public CommentOnPullRequestUpdatedEvent Edit(CommentOnPullRequestCreatedEvent comment, string text) => threads.Edit(comment, text);

    /// <summary>Approves its newest revision: <see cref="FakeRepository.Actor"/>, or where that is the author, a colleague.</summary>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public IReadOnlyList<CodeCommitEvent> Approve() => Decide(
        new PullRequestApprovalStateChangedEvent { PullRequestId = Id, ApprovalStatus = ApprovalStatus.Approve },
        review.Approve(repository.Actor == author ? repository.Colleague : repository.Actor));

    /// <summary>Takes the approval back: the one who gave it.</summary>
    /// <exception cref="InvalidOperationException">It is not open, or nobody has approved this revision.</exception>
    public IReadOnlyList<CodeCommitEvent> RevokeApproval() =>
        Decide(new PullRequestApprovalStateChangedEvent { PullRequestId = Id, ApprovalStatus = ApprovalStatus.Revoke }, review.Revoke());

    /// <summary>Overrides its approval rules.</summary>
    /// <exception cref="InvalidOperationException">It is not open, or its rules are overridden already.</exception>
    public IReadOnlyList<CodeCommitEvent> OverrideRules() =>
        Decide(new PullRequestApprovalRuleOverriddenEvent { PullRequestId = Id, OverrideStatus = review.Override(rulesAreOverridden: true) });

    /// <summary>Puts its approval rules in force again.</summary>
    /// <exception cref="InvalidOperationException">It is not open, or its rules are not overridden.</exception>
    public IReadOnlyList<CodeCommitEvent> ReinstateRules() =>
        Decide(new PullRequestApprovalRuleOverriddenEvent { PullRequestId = Id, OverrideStatus = review.Override(rulesAreOverridden: false) });

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

        var isFastForward = how == MergeOption.FastForward;
        if (isFastForward && tip != forkPoint)
        {
            throw new InvalidOperationException("The destination has moved: a fast-forward is impossible.");
        }

        return repository.Act(() =>
        {
            (IsOpen, destinationCommit, modified) = (false, tip, repository.Now);
            repository.Move(
                Destination, isFastForward ? sourceCommit : repository.NextCommit(), FakeReferenceEvents.Merge(how, sourceCommit, destinationCommit, forkPoint));
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
        (IsOpen, modified) = (false, repository.Now);
        return [repository.Act(Facts(new PullRequestStatusChangedEvent { PullRequestId = Id }))];
    }

    internal PullRequestEvent Created(IReadOnlyList<string> changedFiles) => Facts(new PullRequestCreatedEvent
    {
        PullRequestId = Id,
        NumberOfFilesAdded = 0,
        NumberOfFilesModified = changedFiles.Count,
        NumberOfFilesDeleted = 0,
        ChangedFiles = [.. changedFiles.Select(path => new ChangedFile { ChangeType = FileChangeType.Modified, FilePath = path })],
    });

    /// <summary>A new commit is a new revision, about which nobody has decided anything.</summary>
    internal PullRequestEvent SourceMoved(string commit)
    {
        (sourceCommit, revision, modified, review) = (commit, repository.NextRevision(), repository.Now, new());
        return Facts(new PullRequestSourceBranchUpdatedEvent { PullRequestId = Id });
    }

    private IReadOnlyList<CodeCommitEvent> Decide(PullRequestEvent decision, Arn? who = null)
    {
        CheckOpen();
        return [repository.Act(Facts(decision), who)];
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
