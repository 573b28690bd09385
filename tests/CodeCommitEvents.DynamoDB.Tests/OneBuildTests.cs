using System.Collections.Concurrent;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>Two instances of a function receive the same events. Each instance has its own dispatcher.</summary>
[Collection(nameof(ClaimsTable))]
public sealed class OneBuildTests(ClaimsTable table)
{
    private static readonly BuildRules Rules = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.Into("main").StartBuild("payments-ci", build => build.CancelSuperseded())).Build();

    /// <summary>The event is in a repository that no other test uses.</summary>
    private readonly PullRequestSourceBranchUpdatedEvent updated = new()
    {
        PullRequestId = "7",
        RepositoryName = $"payments-{Guid.NewGuid():N}",
        Account = "111122223333",
        Region = "eu-central-1",
        Destination = GitReference.Branch("main"),
        SourceCommit = "e1052903b95155b2ea54b0d2e40a1e0d5ac8d1f3",
        Time = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
    };

    private readonly SlowStarter starter = new();

    private BuildDispatcher Dispatcher => new(Rules, starter, new() { Claims = table.Claims() });

    [MotoFact]
    public async Task One_event_that_both_instances_receive_starts_one_build()
    {
        var dispatched = await Task.WhenAll(Dispatcher.DispatchAsync(updated), Dispatcher.DispatchAsync(updated));
        var later = await Dispatcher.DispatchAsync(updated);

        var request = starter.Requests.Should().ContainSingle().Which;
        (await table.ItemAsync($"claim#{request.IdempotencyToken}"))!["Build"].M["BuildId"].S.Should().Be("payments-ci:1");
        dispatched.Select(one => one.Builds.Single().Outcome).Should().BeEquivalentTo([DispatchOutcome.Started, DispatchOutcome.Duplicate]);
        dispatched.Append(later).Select(one => one.Builds.Single().Started!.BuildId).Should().AllBe("payments-ci:1");
        later.Builds.Single().Outcome.Should().Be(DispatchOutcome.Duplicate);
    }

    [MotoFact]
    public async Task The_build_of_a_newer_change_stops_the_older_build_of_the_other_instance()
    {
        var first = await Dispatcher.DispatchAsync(updated);
        var second = await Dispatcher.DispatchAsync(updated with { SourceCommit = "4c925148bc56e1bfb3ba1a5b8f3ea9a5e1ba1c42", Time = updated.Time!.Value.AddSeconds(1) });

        second.Builds.Single().Stopped.Should().Be(first.Builds.Single().Started);
        starter.Stopped.Should().Equal(first.Builds.Single().Started!);
    }

    [MotoFact]
    public async Task A_build_that_one_instance_may_have_started_is_requested_by_the_other_with_the_same_token()
    {
        starter.Failure = new BuildStartException("payments-ci", isTransient: true, "No answer.") { MayHaveStarted = true };
        var first = await Dispatcher.DispatchAsync(updated);
        starter.Failure = null;
        var second = await Dispatcher.DispatchAsync(updated);

        (first.Builds.Single().Outcome, second.Builds.Single().Outcome).Should().Be((DispatchOutcome.Failed, DispatchOutcome.Started));
        starter.Requests.Select(request => request.IdempotencyToken).Distinct(StringComparer.Ordinal).Should().ContainSingle();
    }

    /// <summary>Records the requests and starts nothing. Each call takes 200 ms.</summary>
    private sealed class SlowStarter : IBuildStarter
    {
        public ConcurrentQueue<BuildRequest> Requests { get; } = new();

        public ConcurrentQueue<StartedBuild> Stopped { get; } = new();

        public Exception? Failure { get; set; }

        public async Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
        {
            Requests.Enqueue(request);
            await Task.Delay(200, cancellationToken);
            return Failure is null ? new() { BuildId = $"{request.ProjectName}:{Requests.Count}" } : throw Failure;
        }

        public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default)
        {
            Stopped.Enqueue(build);
            return Task.CompletedTask;
        }
    }
}
