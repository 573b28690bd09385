using System.Globalization;
using CodeCommitEvents.Events;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Testing;

/// <summary>
/// A repository to act on: what is done to it gives the events that CodeCommit sends of it, in its order, with ids, tips,
/// revisions and times that fit each other. The same acts give the same events in every run. For one thread at a time.
/// </summary>
public sealed class FakeRepository
{
    private static readonly TimeSpan BetweenActs = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenMessages = TimeSpan.FromSeconds(1);

    private readonly Dictionary<GitReference, string> tips = [];
    private readonly List<FakePullRequest> pullRequests = [];
    private readonly List<CodeCommitEvent> events = [];
    private readonly FakeFacts facts;
    private int ids;

    /// <summary>A repository with a branch <c>main</c>, which sent no event.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="seed">Other ids.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    public FakeRepository(string name = FakeFacts.Repository, int seed = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        facts = new(seed);
        Actor = facts.Caller;
        Now = facts.Time;
        tips.Add(FakeFacts.Destination, NextCommit());
    }

    /// <summary>The name of the repository.</summary>
    public string Name { get; }

    /// <summary>Who does what is done next.</summary>
    public Arn Actor { get; set; }

    /// <summary>The moment of what is done next; each act takes a minute.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>All that was sent, in its order.</summary>
    public IReadOnlyList<CodeCommitEvent> Events => events.AsReadOnly();

    /// <summary>The tip of a branch. Null where there is none.</summary>
    /// <param name="branch">Its short name.</param>
    public string? TipOf(string branch) => tips.GetValueOrDefault(GitReference.Branch(branch));

    /// <summary>Pushes a commit to a branch, a new one or one that is there; to the source of an open pull request that is an event of it as well.</summary>
    /// <param name="branch">The short name of the branch.</param>
    /// <returns>What was sent.</returns>
    public IReadOnlyList<CodeCommitEvent> Push(string branch) => Act(() => Move(GitReference.Branch(branch), NextCommit()));

    /// <summary>Pushes a commit that does not follow the tip: CodeCommit tells the same as of any other push.</summary>
    /// <param name="branch">The short name of a branch that is there.</param>
    /// <exception cref="InvalidOperationException">There is no such branch.</exception>
    public IReadOnlyList<CodeCommitEvent> ForcePush(string branch)
    {
        Required(GitReference.Branch(branch));
        return Push(branch);
    }

    /// <summary>Makes a tag of the tip of a branch, or moves it there.</summary>
    /// <param name="tag">The short name of the tag.</param>
    /// <param name="branch">The branch.</param>
    /// <exception cref="InvalidOperationException">There is no such branch.</exception>
    public IReadOnlyList<CodeCommitEvent> Tag(string tag, string branch = "main") =>
        Act(() => Move(GitReference.Tag(tag), Required(GitReference.Branch(branch))));

    /// <summary>Deletes a branch.</summary>
    /// <param name="branch">Its short name.</param>
    /// <exception cref="InvalidOperationException">There is no such branch.</exception>
    public IReadOnlyList<CodeCommitEvent> DeleteBranch(string branch) => Act(() => Delete(GitReference.Branch(branch)));

    /// <summary>Deletes a tag.</summary>
    /// <param name="tag">Its short name.</param>
    /// <exception cref="InvalidOperationException">There is no such tag.</exception>
    public IReadOnlyList<CodeCommitEvent> DeleteTag(string tag) => Act(() => Delete(GitReference.Tag(tag)));

    /// <summary>Opens a pull request.</summary>
    /// <param name="source">The short name of its source.</param>
    /// <param name="destination">The short name of its destination.</param>
    /// <param name="title">Its title.</param>
    /// <param name="changedFiles">The files that it modifies.</param>
    /// <exception cref="InvalidOperationException">There is no such branch, or both are the same.</exception>
    public FakePullRequest OpenPullRequest(string source, string destination = "main", string title = "Add a feature", params string[] changedFiles)
    {
        ArgumentNullException.ThrowIfNull(changedFiles);
        var (from, into) = (GitReference.Branch(source), GitReference.Branch(destination));
        if (from == into)
        {
            throw new InvalidOperationException("A pull request has two branches.");
        }

        var (sourceCommit, destinationCommit) = (Required(from), Required(into));
        FakePullRequest? opened = null;
        Act(() =>
        {
            opened = new(this, (pullRequests.Count + 1).ToString(CultureInfo.InvariantCulture), from, into, sourceCommit, destinationCommit, title);
            pullRequests.Add(opened);
            Send(opened.Created(changedFiles));
        });
        return opened!;
    }

    /// <summary>Does something, and gives what was sent of it.</summary>
    internal IReadOnlyList<CodeCommitEvent> Act(Action act)
    {
        var before = events.Count;
        act();
        Now += BetweenActs - (BetweenMessages * (events.Count - before));
        return [.. events.Skip(before)];
    }

    /// <summary>Moves a reference, and tells open pull requests of it.</summary>
    internal void Move(GitReference reference, string commit, MergeDetails? merge = null)
    {
        var old = tips.GetValueOrDefault(reference);
        tips[reference] = commit;
        Send(old is null
            ? new ReferenceCreatedEvent { Reference = reference, CommitId = commit, RepositoryId = RepositoryId }
            : new ReferenceUpdatedEvent { Reference = reference, CommitId = commit, OldCommitId = old, Merge = merge, RepositoryId = RepositoryId });
        foreach (var pullRequest in pullRequests.Where(pullRequest => pullRequest.IsOpen && pullRequest.Source == reference))
        {
            Send(pullRequest.SourceMoved(commit));
        }
    }

    internal void Delete(GitReference reference)
    {
        var old = Required(reference);
        tips.Remove(reference);
        Send(new ReferenceDeletedEvent { Reference = reference, OldCommitId = old, RepositoryId = RepositoryId });
    }

    internal void Send(CodeCommitEvent codeCommitEvent)
    {
        events.Add(codeCommitEvent with
        {
            Account = FakeFacts.Account,
            Region = FakeFacts.Region,
            Time = Now,
            CallerUserArn = Actor,
            RepositoryName = Name,
            RepositoryArn = Arn,
        });
        Now += BetweenMessages;
    }

    internal string RepositoryId => facts.Uuid("repository");

    internal Arn Arn => FakeFacts.RepositoryArn.WithResource(Name);

    internal string NextCommit() => facts.Commit(NextId());

    internal string NextUuid() => facts.Uuid(NextId());

    internal string NextRevision() => facts.Sha256(NextId());

    private string NextId() => $"id {++ids}";

    private string Required(GitReference reference) =>
        tips.GetValueOrDefault(reference) ?? throw new InvalidOperationException($"The repository has no {reference.FullName}.");
}
