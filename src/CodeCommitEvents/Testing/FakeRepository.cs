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

    private readonly FakeReferences references = new();
    private readonly List<FakePullRequest> pullRequests = [];
    private readonly List<CodeCommitEvent> events = [];
    private readonly FakeFacts facts;
    private int ids;

    /// <summary>A repository with a branch <c>main</c>, which sent no event.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="seed">Other ids.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    public FakeRepository(string name = FakeFacts.Repository, int seed = 0)
        : this(name, new FakeFacts(seed)) => references.Add(FakeFacts.Destination, NextCommit());

    private FakeRepository(string name, FakeFacts facts)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        this.facts = facts;
        Actor = facts.Caller;
        Now = facts.Time;
    }

    /// <summary>A repository without a branch: the first push makes one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="seed">Other ids.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    public static FakeRepository Empty(string name = FakeFacts.Repository, int seed = 0) => new(name, new FakeFacts(seed));

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
    public string? TipOf(string branch) => references.TipOf(GitReference.Branch(branch));

    /// <summary>Pushes a commit to each of some branches, new ones or such that are there; to the source of an open pull request that is an event of it as well.</summary>
    /// <param name="branches">The short names of the branches.</param>
    /// <returns>What was sent.</returns>
    /// <exception cref="ArgumentException">There is no branch, or one is null or empty.</exception>
    public IReadOnlyList<CodeCommitEvent> Push(params string[] branches)
    {
        ArgumentNullException.ThrowIfNull(branches);
        GitReference[] pushed = [.. branches.Select(GitReference.Branch)];
        return pushed.Length == 0
            ? throw new ArgumentException("A push moves a branch.", nameof(branches))
            : Act(() => Array.ForEach(pushed, branch => Move(branch, NextCommit())));
    }

    /// <summary>Pushes a commit that does not follow the tip: CodeCommit tells the same as of any other push.</summary>
    /// <param name="branch">The short name of a branch that is there.</param>
    /// <exception cref="InvalidOperationException">There is no such branch.</exception>
    public IReadOnlyList<CodeCommitEvent> ForcePush(string branch)
    {
        references.Required(GitReference.Branch(branch));
        return Push(branch);
    }

    /// <summary>Makes a tag of the tip of a branch, or moves it there.</summary>
    /// <param name="tag">The short name of the tag.</param>
    /// <param name="branch">The branch.</param>
    /// <exception cref="InvalidOperationException">There is no such branch, or the tag is there already: nothing is sent of a tag that does not move.</exception>
    public IReadOnlyList<CodeCommitEvent> Tag(string tag, string branch = "main")
    {
        var (name, commit) = (GitReference.Tag(tag), references.Required(GitReference.Branch(branch)));
        return references.TipOf(name) == commit
            ? throw new InvalidOperationException($"{name.FullName} is there already.")
            : Act(() => Move(name, commit));
    }

    /// <summary>Deletes a branch.</summary>
    /// <param name="branch">Its short name.</param>
    /// <exception cref="InvalidOperationException">There is no such branch.</exception>
    public IReadOnlyList<CodeCommitEvent> DeleteBranch(string branch) => Act(() => Delete(GitReference.Branch(branch)));

    /// <summary>Deletes a tag.</summary>
    /// <param name="tag">Its short name.</param>
    /// <exception cref="InvalidOperationException">There is no such tag.</exception>
    public IReadOnlyList<CodeCommitEvent> DeleteTag(string tag) => Act(() => Delete(GitReference.Tag(tag)));

    /// <summary>Comments on the tip of a branch.</summary>
    /// <param name="text">The text.</param>
    /// <param name="branch">The short name of the branch.</param>
    /// <exception cref="ArgumentException"><paramref name="text"/> is null or empty.</exception>
    /// <exception cref="InvalidOperationException">There is no such branch.</exception>
    public CommentOnCommitCreatedEvent Comment(string text, string branch = "main")
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var commit = references.Required(GitReference.Branch(branch));
        return Act(new CommentOnCommitCreatedEvent
        {
            CommentId = $"{NextUuid()}:{NextUuid()}",
            BeforeCommitId = references.ParentOf(commit),
            AfterCommitId = commit,
            Thread = [new() { AuthorArn = Actor, Text = text }],
        });
    }

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

        var opened = new FakePullRequest(
            this, (pullRequests.Count + 1).ToString(CultureInfo.InvariantCulture), from, into, references.Required(from), references.Required(into), title);
        pullRequests.Add(opened);
        Act(opened.Created(changedFiles));
        return opened;
    }

    /// <summary>Does something, and gives what was sent of it.</summary>
    internal IReadOnlyList<CodeCommitEvent> Act(Action act)
    {
        var before = events.Count;
        act();
        Now += BetweenActs - (BetweenMessages * (events.Count - before));
        return [.. events.Skip(before)];
    }

    /// <summary>Does something of which one message is sent.</summary>
    internal TEvent Act<TEvent>(TEvent codeCommitEvent, Arn? who = null)
        where TEvent : CodeCommitEvent => (TEvent)Act(() => Send(codeCommitEvent, who)).Single();

    /// <summary>Moves a reference, and tells open pull requests of it.</summary>
    internal void Move(GitReference reference, string commit, MergeDetails? merge = null)
    {
        Send(references.Move(reference, commit, merge));
        foreach (var pullRequest in pullRequests.Where(pullRequest => pullRequest.IsOpen && pullRequest.Source == reference))
        {
            Send(pullRequest.SourceMoved(commit));
        }
    }

    internal void Delete(GitReference reference) => Send(references.Delete(reference));

    /// <summary>Sends an event with the place, the moment and the one who acts.</summary>
    internal void Send(CodeCommitEvent codeCommitEvent, Arn? who = null)
    {
        var arn = FakeFacts.RepositoryArn.WithResource(Name);
        var sent = codeCommitEvent with
        {
            Account = FakeFacts.Account,
            Region = FakeFacts.Region,
            Time = Now,
            CallerUserArn = who ?? Actor,
            RepositoryName = Name,
            RepositoryArn = arn,
            RepositoryId = codeCommitEvent is PullRequestEvent ? null : FakeFacts.RepositoryId(Name),
        };
        events.Add(sent is CommentEvent comment ? comment with { ResourceArn = arn } : sent);
        Now += BetweenMessages;
    }

    /// <summary>Somebody who does not act by default.</summary>
    internal Arn Colleague => facts.Colleague;

    internal string NextCommit() => facts.Commit(NextId());

    internal string NextUuid() => facts.Uuid(NextId());

    internal string NextRevision() => facts.Sha256(NextId());

    private string NextId() => $"id {++ids}";
}
