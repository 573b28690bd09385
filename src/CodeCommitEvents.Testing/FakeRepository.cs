using System.Globalization;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>
/// A repository to act on: what is done to it gives the events that CodeCommit sends of it, in its order, with ids, tips,
/// revisions and times that fit each other. The same acts give the same events in every run. For one thread at a time.
/// </summary>
public sealed class FakeRepository
{
    private const int LongestTitle = 150;

    private readonly List<FakePullRequest> pullRequests = [];

    /// <summary>A repository with a branch <c>main</c>, which sent no event.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="seed">Other ids.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null, or none that CodeCommit allows.</exception>
    public FakeRepository(string name = FakeData.Repository, int seed = 0)
        : this(name, new FakeData(seed)) => History.Move(FakeData.Destination, NewCommit(NewCommit()));

    private FakeRepository(string name, FakeData facts)
    {
        Name = FakeNames.Repository(name);
        Journal = new(Name, facts);
    }

    /// <summary>A repository without a branch: the first push makes one, which is the default branch.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="seed">Other ids.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null, or none that CodeCommit allows.</exception>
    public static FakeRepository Empty(string name = FakeData.Repository, int seed = 0) => new(name, new FakeData(seed));

    /// <summary>The name of the repository.</summary>
    public string Name { get; }

    /// <summary>Who does what is done next.</summary>
    /// <exception cref="ArgumentException">It is set to what is no ARN.</exception>
    public Arn Actor
    {
        get => Journal.Actor;
        set => Journal.Actor = value.IsValid ? value : throw new ArgumentException("Who acts has an ARN.", nameof(value));
    }

    /// <summary>The moment of what is done next, in whole seconds as CodeCommit tells it; each act takes a minute. What it is set to is rounded up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to what has passed, or to the end of time.</exception>
    public DateTimeOffset Now
    {
        get => Journal.Now;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, Journal.Now);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, DateTimeOffset.MaxValue.AddYears(-1));
            var fraction = value.Ticks % TimeSpan.TicksPerSecond;
            Journal.Now = value.ToUniversalTime().AddTicks(fraction == 0 ? 0 : TimeSpan.TicksPerSecond - fraction);
        }
    }

    /// <summary>All that was sent so far, in its order.</summary>
    public IReadOnlyList<CodeCommitEvent> Events => Journal.Events;

    /// <summary>The tip of a branch. Null where there is none.</summary>
    /// <param name="branch">Its short name.</param>
    public string? TipOf(string branch) => History.TipOf(FakeNames.Branch(branch));

    /// <summary>
    /// Pushes a commit to each of some branches, one behind the other: such that are there, or new ones, which start at what the
    /// default branch is by then. To the source of an open pull request that is an event of it as well.
    /// </summary>
    /// <param name="branches">The short names of the branches.</param>
    /// <returns>What was sent.</returns>
    /// <exception cref="ArgumentException">There is no branch, one is there twice, or a name is none.</exception>
    /// <exception cref="InvalidOperationException">Git cannot hold a branch beside another, as <c>a/b</c> beside <c>a</c>.</exception>
    public IReadOnlyList<CodeCommitEvent> Push(params string[] branches)
    {
        ArgumentNullException.ThrowIfNull(branches);
        GitReference[] pushed = [.. branches.Select(FakeNames.Branch)];
        if (pushed.Length == 0 || pushed.Distinct().Count() != pushed.Length)
        {
            throw new ArgumentException(pushed.Length == 0 ? "A push moves a branch: there is none." : "A push moves each branch once.", nameof(branches));
        }

        History.CheckRoom(pushed);
        return Journal.Act(() => Array.ForEach(pushed, branch => Move(branch, NewCommit(History.TipOf(branch) ?? History.Start))));
    }

    /// <summary>Pushes another commit in the place of the tip: CodeCommit tells the same as of any other push.</summary>
    /// <param name="branch">The short name of a branch that is there.</param>
    /// <exception cref="InvalidOperationException">There is no such branch.</exception>
    public IReadOnlyList<CodeCommitEvent> ForcePush(string branch)
    {
        var reference = FakeNames.Branch(branch);
        var tip = History.Required(reference);
        return Journal.Act(() => Move(reference, NewCommit(History.ParentOf(tip))));
    }

    /// <summary>Makes a tag of the tip of a branch, or moves it there.</summary>
    /// <param name="tag">The short name of the tag.</param>
    /// <param name="branch">The short name of the branch.</param>
    /// <exception cref="InvalidOperationException">There is no such branch, or the tag is there already: nothing is sent of a tag that does not move.</exception>
    public IReadOnlyList<CodeCommitEvent> Tag(string tag, string branch = "main")
    {
        var (name, commit) = (FakeNames.Tag(tag), History.Required(FakeNames.Branch(branch)));
        History.CheckRoom(name);
        return History.TipOf(name) == commit
            ? throw new InvalidOperationException($"{name.FullName} is there already.")
            : Journal.Act(() => Move(name, commit));
    }

    /// <summary>Deletes a branch. Open pull requests that have it are closed.</summary>
    /// <param name="branch">Its short name.</param>
    /// <exception cref="InvalidOperationException">There is no such branch, or it is the default branch.</exception>
    public IReadOnlyList<CodeCommitEvent> DeleteBranch(string branch) => Journal.Act(() => Delete(FakeNames.Branch(branch)));

    /// <summary>Deletes a tag.</summary>
    /// <param name="tag">Its short name.</param>
    /// <exception cref="InvalidOperationException">There is no such tag.</exception>
    public IReadOnlyList<CodeCommitEvent> DeleteTag(string tag) => Journal.Act(() => Delete(FakeNames.Tag(tag)));

    /// <summary>Comments on the tip of a branch.</summary>
    /// <param name="text">The text.</param>
    /// <param name="branch">The short name of the branch.</param>
    /// <exception cref="ArgumentException"><paramref name="text"/> is null, empty or too long.</exception>
    /// <exception cref="InvalidOperationException">There is no such branch.</exception>
    public CommentOnCommitCreatedEvent Comment(string text, string branch = "main")
    {
        FakeThreads.CheckText(text);
        var commit = History.Required(FakeNames.Branch(branch));
        return Journal.Act(new CommentOnCommitCreatedEvent
        {
            CommentId = $"{Journal.NewUuid()}:{Journal.NewUuid()}",
            BeforeCommitId = History.ParentOf(commit),
            AfterCommitId = commit,
            Thread = [new() { AuthorArn = Actor, Text = text }],
        });
    }

    /// <summary>Opens a pull request.</summary>
    /// <param name="source">The short name of its source.</param>
    /// <param name="destination">The short name of its destination.</param>
    /// <param name="title">Its title.</param>
    /// <param name="changedFiles">The files that it modifies. None for one file, as <see cref="FakeEvents.PullRequestCreated"/> has.</param>
    /// <exception cref="ArgumentException"><paramref name="title"/> is null, empty or too long, or a file has no path from the root of the repository or is there twice.</exception>
    /// <exception cref="InvalidOperationException">There is no such branch, or both are the same.</exception>
    public FakePullRequest OpenPullRequest(string source, string destination = "main", string title = "Add a feature", params string[] changedFiles)
    {
        ArgumentException.ThrowIfNullOrEmpty(title);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(title.Length, LongestTitle, nameof(title));
        var files = FakeNames.Files(changedFiles);
        var (from, into) = (FakeNames.Branch(source), FakeNames.Branch(destination));
        var (sourceCommit, destinationCommit) = (History.Required(from), History.Required(into));
        if (from == into)
        {
            throw new InvalidOperationException("A pull request has two branches.");
        }

        var opened = new FakePullRequest(this, (pullRequests.Count + 1).ToString(CultureInfo.InvariantCulture), from, into, sourceCommit, destinationCommit, title);
        pullRequests.Add(opened);
        Journal.Act(opened.Created(files));
        return opened;
    }

    internal FakeEventLog Journal { get; }

    internal FakeCommitGraph History { get; } = new();

    internal string NewCommit(params string?[] parents) => History.Add(Journal.NewCommit(), parents);

    /// <summary>Moves a reference, and tells open pull requests of it.</summary>
    internal void Move(GitReference reference, string commit, MergeDetails? merge = null)
    {
        Journal.Send(History.Move(reference, commit, merge));
        foreach (var pullRequest in pullRequests.Where(pullRequest => pullRequest.IsOpen && pullRequest.Source == reference))
        {
            Journal.Send(pullRequest.SourceMoved(commit));
        }
    }

    /// <summary>Deletes a reference, and closes the open pull requests that have it.</summary>
    internal void Delete(GitReference reference)
    {
        History.CheckDeletable(reference);

        // They tell the tips of before.
        PullRequestEvent[] closed = [.. pullRequests.Where(one => one.IsOpen && (one.Source == reference || one.Destination == reference)).Select(one => one.Closed())];
        Journal.Send(History.Delete(reference));
        Array.ForEach(closed, one => Journal.Send(one));
    }
}
