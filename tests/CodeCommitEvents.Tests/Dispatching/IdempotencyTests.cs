using CodeCommitEvents.Building;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;

namespace CodeCommitEvents.Tests.Dispatching;

public sealed class IdempotencyTests
{
    private static readonly BuildRules Rules = Given.Rules(all => all.OnPush(push => push.StartBuild("ci")).On<CommentEvent>(comment => comment.StartBuild("ci")));

    private static readonly ReferenceUpdatedEvent Push = Given.Push("main") with { OldCommitId = "a", Account = "1", Region = "eu-west-1", Time = DateTimeOffset.UnixEpoch };

    public static TheoryData<ServiceEvent> OtherChanges => new()
    {
        Push with { Time = DateTimeOffset.UnixEpoch.AddSeconds(1) },
        Push with { OldCommitId = "b" },
        Push with { CommitId = "b" },
        Push with { Account = "2" },
        Push with { Region = "eu-west-2" },
        Push with { RepositoryName = "shop" },
        Given.Push("develop") with { OldCommitId = "a", Account = "1", Region = "eu-west-1", Time = DateTimeOffset.UnixEpoch },
    };

    [Fact]
    public async Task A_repeated_change_is_a_duplicate_with_the_build_of_the_first_dispatch()
    {
        var starter = new RecordingBuildStarter();
        var dispatcher = new BuildDispatcher(Rules, starter);

        var first = await dispatcher.DispatchAsync(new EventDelivery { Event = Push, Envelope = new NotificationEnvelope(Push) });
        var second = await dispatcher.DispatchAsync(new EventDelivery { Event = Push with { DisplayName = "Mary" }, Envelope = new EventBridgeEnvelope(Push) });

        first.Builds.Single().Outcome.Should().Be(DispatchOutcome.Started);
        (second.Builds.Single().Outcome, second.Builds.Single().Started, second.HasFailures).Should().Be((DispatchOutcome.Duplicate, first.Builds.Single().Started, false));
        starter.Requests.Should().ContainSingle().Which.IdempotencyToken.Should().MatchRegex("^[0-9a-f]{64}$");
    }

    [Fact]
    public async Task An_event_with_fractional_seconds_is_the_same_change_as_its_payload_with_whole_seconds()
    {
        var starter = new RecordingBuildStarter();
        var dispatcher = new BuildDispatcher(Rules, starter);
        var push = FakeEvents.ReferenceUpdated() with { Time = DateTimeOffset.UnixEpoch.AddMilliseconds(1400) };

        await dispatcher.DispatchAsync(push);
        await dispatcher.DispatchAsync(FakePayloads.SnsToLambda(push));

        starter.Requests.Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(OtherChanges))]
    public async Task Another_change_or_another_time_starts_another_build(ServiceEvent other)
    {
        var starter = new RecordingBuildStarter();
        var dispatcher = new BuildDispatcher(Rules, starter);
        await dispatcher.DispatchAsync(Push);
        await dispatcher.DispatchAsync(other);

        starter.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Two_people_or_two_revisions_in_one_second_start_two_builds()
    {
        var approval = Given.Approval(ApprovalStatus.Approve) with { Time = Push.Time, CallerUserArn = new(Given.Maintainer), RevisionId = "1" };
        var @override = Given.Override(OverrideStatus.Override) with { Time = Push.Time, CallerUserArn = new(Given.Maintainer) };
        var update = Given.Updated() with { Time = Push.Time, RevisionId = "1", SourceCommit = "a" };
        ServiceEvent[] changes =
        [
            approval, approval with { CallerUserArn = new(Given.Bot) },
            @override, @override with { CallerUserArn = new(Given.Bot) },
            update, update with { RevisionId = "2" }, update with { RevisionId = null }, update with { RevisionId = null, SourceCommit = "b" },
        ];
        var starter = new RecordingBuildStarter();
        var dispatcher = new BuildDispatcher(Given.Rules(all => all.On<PullRequestEvent>(any => any.StartBuild("ci", build => build.At(SourceVersionChoice.ProjectDefault)))), starter);

        foreach (var change in changes.Concat(changes))
        {
            await dispatcher.DispatchAsync(change);
        }

        starter.Requests.Should().HaveCount(changes.Length);
    }

    [Fact]
    public async Task The_caller_and_the_source_commit_do_not_distinguish_two_messages_about_one_revision()
    {
        var starter = new RecordingBuildStarter();
        var dispatcher = new BuildDispatcher(Given.Rules(all => all.OnPullRequest(pr => pr.StartBuild("ci"))), starter);
        var update = Given.Updated() with { Time = Push.Time, RevisionId = "1" };

        await dispatcher.DispatchAsync(update);
        await dispatcher.DispatchAsync(update with { SourceCommit = "other", CallerUserArn = new(Given.Bot) });

        starter.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_trigger_record_with_another_id_or_part_number_starts_another_build()
    {
        var starter = new RecordingBuildStarter();
        var dispatcher = new BuildDispatcher(Rules, starter);
        foreach (var (id, part) in new[] { ("1", 1), ("1", 1), ("1", 2), ("2", 1) })
        {
            await dispatcher.DispatchAsync(new EventDelivery { Event = Push, Envelope = new TriggerEnvelope(Push) { EventId = id, EventPartNumber = part } });
        }

        starter.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_build_that_certainly_failed_is_started_by_the_next_attempt_with_the_same_token()
    {
        var isDown = true;
        var starter = new RecordingBuildStarter { FailureOf = request => isDown ? new BuildStartException("ci", isTransient: true, "Throttled.") : null };
        var dispatcher = new BuildDispatcher(Rules, starter);

        var first = await dispatcher.DispatchAsync(Push);
        isDown = false;
        var second = await dispatcher.DispatchAsync(Push);

        (first.Builds.Single().Outcome, first.Builds.Single().CanBeRetried, first.HasFailures).Should().Be((DispatchOutcome.Failed, true, true));
        second.Builds.Single().Outcome.Should().Be(DispatchOutcome.Started);
        starter.Requests.Select(request => request.IdempotencyToken).Distinct(StringComparer.Ordinal).Should().ContainSingle();
    }

    [Fact]
    public async Task A_build_that_may_have_been_started_is_requested_again_with_the_same_token()
    {
        var attempts = 0;
        var starter = new RecordingBuildStarter { FailureOf = _ => attempts++ == 0 ? new BuildStartException("ci", isTransient: true, "No answer.") { MayHaveStarted = true } : null };
        var claims = new RecordingClaimStore(new InMemoryBuildClaimStore());
        var dispatcher = new BuildDispatcher(Rules, starter, new() { Claims = claims });
        await dispatcher.DispatchAsync(Push);

        var second = await dispatcher.DispatchAsync(Push);

        second.Builds.Single().Outcome.Should().Be(DispatchOutcome.Started);
        claims.Acquired.Select(claim => claim.State).Should().Equal(BuildClaimState.Acquired, BuildClaimState.AcquiredExpired);
        starter.Requests.Select(request => request.IdempotencyToken).Distinct(StringComparer.Ordinal).Should().ContainSingle();
    }

    [Fact]
    public async Task Two_deliveries_at_the_same_time_start_one_build()
    {
        var starter = new RecordingBuildStarter();
        var dispatcher = new BuildDispatcher(Rules, starter);

        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => dispatcher.DispatchAsync(Push))));

        starter.Requests.Should().ContainSingle();
        all.Select(dispatched => dispatched.Builds.Single().Outcome).Should().OnlyContain(outcome => outcome != DispatchOutcome.Failed);
    }

    [Fact]
    public async Task A_build_gets_its_cause_in_variables_and_the_variables_of_its_rule_take_precedence()
    {
        var starter = new RecordingBuildStarter();
        var rules = Given.Rules(all => all.OnPush("rule", push => push.StartBuild("ci", build => build.WithEnvironmentVariable("codecommit_branch", "mine"))));
        await new BuildDispatcher(rules, starter).DispatchAsync(Given.Push(new string('x', 5000)) with { Account = "1", Region = "eu-west-1" });
        await new BuildDispatcher(rules, starter, new() { EnvironmentPrefix = null }).DispatchAsync(Push);

        var variables = starter.Requests[0].EnvironmentVariables;
        (variables["CODECOMMIT_RULE"].Value, variables["codecommit_branch"].Value, variables.ContainsKey("CODECOMMIT_BRANCH")).Should().Be(("rule", "mine", false));
        variables["CODECOMMIT_REFERENCE"].Value.Should().HaveLength(BuildEnvironmentValue.MaxLength);
        variables["CODECOMMIT_TOKEN"].Value.Should().Be(starter.Requests[0].IdempotencyToken);
        (starter.Requests[0].Account, starter.Requests[0].Region).Should().Be(("1", "eu-west-1"));
        starter.Requests[1].EnvironmentVariables.Keys.Should().Equal("codecommit_branch");
    }
}
