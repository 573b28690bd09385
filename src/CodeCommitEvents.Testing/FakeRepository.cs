using System.Globalization;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>
/// A fake repository. Its methods change the repository and return the events that CodeCommit would send, in order, with consistent
/// ids, tips, revisions and times. The same calls return the same events in every run. The class is not thread-safe.
/// </summary>
public sealed class FakeRepository
{
    private const int LongestTitle = 150;

    /// <summary>Creates a repository with a branch <c>main</c>. CodeCommit sends no event for this.</summary>
    /// <param name="name">The name of the repository. Default: <c>payments-api</c>.</param>
    /// <param name="seed">The seed from which ids, the start time and the default caller are derived, from 0 to one million. Default: 0.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or not valid in CodeCommit.</exception>
    public FakeRepository(string name = FakeData.Repository, int seed = 0)
        : this(name, new FakeData(seed)) => History.Move(FakeData.Destination, NewCommit(NewCommit()));

    private FakeRepository(string name, FakeData facts)
    {
        Name = FakeNames.Repository(name);
        Journal = new(Name, facts);
    }

    /// <summary>Creates an empty repository. The first push creates the default branch.</summary>
    /// <param name="name">The name of the repository. Default: <c>payments-api</c>.</param>
    /// <param name="seed">The seed from which ids, the start time and the default caller are derived, from 0 to one million. Default: 0.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or not valid in CodeCommit.</exception>
    public static FakeRepository Empty(string name = FakeData.Repository, int seed = 0) => new(name, new FakeData(seed));

    /// <summary>The name of the repository.</summary>
    public string Name { get; }

    /// <summary>The caller of the next actions.</summary>
    /// <exception cref="ArgumentException">The value is not a valid ARN.</exception>
    public Arn Actor
    {
        get => Journal.Actor;
        set => Journal.Actor = value.IsValid ? value : throw new ArgumentException("The actor must be a valid ARN.", nameof(value));
    }

    /// <summary>The time of the next action. Each action takes at least one minute. A set value is rounded up to a whole second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The value is earlier than the current value, or in the last year that <see cref="DateTimeOffset"/> supports.
    /// </exception>
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

    /// <summary>All events so far, in the order in which they were sent.</summary>
    public IReadOnlyList<CodeCommitEvent> Events => Journal.Events;

    /// <summary>The commit id of the tip of a branch. Null if the branch does not exist.</summary>
    /// <param name="branch">The short name of the branch.</param>
    public string? TipOf(string branch) => History.TipOf(FakeNames.Branch(branch));

    /// <summary>
    /// Pushes one commit to each branch, in the given order. A branch that does not exist is created, starting at the tip of the
    /// default branch. A push to the source of an open pull request also updates the pull request.
    /// </summary>
    /// <param name="branches">The short names of the branches.</param>
    /// <returns>The events.</returns>
    /// <exception cref="ArgumentException"><paramref name="branches"/> is null or empty, a branch occurs twice, or a name is not valid.</exception>
    /// <exception cref="InvalidOperationException">The names of two branches conflict, such as <c>a</c> and <c>a/b</c>.</exception>
    public IReadOnlyList<CodeCommitEvent> Push(params string[] branches)
    {
        ArgumentNullException.ThrowIfNull(branches);
        GitReference[] pushed = [.. branches.Select(FakeNames.Branch)];
        if (pushed.Length == 0 || pushed.Distinct().Count() != pushed.Length)
        {
            throw new ArgumentException(pushed.Length == 0 ? "A push must move at least one branch." : "A push must not move a branch twice.", nameof(branches));
        }

        History.CheckNames(pushed);
        return Journal.Act(() => Array.ForEach(pushed, branch => Move(branch, NewCommit(History.TipOf(branch) ?? History.Start))));
    }

    /// <summary>Replaces the tip of a branch with a new commit. CodeCommit sends the same event as for any other push.</summary>
    /// <param name="branch">The short name of an existing branch.</param>
    /// <exception cref="InvalidOperationException">The branch does not exist.</exception>
    public IReadOnlyList<CodeCommitEvent> ForcePush(string branch)
    {
        var reference = FakeNames.Branch(branch);
        var tip = History.Required(reference);
        return Journal.Act(() => Move(reference, NewCommit(History.ParentOf(tip))));
    }

    /// <summary>Creates a tag at the tip of a branch. An existing tag with this name is moved there.</summary>
    /// <param name="tag">The short name of the tag.</param>
    /// <param name="branch">The short name of the branch.</param>
    /// <exception cref="InvalidOperationException">
    /// The branch does not exist, or the tag already points to the tip of the branch. CodeCommit sends no event for an unchanged
    /// tag.
    /// </exception>
    public IReadOnlyList<CodeCommitEvent> Tag(string tag, string branch = "main")
    {
        var (name, commit) = (FakeNames.Tag(tag), History.Required(FakeNames.Branch(branch)));
        History.CheckNames(name);
        return History.TipOf(name) == commit
            ? throw new InvalidOperationException($"{name.FullName} already points to this commit.")
            : Journal.Act(() => Move(name, commit));
    }

    /// <summary>Deletes a branch. Open pull requests from or into this branch are closed.</summary>
    /// <param name="branch">The short name of the branch.</param>
    /// <exception cref="InvalidOperationException">The branch does not exist, or it is the default branch.</exception>
    public IReadOnlyList<CodeCommitEvent> DeleteBranch(string branch) => Journal.Act(() => Delete(FakeNames.Branch(branch)));

    /// <summary>Deletes a tag.</summary>
    /// <param name="tag">The short name of the tag.</param>
    /// <exception cref="InvalidOperationException">The tag does not exist.</exception>
    public IReadOnlyList<CodeCommitEvent> DeleteTag(string tag) => Journal.Act(() => Delete(FakeNames.Tag(tag)));

    /// <summary>Adds a comment on the commit at the tip of a branch.</summary>
    /// <param name="text">The text.</param>
    /// <param name="branch">The short name of the branch.</param>
    /// <exception cref="ArgumentException"><paramref name="text"/> is null, empty or too long.</exception>
    /// <exception cref="InvalidOperationException">The branch does not exist.</exception>
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

    /// <summary>Creates a pull request.</summary>
    /// <param name="source">The short name of the source branch.</param>
    /// <param name="destination">The short name of the destination branch.</param>
    /// <param name="title">The title.</param>
    /// <param name="changedFiles">
    /// The paths of the files that the pull request modifies. Default: the same file as in <see cref="FakeEvents.PullRequestCreated"/>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// <paramref name="title"/> is null, empty or too long, or a path is empty, starts with <c>/</c> or occurs twice.
    /// </exception>
    /// <exception cref="InvalidOperationException">A branch does not exist, or both branches are the same.</exception>
    public FakePullRequest OpenPullRequest(string source, string destination = "main", string title = "Add a feature", params string[] changedFiles)
    {
        ArgumentException.ThrowIfNullOrEmpty(title);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(title.Length, LongestTitle, nameof(title));
        var files = FakeNames.Files(changedFiles);
        var (from, into) = (FakeNames.Branch(source), FakeNames.Branch(destination));
        var (sourceCommit, destinationCommit) = (History.Required(from), History.Required(into));
        if (from == into)
        {
            throw new InvalidOperationException("The source and the destination must be different branches.");
        }

        var opened = new FakePullRequest(this, (PullRequests.Count + 1).ToString(CultureInfo.InvariantCulture), from, into, sourceCommit, destinationCommit, title);
        PullRequests.Add(opened);
        Journal.Act(opened.Created(files));
        return opened;
    }

    internal List<FakePullRequest> PullRequests { get; } = [];

    internal FakeEventLog Journal { get; }

    internal FakeCommitGraph History { get; } = new();

    internal string NewCommit(params string?[] parents) => History.Add(Journal.NewCommit(), parents);

    /// <summary>Moves a reference, and updates the open pull requests from this branch.</summary>
    internal void Move(GitReference reference, string commit, MergeDetails? merge = null)
    {
        Journal.Send(History.Move(reference, commit, merge));
        foreach (var pullRequest in PullRequests.Where(pullRequest => pullRequest.IsOpen && pullRequest.Source == reference))
        {
            Journal.Send(pullRequest.SourceMoved(commit));
        }
    }

    /// <summary>Deletes a reference, and closes the open pull requests from or into this branch.</summary>
    internal void Delete(GitReference reference)
    {
        History.CheckDeletable(reference);

        // Created before the deletion, because the events of the closed pull requests still contain the deleted tip.
        PullRequestEvent[] closed = [.. PullRequests.Where(one => one.IsOpen && (one.Source == reference || one.Destination == reference)).Select(one => one.Closed())];
        Journal.Send(History.Delete(reference));
        Array.ForEach(closed, one => Journal.Send(one));
    }
}
