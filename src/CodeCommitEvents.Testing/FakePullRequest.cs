using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>A pull request of a <see cref="FakeRepository"/> to act on.</summary>
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
    public CommentOnPullRequestCreatedEvent Comment(string text) => threads.Begin(text, destinationAtFirst, sourceCommit);

    /// <summary>Replies to a comment.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">An argument is null, the text is empty, or the comment is not one of this pull request.</exception>
    public CommentOnPullRequestCreatedEvent Reply(CommentOnPullRequestCreatedEvent comment, string text) => threads.Reply(comment, text);

    /// <summary>Edits a comment, as the one who wrote it.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="text">What it says now.</param>
    /// <exception cref="ArgumentException">An argument is null, the text is empty, or the comment is not one of this pull request.</exception>
    public CommentOnPullRequestUpdatedEvent Edit(CommentOnPullRequestCreatedEvent comment, string text) => threads.Edit(comment, text);

    /// <summary>Approves its newest revision: <see cref="FakeRepository.Actor"/>, or where that is the author, a colleague.</summary>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    public IReadOnlyList<CodeCommitEvent> Approve() =>
        Decide(() => new PullRequestApprovalStateChangedEvent { PullRequestId = Id, ApprovalStatus = ApprovalStatus.Approve }, review.Approve);

    /// <summary>Takes an approval back: <see cref="FakeRepository.Actor"/>, or where that is the author, the colleague.</summary>
    /// <exception cref="InvalidOperationException">It is not open, or they have not approved this revision.</exception>
    public IReadOnlyList<CodeCommitEvent> RevokeApproval() =>
        Decide(() => new PullRequestApprovalStateChangedEvent { PullRequestId = Id, ApprovalStatus = ApprovalStatus.Revoke }, review.Revoke);

    /// <summary>Overrides its approval rules.</summary>
    /// <exception cref="InvalidOperationException">It is not open, or its rules are overridden already.</exception>
    public IReadOnlyList<CodeCommitEvent> OverrideRules() =>
        Decide(() => new PullRequestApprovalRuleOverriddenEvent { PullRequestId = Id, OverrideStatus = review.Override(rulesAreOverridden: true) });

    /// <summary>Puts its approval rules in force again.</summary>
    /// <exception cref="InvalidOperationException">It is not open, or its rules are not overridden.</exception>
    public IReadOnlyList<CodeCommitEvent> ReinstateRules() =>
        Decide(() => new PullRequestApprovalRuleOverriddenEvent { PullRequestId = Id, OverrideStatus = review.Override(rulesAreOverridden: false) });

    /// <summary>Merges it: a push to the destination that says how, the pull request's own event, and the end of the source if that is deleted.</summary>
    /// <param name="option">How. Null for a fast-forward.</param>
    /// <param name="deleteSource">Whether the source is deleted.</param>
    /// <exception cref="ArgumentException">CodeCommit has no such option.</exception>
    /// <exception cref="InvalidOperationException">
    /// It is not open, there is nothing to merge or no commit in common, a fast-forward is impossible because the branches have
    /// diverged, or the source cannot be deleted.
    /// </exception>
    public IReadOnlyList<CodeCommitEvent> Merge(MergeOption? option = null, bool deleteSource = false)
    {
        var how = option ?? MergeOption.FastForward;
        var tip = CheckMerge(how, deleteSource);
        return repository.Journal.Act(() =>
        {
            var forkPoint = repository.History.MergeBase(sourceCommit, tip)!;
            (IsOpen, modified) = (false, repository.Now);
            var merged = how == MergeOption.FastForward ? sourceCommit : repository.NewCommit(tip, how == MergeOption.ThreeWay ? sourceCommit : null);
            repository.Move(Destination, merged, FakeReferenceEvents.Merge(how, sourceCommit, tip, forkPoint));
            repository.Journal.Send(Facts(new PullRequestMergeStatusUpdatedEvent { PullRequestId = Id, MergeOption = how }) with { IsMerged = true, DestinationCommit = tip });
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

    /// <summary>A new commit is a new revision, about which nobody has decided anything.</summary>
    internal PullRequestEvent SourceMoved(string commit)
    {
        (sourceCommit, revision, modified, review) = (commit, repository.Journal.NewRevision(), repository.Now, new());
        return Facts(new PullRequestSourceBranchUpdatedEvent { PullRequestId = Id });
    }

    internal PullRequestEvent Closed()
    {
        (IsOpen, modified) = (false, repository.Now);
        return Facts(new PullRequestStatusChangedEvent { PullRequestId = Id });
    }

    /// <returns>The tip of the destination.</returns>
    private string CheckMerge(MergeOption how, bool deleteSource)
    {
        CheckOpen();
        var history = repository.History;
        var tip = history.Required(Destination);
        var problem =
            !Options.Contains(how) ? throw new ArgumentException("CodeCommit merges by fast-forward, squash or three-way merge.", nameof(how))
            : history.MergeBase(sourceCommit, tip) is null ? "The branches have no commit in common."
            : history.IsIn(sourceCommit, tip) ? "There is nothing to merge: the destination has the commit already."
            : how == MergeOption.FastForward && !history.IsIn(tip, sourceCommit) ? "The branches have diverged: a fast-forward is impossible."
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
        IsMerged = false,
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
