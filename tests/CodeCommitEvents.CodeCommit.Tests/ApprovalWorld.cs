using System.Globalization;
using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>
/// A build service and a pull request in memory, for random histories. It knows from the history itself which builds a revision needs and how they ended, and
/// not from the variables that the library writes.
/// </summary>
internal sealed class ApprovalWorld(Random random) : IBuildStarter, IPullRequestBuildsProvider, IBuildBatchProvider
{
    public const string Repository = "payments-api";

    private static readonly string[] Ends = ["SUCCEEDED", "SUCCEEDED", "SUCCEEDED", "SUCCEEDED", "SUCCEEDED", "SUCCEEDED", "FAILED", "TIMED_OUT", "FAULT", "STOPPED", "SOMETHING_NEW"];

    private readonly Lock change = new();
    private readonly Dictionary<string, WorldBuild> byToken = new(StringComparer.Ordinal);
    private DateTimeOffset now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public List<WorldBuild> Builds { get; } = [];

    public List<WorldRevision> Revisions { get; } = [];

    /// <summary>Events that are on their way, in any order.</summary>
    public List<ServiceEvent> Pending { get; } = [];

    /// <summary>Whether events can be lost.</summary>
    public bool LosesEvents { get; init; }

    /// <summary>Whether builds end while an event is handled.</summary>
    public bool ChangesMeanwhile { get; init; }

    public WorldRevision Newest => Revisions[^1];

    /// <summary>Pushes to the source. Some pushes move it back to an earlier commit.</summary>
    public void Push()
    {
        var number = Revisions.Count + 1;
        var commit = number > 2 && random.Next(6) == 0 ? Revisions[random.Next(Revisions.Count)].Commit : number.ToString("x40", CultureInfo.InvariantCulture);
        var words = new[] { "slow", "lint", "throws", "docs" }.Where(word => random.Next(word is "throws" or "docs" ? 12 : 2) == 0).ToArray();
        var revision = new WorldRevision(number.ToString("x64", CultureInfo.InvariantCulture), commit, string.Join(' ', words)) { Unstartable = random.Next(10) == 0 ? "lint" : null };
        Revisions.Add(revision);
        now = now.AddMinutes(1);
        Send(number == 1
            ? new PullRequestCreatedEvent { PullRequestId = "7", RepositoryName = Repository, SourceCommit = commit, RevisionId = revision.Id, Title = revision.Title, LastModifiedDate = now, Time = now }
            : new PullRequestSourceBranchUpdatedEvent { PullRequestId = "7", RepositoryName = Repository, SourceCommit = commit, RevisionId = revision.Id, Title = revision.Title, LastModifiedDate = now, Time = now });
    }

    public void Comment()
    {
        now = now.AddMinutes(1);
        Send(new CommentOnPullRequestCreatedEvent
        {
            PullRequestId = "7",
            RepositoryName = Repository,
            BeforeCommitId = new string('0', 40),
            AfterCommitId = Newest.Commit,
            CommentId = $"c{now.Ticks}",
            Thread = [new() { Text = new[] { "/build", "/slow", "/perf" }[random.Next(3)] }],
            Time = now,
        });
    }

    /// <summary>Ends a build that is running.</summary>
    public void End()
    {
        lock (change)
        {
            if (Builds.Where(build => build.Status is null).OrderBy(_ => random.Next()).FirstOrDefault() is { } running)
            {
                running.Status = Ends[random.Next(Ends.Length)];
                Send(running.ToEndEvent());
            }
        }
    }

    /// <summary>Starts a build again by hand: as CodeBuild's retry does it, with the variables, or without them.</summary>
    public void StartByHand()
    {
        if (Builds.Count > 0)
        {
            var first = Builds[random.Next(Builds.Count)];
            Add(first.Request with { EnvironmentVariables = random.Next(2) == 0 ? first.Request.EnvironmentVariables : ValueMap<BuildEnvironmentValue>.Empty });
        }
    }

    /// <summary>Now and then, the newest build is repeated with its variables.</summary>
    public void StartNewestByHand()
    {
        lock (change)
        {
            if (random.Next(4) == 0)
            {
                Add(Builds[^1].Request);
            }
        }
    }

    public Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
    {
        lock (change)
        {
            var chance = random.Next(30);
            if (chance == 0 || request.ProjectName == Newest.Unstartable)
            {
                throw new BuildStartException(request.ProjectName, isTransient: chance == 0, "not started");
            }

            if (!byToken.TryGetValue(request.IdempotencyToken!, out var build))
            {
                byToken[request.IdempotencyToken!] = build = Add(request);
            }

            return chance == 1
                ? throw new BuildStartException(request.ProjectName, isTransient: true, "no response") { MayHaveStarted = true }
                : Task.FromResult(new StartedBuild { BuildId = build.Id, IsBatch = request.IsBatch });
        }
    }

    public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public async Task<ValueList<BuildOutcome>?> GetBuildsAsync(PullRequestBuildsQuery query, CancellationToken cancellationToken = default)
    {
        ValueList<BuildOutcome> answer;
        bool endsOne;
        FailSometimes();
        lock (change)
        {
            endsOne = ChangesMeanwhile && random.Next(3) == 0;

            // The service can still show a build as running whose end was already sent.
            answer = [.. Builds.Where(other => other.Request.ProjectName == query.ProjectName && other.Request.IsBatch == query.IsBatch && other.HasPullRequest)
                .Select(other => other.ToOutcome(isRunning: other.Arn == query.Build && random.Next(4) == 0)).OrderBy(_ => random.Next())];
        }

        if (ChangesMeanwhile)
        {
            await Task.Yield();
        }

        if (endsOne)
        {
            End();
        }

        return answer;
    }

    public Task<BatchMembership?> GetBatchAsync(BuildStateChangeEvent build, CancellationToken cancellationToken = default)
    {
        lock (change)
        {
            return Task.FromResult<BatchMembership?>(Builds.Find(batch => batch.Request.IsBatch && batch.ToEndEvent().BuildArn == build.BuildArn) is { } found
                ? new() { Batch = found.ToBatch() }
                : BatchMembership.None);
        }
    }

    public void FailSometimes()
    {
        bool fails;
        lock (change)
        {
            fails = random.Next(50) == 0;
        }

        if (fails)
        {
            throw new Amazon.CodeCommit.AmazonCodeCommitException("x", Amazon.Runtime.ErrorType.Receiver, "InternalServerError", "r", System.Net.HttpStatusCode.InternalServerError);
        }
    }

    /// <summary>Some events are delivered several times, and some never.</summary>
    public void Send(ServiceEvent serviceEvent)
    {
        lock (change)
        {
            var copies = random.Next(20) switch { 0 => LosesEvents ? 0 : 1, < 5 => 2, 5 => 3, _ => 1 };
            Pending.AddRange(Enumerable.Repeat(serviceEvent, copies));
        }
    }

    /// <summary>Takes any event that is on its way.</summary>
    public ServiceEvent Take() => TryTake() ?? throw new InvalidOperationException("There is no event.");

    /// <summary>Takes any event that is on its way. Null if there is none.</summary>
    public ServiceEvent? TryTake()
    {
        lock (change)
        {
            if (Pending.Count == 0)
            {
                return null;
            }

            var index = random.Next(Pending.Count);
            var taken = Pending[index];
            Pending.RemoveAt(index);
            return taken;
        }
    }

    private WorldBuild Add(BuildRequest request)
    {
        lock (change)
        {
            now = now.AddSeconds(1);
            var build = new WorldBuild(Builds.Count + 1, request, now);
            Builds.Add(build);
            return build;
        }
    }
}
