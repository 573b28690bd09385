using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Tests.Rules;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Tests how a dispatcher uses the claim of a build.</summary>
public sealed class ClaimsTests
{
    private static readonly BuildRules Rules = Given.Rules(all => all.OnPush("ci", push => push.StartBuild("ci")));
    private static readonly StartedBuild Found = new() { BuildId = "ci:found" };

    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task A_start_fails_when_the_lease_of_its_claim_ends()
    {
        var starter = new HangingStarter();
        var claims = new RecordingClaimStore(new InMemoryBuildClaimStore(time));
        var dispatching = new BuildDispatcher(Rules, starter, new() { Claims = claims, TimeProvider = time }).DispatchAsync(Given.Push("main"));
        await starter.Asked;

        time.Advance(InMemoryBuildClaimStore.DefaultLease);
        var failure = (await dispatching).Builds[0].Failure.Should().BeOfType<BuildStartException>().Which;

        (failure.Message, failure.IsTransient, failure.MayHaveStarted).Should().Be(("The lease of the claim ended before the starter responded.", true, true));
        (await claims.AcquireAsync(new() { Key = claims.Acquired[0].Key })).State.Should().Be(BuildClaimState.AcquiredExpired);
    }

    [Fact]
    public async Task A_start_that_runs_out_of_time_says_so_and_releases_the_claim_as_maybe_started()
    {
        var starter = new HangingStarter();
        var claims = new RecordingClaimStore(new InMemoryBuildClaimStore(time));
        using var payload = Payload();
        var handling = new BuildDispatcher(Rules, starter, new() { Claims = claims, TimeProvider = time }).HandleLambdaAsync(payload, remainingTime: TimeSpan.FromSeconds(12));
        await starter.Asked;

        time.Advance(TimeSpan.FromSeconds(10));
        var handle = () => handling;

        (await handle.Should().ThrowAsync<DispatchException>()).WithMessage("The payload was not dispatched completely. ci was not started: The call was cancelled or its time has run out.");
        (await claims.AcquireAsync(new() { Key = claims.Acquired[0].Key })).State.Should().Be(BuildClaimState.AcquiredExpired);
    }

    [Fact]
    public async Task Waiting_for_another_start_in_the_process_has_its_own_deadline()
    {
        var starter = new HangingStarter();
        var dispatcher = new BuildDispatcher(Rules, starter);
        var starting = dispatcher.DispatchAsync(Given.Push("main"));
        await starter.Asked;
        using var payload = Payload();

        var handle = () => dispatcher.HandleLambdaAsync(payload, remainingTime: TimeSpan.Zero);

        (await handle.Should().ThrowAsync<DispatchException>()).WithMessage("*The call was cancelled or its time has run out.");
        starter.Answer(Found);
        (await starting).Builds[0].Outcome.Should().Be(DispatchOutcome.Started);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(179, false)]
    [InlineData(180, true)]
    [InlineData(3_600, true)]
    public async Task For_an_expired_claim_the_build_is_searched_if_the_service_may_forget_the_token_within_the_lease(int secondsSinceFirstAcquired, bool isSearched)
    {
        var starter = new FindingStarter { Build = Found };
        var claims = new ExpiredClaimStore(time.GetUtcNow(), TimeSpan.FromSeconds(secondsSinceFirstAcquired));

        var dispatched = await new BuildDispatcher(Rules, starter, new() { Claims = claims, TimeProvider = time }).DispatchAsync(Given.Push("main"));

        (starter.Since, starter.Starts, dispatched.Builds[0].Outcome).Should().Be(isSearched
            ? (claims.FirstAcquired, 0, DispatchOutcome.Duplicate)
            : ((DateTimeOffset?)null, 1, DispatchOutcome.Started));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(179)]
    [InlineData(3_600)]
    public async Task For_an_expired_claim_the_build_is_always_searched_if_the_service_does_not_know_tokens(int secondsSinceFirstAcquired)
    {
        var starter = new FindingStarter { Build = Found, TokenLifetime = TimeSpan.Zero };
        var claims = new ExpiredClaimStore(time.GetUtcNow(), TimeSpan.FromSeconds(secondsSinceFirstAcquired));

        var dispatched = await new BuildDispatcher(Rules, starter, new() { Claims = claims, TimeProvider = time }).DispatchAsync(Given.Push("main"));

        (starter.Since, starter.Starts, dispatched.Builds[0].Outcome).Should().Be((claims.FirstAcquired, 0, DispatchOutcome.Duplicate));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task For_an_expired_claim_the_build_is_searched_if_its_variables_depend_on_facts_that_may_have_been_unknown(bool dependsOnFacts)
    {
        var starter = new FindingStarter { Build = Found };
        var rules = Given.Rules(all => all.OnPush(push => (dependsOnFacts ? push.Touching("src/**") : push).StartBuild("ci")));
        var claims = new ExpiredClaimStore(time.GetUtcNow(), TimeSpan.FromSeconds(1));

        await new BuildDispatcher(rules, starter, new() { Claims = claims, TimeProvider = time }).DispatchAsync(Given.Push("main"));

        starter.Starts.Should().Be(dependsOnFacts ? 0 : 1);
    }

    [Fact]
    public async Task For_an_expired_claim_of_unknown_age_the_build_is_searched()
    {
        var starter = new FindingStarter { Build = Found };

        await new BuildDispatcher(Rules, starter, new() { Claims = new ExpiredClaimStore(time.GetUtcNow(), age: null), TimeProvider = time }).DispatchAsync(Given.Push("main"));

        (starter.Since, starter.Starts).Should().Be((DateTimeOffset.UnixEpoch, 0));
    }

    [Fact]
    public async Task A_starter_does_not_know_tokens_unless_it_says_so()
    {
        IBuildStarter starter = new NullStarter();

        starter.TokenLifetime.Should().Be(TimeSpan.Zero);
        await new BuildDispatcher(Rules, starter).DispatchAsync(Given.Push("main"));
    }

    [Fact]
    public async Task Two_deliveries_at_the_same_time_both_fail_if_the_start_fails()
    {
        var starter = new HangingStarter();
        var dispatcher = new BuildDispatcher(Rules, starter);
        var first = dispatcher.DispatchAsync(Given.Push("main"));
        await starter.Asked;
        var second = dispatcher.DispatchAsync(Given.Push("main"));

        starter.Fail(new BuildStartException("ci", isTransient: true, "Throttled."));

        (await Task.WhenAll(first, second)).Select(dispatched => (dispatched.Builds[0].Outcome, dispatched.Builds[0].Failure?.Message, dispatched.HasFailures))
            .Should().Equal((DispatchOutcome.Failed, "Throttled.", true), (DispatchOutcome.Failed, "Throttled.", true));
    }

    [Fact]
    public async Task A_claim_store_that_hangs_blocks_the_response_for_at_most_a_second_after_the_deadline()
    {
        var (starter, claims) = (new HangingStarter(), new HangingClaimStore());
        using var payload = Payload();
        var handling = new BuildDispatcher(Rules, starter, new() { Claims = claims, TimeProvider = time }).HandleLambdaAsync(payload, remainingTime: TimeSpan.FromSeconds(12));
        await starter.Asked;
        time.Advance(TimeSpan.FromSeconds(9));
        starter.Answer(Found);
        await claims.Asked;

        time.Advance(TimeSpan.FromSeconds(1));
        handling.IsCompleted.Should().BeFalse();
        time.Advance(TimeSpan.FromSeconds(1));

        await handling.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task The_claim_of_another_process_is_tried_again_after_longer_and_longer_delays()
    {
        var (claims, asked) = (new InMemoryBuildClaimStore(time), new List<double>());
        var starter = new HangingStarter();
        var starting = new BuildDispatcher(Rules, starter, new() { Claims = claims, TimeProvider = time }).DispatchAsync(Given.Push("main"));
        await starter.Asked;
        var start = time.GetUtcNow();
        var waiting = new BuildDispatcher(Rules, new RecordingBuildStarter(), new()
        {
            Claims = new RecordingClaimStore(claims) { Acquiring = () => asked.Add((time.GetUtcNow() - start).TotalMilliseconds) },
            TimeProvider = time,
        }).DispatchAsync(Given.Push("main"));

        // Without the synchronization context of the test, the dispatcher continues within each call of Advance.
        await Task.Run(() =>
        {
            for (var step = 0; step < 60; step++)
            {
                time.Advance(TimeSpan.FromMilliseconds(50));
            }
        });

        (await waiting.WaitAsync(TimeSpan.FromSeconds(30))).Builds[0].Outcome.Should().Be(DispatchOutcome.Failed);
        asked.Should().Equal(0, 100, 300, 700, 1_500, 3_000);
        starter.Answer(Found);
        await starting;
    }

    [Fact]
    public async Task For_an_expired_claim_a_build_that_is_not_found_is_started()
    {
        var starter = new FindingStarter();

        var dispatched = await new BuildDispatcher(Rules, starter, new() { Claims = new ExpiredClaimStore(time.GetUtcNow(), TimeSpan.FromHours(1)), TimeProvider = time }).DispatchAsync(Given.Push("main"));

        (starter.Starts, dispatched.Builds[0].Outcome).Should().Be((1, DispatchOutcome.Started));
    }

    [Fact]
    public async Task An_expired_claim_is_released_as_maybe_started_even_if_the_start_certainly_failed()
    {
        var claims = new ExpiredClaimStore(time.GetUtcNow(), TimeSpan.FromSeconds(1));
        var starter = new RecordingBuildStarter { FailureOf = _ => new BuildStartException("ci", isTransient: true, "Throttled.") };

        await new BuildDispatcher(Rules, starter, new() { Claims = claims, TimeProvider = time }).DispatchAsync(Given.Push("main"));

        claims.Released.Should().Equal(true);
    }

    [Fact]
    public async Task A_dispatcher_waits_for_a_build_that_another_dispatcher_is_starting()
    {
        var claims = new InMemoryBuildClaimStore();
        var (first, second) = (new HangingStarter(), new RecordingBuildStarter());
        var starting = new BuildDispatcher(Rules, first, new() { Claims = claims }).DispatchAsync(Given.Push("main"));
        await first.Asked;

        var waiting = new BuildDispatcher(Rules, second, new() { Claims = claims, ClaimWaitTime = TimeSpan.FromMinutes(1) }).DispatchAsync(Given.Push("main"));
        first.Answer(Found);

        (await starting).Builds[0].Outcome.Should().Be(DispatchOutcome.Started);
        ((await waiting).Builds[0].Outcome, (await waiting).Builds[0].Started).Should().Be((DispatchOutcome.Duplicate, Found));
        second.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_build_that_another_dispatcher_does_not_start_in_time_has_failed_and_can_be_retried()
    {
        var claims = new InMemoryBuildClaimStore();
        var (first, logger) = (new HangingStarter(), new RecordingLogger());
        var starting = new BuildDispatcher(Rules, first, new() { Claims = claims }).DispatchAsync(Given.Push("main"));
        await first.Asked;

        var second = await new BuildDispatcher(Rules, new RecordingBuildStarter(), new() { Logger = logger, Claims = claims, ClaimWaitTime = TimeSpan.FromMilliseconds(1) }).DispatchAsync(Given.Push("main"));

        (second.Builds[0].CanBeRetried, second.Builds[0].Failure!.Message).Should().Be((true, "Another process is starting the build."));
        logger.Lines.Should().Contain(line => line.Id == 12 && line.Level == LogLevel.Warning);
        first.Answer(Found);
        await starting;
    }

    [Fact]
    public async Task A_claim_that_cannot_be_acquired_fails_the_build_and_a_claim_that_cannot_be_completed_does_not()
    {
        var (starter, logger) = (new RecordingBuildStarter(), new RecordingLogger());

        var notAcquired = await new BuildDispatcher(Rules, starter, new() { Claims = new FailingClaimStore(canAcquire: false) }).DispatchAsync(Given.Push("main"));
        var notCompleted = await new BuildDispatcher(Rules, starter, new() { Logger = logger, Claims = new FailingClaimStore(canAcquire: true) }).DispatchAsync(Given.Push("main"));

        (notAcquired.Builds[0].Outcome, notAcquired.Builds[0].CanBeRetried).Should().Be((DispatchOutcome.Failed, true));
        notAcquired.Builds[0].Failure.Should().BeOfType<BuildStartException>().Which.Message.Should().Be("The claim could not be acquired: the claim store threw TimeoutException.");
        notCompleted.Builds[0].Outcome.Should().Be(DispatchOutcome.Started);
        starter.Requests.Should().ContainSingle();
        logger.Lines.Should().Contain(line => line.Id == 9 && line.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task A_dispatcher_does_not_wait_for_a_starter_that_ignores_the_deadline()
    {
        var starter = new DeafStarter();
        using var payload = Payload();
        var handling = new BuildDispatcher(Rules, starter, new() { TimeProvider = time }).HandleLambdaAsync(payload, remainingTime: TimeSpan.FromSeconds(12));
        await starter.Asked;

        time.Advance(TimeSpan.FromSeconds(10));
        var handle = () => handling;

        await handle.Should().ThrowAsync<DispatchException>().WithMessage("*The call was cancelled or its time has run out.");
    }

    [Fact]
    public async Task A_claim_store_that_hangs_does_not_block_the_response()
    {
        var claims = new HangingClaimStore();
        using var payload = Payload();
        var handling = new BuildDispatcher(Rules, new RecordingBuildStarter(), new() { Claims = claims, TimeProvider = time }).HandleLambdaAsync(payload, remainingTime: TimeSpan.FromSeconds(12));
        await claims.Asked;

        time.Advance(TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(1));

        (await new StreamReader(await handling).ReadToEndAsync()).Should().Be("""{"batchItemFailures":[]}""");
    }

    [Fact]
    public async Task The_largest_remaining_time_is_accepted()
    {
        using var payload = Payload();

        var handle = () => new BuildDispatcher(Rules, new RecordingBuildStarter()).HandleLambdaAsync(payload, remainingTime: TimeSpan.MaxValue);

        await handle.Should().NotThrowAsync();
    }

    [Fact]
    public async Task A_starter_that_returns_null_has_failed_and_may_have_started_the_build()
    {
        var dispatched = await new BuildDispatcher(Rules, new NullStarter()).DispatchAsync(Given.Push("main"));

        dispatched.Builds[0].Failure.Should().BeOfType<BuildStartException>().Which.Should().BeEquivalentTo(new { Message = "The starter returned no result.", MayHaveStarted = true, IsTransient = true });
    }

    private static MemoryStream Payload() =>
        new(EventWriter.Write(new EventDelivery { Event = Given.Push("main"), Envelope = new EventBridgeEnvelope(Given.Push("main")) }));

    /// <summary>A start ends when the test calls <see cref="Answer"/> or the start is canceled.</summary>
    private sealed class HangingStarter : IBuildStarter
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<StartedBuild> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => asked.Task;

        public void Answer(StartedBuild build) => answer.SetResult(build);

        public void Fail(Exception exception) => answer.SetException(exception);

        public Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
        {
            asked.SetResult();
            return answer.Task.WaitAsync(cancellationToken);
        }

        public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }

    private sealed class NullStarter : IBuildStarter
    {
        public Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default) => Task.FromResult<StartedBuild>(null!);

        public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }

    /// <summary>A start never ends, even if it is canceled.</summary>
    private sealed class DeafStarter : IBuildStarter
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => asked.Task;

        public Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
        {
            asked.SetResult();
            return new TaskCompletionSource<StartedBuild>().Task;
        }

        public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }

    /// <summary>A call of <see cref="CompleteAsync"/> never ends.</summary>
    private sealed class HangingClaimStore : IBuildClaimStore
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => asked.Task;

        public Task<BuildClaim> AcquireAsync(BuildClaimRequest request, CancellationToken cancellationToken = default) =>
            Task.FromResult(new BuildClaim { Key = request.Key, State = BuildClaimState.Acquired, Holder = "me" });

        public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default)
        {
            asked.SetResult();
            return new TaskCompletionSource().Task;
        }

        public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<BuildClaim?> FindAsync(string key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<bool> ForgetAsync(string key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<StartedBuild?> SupersedeAsync(string group, ChangeMoment change, StartedBuild build, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    private sealed class FindingStarter : IBuildStarter, IBuildFinder
    {
        public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(5);

        public StartedBuild? Build { get; init; }

        public int Starts { get; private set; }

        public DateTimeOffset? Since { get; private set; }

        public Task<StartedBuild?> FindAsync(BuildRequest request, DateTimeOffset since, CancellationToken cancellationToken = default)
        {
            Since = since;
            return Task.FromResult(Build);
        }

        public Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
        {
            Starts++;
            return Task.FromResult(new StartedBuild { BuildId = "ci:new" });
        }

        public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }

    /// <summary>A store in which every claim had an earlier holder. The lease of that holder has ended.</summary>
    private sealed class ExpiredClaimStore(DateTimeOffset now, TimeSpan? age) : IBuildClaimStore
    {
        public DateTimeOffset? FirstAcquired => now - age;

        public List<bool> Released { get; } = [];

        public Task<BuildClaim> AcquireAsync(BuildClaimRequest request, CancellationToken cancellationToken = default) => Task.FromResult(new BuildClaim
        {
            Key = request.Key,
            State = BuildClaimState.AcquiredExpired,
            Holder = "me",
            FirstAcquired = FirstAcquired,
            LeaseEnd = now + InMemoryBuildClaimStore.DefaultLease,
        });

        public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;

        public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default)
        {
            Released.Add(mayHaveStarted);
            return Task.CompletedTask;
        }

        public Task<BuildClaim?> FindAsync(string key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<bool> ForgetAsync(string key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<StartedBuild?> SupersedeAsync(string group, ChangeMoment change, StartedBuild build, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();
    }

    private sealed class FailingClaimStore(bool canAcquire) : IBuildClaimStore
    {
        public Task<BuildClaim> AcquireAsync(BuildClaimRequest request, CancellationToken cancellationToken = default) => canAcquire
            ? Task.FromResult(new BuildClaim { Key = request.Key, State = BuildClaimState.Acquired, Holder = "me" })
            : throw new TimeoutException("No answer.");

        public Task CompleteAsync(BuildClaim claim, StartedBuild build, CancellationToken cancellationToken = default) => throw new TimeoutException("No answer.");

        public Task ReleaseAsync(BuildClaim claim, bool mayHaveStarted, CancellationToken cancellationToken = default) => throw new TimeoutException("No answer.");

        public Task<BuildClaim?> FindAsync(string key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<bool> ForgetAsync(string key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<StartedBuild?> SupersedeAsync(string group, ChangeMoment change, StartedBuild build, CancellationToken cancellationToken = default) => throw new TimeoutException("No answer.");
    }
}
