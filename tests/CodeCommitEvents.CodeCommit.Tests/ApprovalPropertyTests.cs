using Amazon.CodeCommit;
using Amazon.CodeCommit.Model;
using Amazon.Runtime;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using PullRequestEvent = CodeCommitEvents.Events.PullRequestEvent;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>
/// Tests the approvals of a dispatcher with random histories: pushes, also back to earlier commits, comments, builds that cannot be started, that fail, that
/// are stopped, repeated or started by hand, and events that are late, lost, repeated and in any order.
/// </summary>
public sealed class ApprovalPropertyTests
{
    private const int EventsOfAHistory = 500;

    private static readonly BuildRules Rules = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.Where(pr => !Has(pr, "docs")).StartBuild("ci"))
        .OnPullRequest(pr => pr.Where(pr => !Has(pr, "docs") && Has(pr, "lint")).StartBuild("ci").StartBuild("lint", build => build.AsBatch()))
        .OnPullRequest(pr => pr.Where(pr => !Has(pr, "docs") && Has(pr, "slow")).StartBuild("ci", build => build.WithEnvironmentVariable("SUITE", "slow")))
        .OnPullRequest(pr => pr.Where(pr => Has(pr, "throws") ? throw new InvalidOperationException() : false).StartBuild("e2e"))
        .OnComment(comment => comment.Saying("/build").StartBuild("ci"))
        .OnComment(comment => comment.Saying("/slow").StartBuild("ci", build => build.WithEnvironmentVariable("SUITE", "slow")))
        .OnComment(comment => comment.Saying("/perf").StartBuild("perf"))
        .OnFinishedBuild(build => build.Notify("approval"))
        .Build();

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_revision_is_approved_only_if_all_its_builds_of_the_newest_revision_succeeded(int seed)
    {
        var random = new Random(seed);
        var world = new ApprovalWorld(random) { LosesEvents = true };
        var gate = new Gate(world);
        var judged = 0;
        world.Push();

        for (var delivered = 0; delivered < EventsOfAHistory; delivered++)
        {
            Act(world, random);
            var serviceEvent = world.Take();
            var report = await gate.DispatchAsync(serviceEvent, random.Next(16));
            if (serviceEvent is not BuildStateChangeEvent || report.Notifications is not [{ Outcome: NotificationOutcome.Sent, Request.Outcome: { } outcome }])
            {
                continue;
            }

            // A build that carries the required builds, or whose project has such a build, decides at once.
            var ended = world.Builds.Find(build => build.Arn == outcome.BuildArn)!;
            if (Counts(ended, world) && world.Builds.Exists(build => build.Revision == world.Newest.Id && build.Request.ProjectName == ended.Request.ProjectName))
            {
                judged++;
                Judge(world, gate);
            }
        }

        gate.WrongApprovals.Should().BeEmpty();
        judged.Should().BeGreaterThan(10);
        gate.Approvals.Should().BeGreaterThan(1);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task After_the_last_event_the_approval_is_right_although_other_processes_decided_between_the_reading_and_the_approval(int seed)
    {
        var random = new Random(seed);
        var world = new ApprovalWorld(random) { ChangesMeanwhile = true };
        var gate = new Gate(world);
        world.Push();
        for (var rest = 0; rest < 20; rest++)
        {
            for (var round = 0; round < 10; round++)
            {
                Act(world, random);
                await DispatchSeveralAsync(world, gate, random);
            }

            while (world.Pending.Count > 0 || world.Builds.Exists(build => build.Status is null))
            {
                world.End();
                await DispatchSeveralAsync(world, gate, random);
            }

            Judge(world, gate);
        }

        gate.Approvals.Should().BeGreaterThan(1);
    }

    private static async Task DispatchSeveralAsync(ApprovalWorld world, Gate gate, Random random)
    {
        var events = Enumerable.Range(0, Math.Min(4, world.Pending.Count)).Select(_ => (Event: world.Take(), Process: random.Next(16))).ToList();
        await Task.WhenAll(events.Select(one => gate.DispatchAsync(one.Event, one.Process)));
    }

    /// <summary>What failed is not approved, what succeeded is. Anything else is not approved anew.</summary>
    private static void Judge(ApprovalWorld world, Gate gate)
    {
        var newest = NewestBuilds(world);
        if (Array.Exists(newest, build => build is { HasFailed: true }))
        {
            gate.IsApproved.Should().BeFalse();
        }
        else if (newest.Length > 0 && Array.TrueForAll(newest, build => build is { HasSucceeded: true }))
        {
            gate.IsApproved.Should().BeTrue();
        }
    }

    /// <summary>Lets something happen, and more until there is an event to handle.</summary>
    private static void Act(ApprovalWorld world, Random random)
    {
        do
        {
            Action act = random.Next(40) switch { 0 => world.Push, 1 or 2 => world.Comment, 3 => world.StartByHand, < 30 => world.End, _ => static () => { } };
            act();
        }
        while (world.Pending.Count == 0);
    }

    private static bool Counts(WorldBuild build, ApprovalWorld world) =>
        build.HasPullRequest && (build.Revision == world.Newest.Id || (build.Revision is null && build.Commit == world.Newest.Commit));

    private static WorldBuild?[] NewestBuilds(ApprovalWorld world) => world.Newest.NewestOf(world.Builds);

    private static bool Has(PullRequestEvent pullRequest, string word) => pullRequest.Title?.Contains(word, StringComparison.Ordinal) == true;

    /// <summary>A dispatcher with the channel. Some events are handled by another process, which knows nothing of the claims of the first.</summary>
    private sealed class Gate : AmazonCodeCommitClient
    {
        private readonly ApprovalWorld world;
        private readonly BuildDispatcher[] dispatchers;
        private readonly HashSet<string> approved = new(StringComparer.Ordinal);
        private readonly AsyncLocal<bool> isNested = new();

        public Gate(ApprovalWorld world)
            : base("AKIDOWN", "own-secret", new AmazonCodeCommitConfig { AuthenticationRegion = "eu-central-1", ServiceURL = "http://127.0.0.1:1" })
        {
            this.world = world;
            var channel = new PullRequestApprovalChannel(this, world, new() { TimeProvider = new FactTest.ImpatientTime() });
            dispatchers = [.. Enumerable.Range(0, 4).Select(_ => new BuildDispatcher(Rules, world, new() { BuildBatches = world, Channels = { ["approval"] = channel } }))];
        }

        /// <summary>The builds of approvals for which a build was missing or had not succeeded when CodeCommit took the approval.</summary>
        public List<string> WrongApprovals { get; } = [];

        public int Approvals { get; private set; }

        public bool IsApproved => approved.Contains(world.Newest.Id);

        /// <summary>Handles an event. An event whose handling failed is delivered again.</summary>
        public async Task<DispatchedEvent> DispatchAsync(ServiceEvent serviceEvent, int process)
        {
            var report = await dispatchers[isNested.Value ? 3 : process < 3 ? process : 0].DispatchAsync(serviceEvent);
            if (report.Builds.Any(build => build.Failure is BuildStartException { IsTransient: true }) || report.Notifications.Any(sent => sent.Failure is NotificationException { IsTransient: true }))
            {
                world.Send(serviceEvent);
            }

            return report;
        }

        public override Task<GetPullRequestResponse> GetPullRequestAsync(GetPullRequestRequest request, CancellationToken cancellationToken = default)
        {
            world.FailSometimes();
            var target = new PullRequestTarget { RepositoryName = ApprovalWorld.Repository, SourceCommit = world.Newest.Commit };
            return Task.FromResult(new GetPullRequestResponse { PullRequest = new() { PullRequestId = "7", RevisionId = world.Newest.Id, PullRequestTargets = [target], PullRequestStatus = PullRequestStatusEnum.OPEN } });
        }

        public override Task<GetPullRequestApprovalStatesResponse> GetPullRequestApprovalStatesAsync(GetPullRequestApprovalStatesRequest request, CancellationToken cancellationToken = default) =>
            Task.FromResult(new GetPullRequestApprovalStatesResponse { Approvals = approved.Contains(request.RevisionId) ? [new() { UserArn = "own", ApprovalState = ApprovalState.APPROVE }] : null });

        public override async Task<UpdatePullRequestApprovalStateResponse> UpdatePullRequestApprovalStateAsync(UpdatePullRequestApprovalStateRequest request, CancellationToken cancellationToken = default)
        {
            await DecideMeanwhileAsync();
            lock (approved)
            {
                if (request.RevisionId != world.Newest.Id)
                {
                    throw new RevisionNotCurrentException("not current", ErrorType.Sender, nameof(RevisionNotCurrentException), "r", System.Net.HttpStatusCode.BadRequest);
                }

                if (request.ApprovalState == ApprovalState.APPROVE)
                {
                    Approvals++;
                    var newest = NewestBuilds(world);
                    if (newest.Length == 0 || !Array.TrueForAll(newest, build => build is { HasSucceeded: true }))
                    {
                        WrongApprovals.Add(string.Join(", ", newest.Select(build => $"{build?.Id} {build?.Status}")));
                    }

                    approved.Add(request.RevisionId);
                }
                else
                {
                    approved.Remove(request.RevisionId);
                }
            }

            return new();
        }

        /// <summary>Somebody repeats a build, and another process handles other events, from their arrival to the approval.</summary>
        private async Task DecideMeanwhileAsync()
        {
            if (!world.ChangesMeanwhile || isNested.Value)
            {
                return;
            }

            isNested.Value = true;
            world.StartNewestByHand();
            for (var number = 0; number < 3; number++)
            {
                world.End();
                if (world.TryTake() is { } serviceEvent)
                {
                    await DispatchAsync(serviceEvent, 0);
                }
            }

            isNested.Value = false;
        }
    }
}
