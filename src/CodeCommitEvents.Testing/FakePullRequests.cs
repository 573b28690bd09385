using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Testing;

/// <summary>
/// The pull requests of comments and their builds, for tests of commands in comments. Without further calls, each comment has an open pull request with
/// the commits of the comment, like that of <see cref="FakeEvents.PullRequestCreated"/>, and there are no builds. The class is thread-safe.
/// </summary>
/// <remarks>A build is returned only if it fits the query: its project, its pull request, its account and region, whether it is a batch build, and its start.</remarks>
public sealed class FakePullRequests : IPullRequestProvider, IPullRequestBuildsProvider
{
    private readonly Dictionary<string, PullRequestEvent?> pullRequests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FakeRepository> repositories = new(StringComparer.Ordinal);
    private readonly List<FakeBuildStarter> starters = [];
    private readonly List<BuildOutcome> builds = [];
    private readonly HashSet<string> unknownProjects = new(StringComparer.Ordinal);
    private readonly List<PullRequestCommentEvent> comments = [];
    private readonly List<PullRequestBuildsQuery> queries = [];
    private FakeFailure? failure;

    /// <summary>
    /// The prefix of the environment variables that say for which pull request a starter started a build, as <see cref="BuildDispatcherOptions.EnvironmentPrefix"/>.
    /// Default: <see cref="BuildCause.DefaultPrefix"/>.
    /// </summary>
    public string EnvironmentPrefix { get; init; } = BuildCause.DefaultPrefix;

    /// <summary>The comments for which a pull request was asked for, in order.</summary>
    public IReadOnlyList<PullRequestCommentEvent> Comments => Locked<IReadOnlyList<PullRequestCommentEvent>>(() => [.. comments]);

    /// <summary>The queries for builds, in order.</summary>
    public IReadOnlyList<PullRequestBuildsQuery> Queries => Locked<IReadOnlyList<PullRequestBuildsQuery>>(() => [.. queries]);

    /// <summary>Adds the pull requests of a repository. A comment gets its pull request as it is at the time of the call; another pull request of the repository is unknown.</summary>
    /// <param name="repository">The repository. It must not change during a call of the dispatcher.</param>
    /// <returns>These pull requests.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="repository"/> is null.</exception>
    public FakePullRequests Add(FakeRepository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return Changed(() => repositories[repository.Name] = repository);
    }

    /// <summary>Adds the builds that a starter has started or will start, running or ended. One call is enough; adding the same starter again changes nothing.</summary>
    /// <param name="starter">The starter.</param>
    /// <returns>These pull requests.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="starter"/> is null.</exception>
    public FakePullRequests Add(FakeBuildStarter starter)
    {
        ArgumentNullException.ThrowIfNull(starter);
        return Changed(() =>
        {
            if (!starters.Contains(starter))
            {
                starters.Add(starter);
            }
        });
    }

    /// <summary>Adds builds.</summary>
    /// <param name="builds">The builds. The cause of a build says to which pull request it belongs.</param>
    /// <returns>These pull requests.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builds"/> is null.</exception>
    public FakePullRequests Add(params BuildOutcome[] builds)
    {
        ArgumentNullException.ThrowIfNull(builds);
        return Changed(() => this.builds.AddRange(builds));
    }

    /// <summary>Sets what a pull request is like now: its title, status, author, branches, commits, revision and dates. The account, the region and the time are those of the comment.</summary>
    /// <param name="pullRequest">
    /// Any event of the pull request, such as <c>FakeEvents.PullRequestCreated() with { Status = PullRequestStatus.Closed }</c>. After a
    /// <see cref="PullRequestSourceBranchUpdatedEvent"/>, new commits created the newest revision, and after any other event, opening the pull request did.
    /// </param>
    /// <returns>These pull requests.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pullRequest"/> is null.</exception>
    public FakePullRequests Set(PullRequestEvent pullRequest)
    {
        ArgumentNullException.ThrowIfNull(pullRequest);
        return Changed(() => pullRequests[KeyOf(pullRequest.RepositoryName, pullRequest.PullRequestId)] = pullRequest);
    }

    /// <summary>Makes a pull request unknown, as if it did not exist.</summary>
    /// <param name="pullRequestId">The id of the pull request.</param>
    /// <param name="repositoryName">The name of the repository. Default: the repository of fake events.</param>
    /// <returns>These pull requests.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public FakePullRequests SetUnknown(string pullRequestId, string repositoryName = FakeData.Repository)
    {
        ArgumentNullException.ThrowIfNull(pullRequestId);
        ArgumentNullException.ThrowIfNull(repositoryName);
        return Changed(() => pullRequests[KeyOf(repositoryName, pullRequestId)] = null);
    }

    /// <summary>Makes the builds of a project unknown, as if the permission to read them were missing.</summary>
    /// <param name="projectName">The name of the project.</param>
    /// <returns>These pull requests.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="projectName"/> is null.</exception>
    public FakePullRequests SetBuildsUnknown(string projectName)
    {
        ArgumentNullException.ThrowIfNull(projectName);
        return Changed(() => unknownProjects.Add(projectName));
    }

    /// <summary>Makes the next calls fail as if the services throttled them. The event then fails, so that it is delivered again.</summary>
    /// <param name="times">The number of calls that fail. Default: all.</param>
    /// <returns>These pull requests.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is not positive.</exception>
    public FakePullRequests FailTransiently(int times = int.MaxValue)
    {
        var configured = new FakeFailure(FakeFailureKind.Transient, after: 0, times, project: null);
        return Changed(() => failure = configured);
    }

    /// <inheritdoc/>
    public Task<PullRequestEvent?> GetPullRequestAsync(PullRequestCommentEvent comment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(comment);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Locked(() =>
        {
            comments.Add(comment);
            ThrowIfConfigured();
            return comment.PullRequestId is { Length: > 0 } id && NowOf(comment, id) is { } now ? FakePullRequestEvents.At(comment, now) : null;
        }));
    }

    /// <inheritdoc/>
    public Task<ValueList<BuildOutcome>?> GetBuildsAsync(PullRequestBuildsQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Locked<ValueList<BuildOutcome>?>(() =>
        {
            queries.Add(query);
            ThrowIfConfigured();
            return unknownProjects.Contains(query.ProjectName) ? null
                : [.. builds.Concat(starters.SelectMany(starter => starter.OutcomesOfBuilds(EnvironmentPrefix))).Where(build => Fits(build, query))];
        }));
    }

    private static bool Fits(BuildOutcome build, PullRequestBuildsQuery query) =>
        build.ProjectName == query.ProjectName && build.Batch is not null == query.IsBatch && !(build.StartTime < query.Since)
        && build.Cause is { } cause && cause.PullRequestId == query.PullRequestId && cause.Repository == query.RepositoryName
        && (query.Build is not { } other || (build.BuildArn.Account, build.BuildArn.Region) == (other.Account, other.Region));

    /// <summary>Returns an event with the pull request as it is now. Null if it is unknown.</summary>
    private PullRequestEvent? NowOf(PullRequestCommentEvent comment, string id) =>
        pullRequests.TryGetValue(KeyOf(comment.RepositoryName, id), out var set) ? set
        : repositories.TryGetValue(comment.RepositoryName ?? "", out var repository) ? repository.PullRequests.Find(pullRequest => pullRequest.Id == id)?.Now()
        : FakePullRequestEvents.Of(comment, id);

    private void ThrowIfConfigured()
    {
        if (failure?.Of("") is not null)
        {
            throw new TimeoutException("The call was configured to fail.");
        }
    }

    private FakePullRequests Changed(Action change)
    {
        lock (queries)
        {
            change();
        }

        return this;
    }

    private T Locked<T>(Func<T> read)
    {
        lock (queries)
        {
            return read();
        }
    }

    private static string KeyOf(string? repositoryName, string pullRequestId) => $"{repositoryName}\n{pullRequestId}";
}
