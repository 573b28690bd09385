using System.Collections.Concurrent;
using System.Net;
using CodeCommitEvents;
using CodeCommitEvents.Events;
using static Worker.Tests.RunningWorker;

namespace Worker.Tests;

/// <summary>Tests the worker of the sample with queues and tables in the emulator.</summary>
public sealed class WorkerTests(Moto moto) : IClassFixture<Moto>
{
    private readonly FakeBuildStarter starter = new();

    [MotoFact]
    public async Task A_push_in_the_queue_starts_its_build_in_CodeBuild_and_its_message_is_deleted()
    {
        using var builds = moto.Client();
        await Projects.CreateAsync(builds, "ci-trunk");
        await using var worker = await PrepareAsync(moto);
        await worker.StartAsync(starter: null);

        await worker.SendAsync(Push(1));

        await UntilAsync(async () => await worker.CountAsync() == 0, "the message is deleted");
        (await Projects.BuildsAsync(builds, "ci-trunk")).Should().ContainSingle().Which.SourceVersion.Should().Be(Pushed(1).CommitId);
        (await worker.HealthAsync()).Should().Be(HttpStatusCode.OK);
    }

    [MotoFact]
    public async Task A_message_whose_build_fails_stays_in_the_queue_until_its_build_is_started()
    {
        starter.FailTransiently(times: 1);
        await using var worker = await PrepareAsync(moto);
        await worker.StartAsync(starter, "--Queue:VisibilityTimeout=00:00:02");

        await worker.SendAsync(Push(1));

        await UntilAsync(async () => await worker.CountAsync() == 0, "the message is delivered again and deleted");
        starter.Requests.Should().HaveCountGreaterThan(1);
        starter.Started.Should().ContainSingle();
    }

    [MotoFact]
    public async Task A_message_that_cannot_be_read_stays_in_the_queue_and_does_not_hold_up_the_others()
    {
        await using var worker = await PrepareAsync(moto);
        await worker.SendAsync(Push(1).Replace(":{", ":[", StringComparison.Ordinal));
        await worker.SendAsync("hello");
        await worker.SendAsync(new string('[', 100_000));
        await worker.SendAsync(Push(2));
        await worker.SendAsync(Push(3));

        await worker.StartAsync(starter);

        await UntilAsync(() => starter.Started.Count == 2, "the other messages start their builds");
        await UntilAsync(async () => await worker.CountAsync() <= 2, "the messages that can be read are deleted");
        await worker.StopAsync();
        starter.Started.Select(request => request.SourceVersion).Should().BeEquivalentTo(Pushed(2).CommitId, Pushed(3).CommitId);
        (await worker.CountAsync()).Should().BePositive();
    }

    [MotoFact]
    public async Task A_worker_that_is_stopped_dispatches_the_message_that_it_has_and_receives_no_other()
    {
        var gate = new GatedStarter();
        await using var worker = await PrepareAsync(moto);
        await worker.StartAsync(gate, "--Queue:MaxConcurrency=1");
        await worker.SendAsync(Push(1));
        await gate.Reached;
        await worker.SendAsync(Push(2));

        var stopped = worker.StopAsync();
        gate.Open();
        await stopped;

        gate.Started.Should().Equal(Pushed(1).CommitId);
        (await worker.ReceiveAsync()).Should().Equal(Push(2));
    }

    [MotoFact]
    public async Task A_worker_that_has_no_more_time_gives_its_message_back_to_other_workers_at_once()
    {
        var gate = new GatedStarter();
        await using var worker = await PrepareAsync(moto);
        await worker.StartAsync(gate, "--Host:ShutdownTimeout=00:00:10", "--Queue:VisibilityTimeout=01:00:00");
        await worker.SendAsync(Push(1));
        await gate.Reached;

        await worker.StopAsync();

        gate.Started.Should().BeEmpty();
        (await worker.ReceiveAsync()).Should().Equal(Push(1));
    }

    [MotoFact]
    public async Task A_message_that_is_dispatched_for_long_stays_hidden_from_other_workers()
    {
        var gate = new GatedStarter();
        ExtensionCounter? queue = null;
        await using var worker = await PrepareAsync(moto, create: config => queue = new(config));
        await worker.StartAsync(gate, "--Queue:VisibilityTimeout=00:00:10");
        await worker.SendAsync(Push(1));
        await gate.Reached;

        await UntilAsync(() => queue!.Extensions.Contains(10), "the visibility timeout is extended");
        gate.Open();

        await UntilAsync(async () => await worker.CountAsync() == 0, "the message is deleted");
        gate.Started.Should().ContainSingle();
    }

    [MotoFact]
    public async Task A_message_that_could_not_be_deleted_is_delivered_again_and_starts_no_second_build()
    {
        DeleteFault? queue = null;
        await using var worker = await PrepareAsync(moto, create: config => queue = new(config));
        await worker.StartAsync(starter, "--Queue:VisibilityTimeout=00:00:02");

        await worker.SendAsync(Push(1));

        // While a message becomes visible, the emulator can count none.
        await UntilAsync(async () => queue!.Attempts > 1 && await worker.CountAsync() == 0, "the message is deleted by another attempt");
        starter.Started.Should().ContainSingle();
    }

    [MotoFact]
    public async Task Messages_of_a_group_of_a_FIFO_queue_wait_for_an_earlier_message_that_failed()
    {
        starter.FailTransiently(times: 1);
        await using var worker = await PrepareAsync(moto, isFifo: true);
        for (var number = 1; number <= 3; number++)
        {
            await worker.Queues.SendMessageAsync(new(worker.Url, Push(number)) { MessageGroupId = "payments-api" });
        }

        await worker.StartAsync(starter, "--Queue:VisibilityTimeout=00:00:02");

        await UntilAsync(async () => await worker.CountAsync() == 0, "all messages are deleted");
        starter.Started.Select(request => request.SourceVersion).Should().Equal(Pushed(1).CommitId, Pushed(2).CommitId, Pushed(3).CommitId);
    }

    [MotoFact]
    public async Task A_worker_without_its_queue_is_unhealthy_until_the_queue_is_there()
    {
        await using var worker = await PrepareAsync(moto);
        await worker.Queues.DeleteQueueAsync(worker.Url);
        await worker.StartAsync(starter, "--Queue:WaitTime=00:00:00", "--Queue:UnhealthyAfter=00:00:02");

        await UntilAsync(async () => await worker.HealthAsync() == HttpStatusCode.ServiceUnavailable, "the worker is unhealthy");
        await worker.Queues.CreateQueueAsync(worker.Url.Split('/')[^1]);
        await worker.SendAsync(Push(1));

        await UntilAsync(async () => await worker.HealthAsync() == HttpStatusCode.OK, "the worker is healthy");
        await UntilAsync(() => starter.Started.Count == 1, "the build is started");
    }

    private static ReferenceUpdatedEvent Pushed(int number) => FakeEvents.ReferenceUpdated(number) with { Reference = GitReference.Branch("main") };

    private static string Push(int number) => FakeMessages.EventBridge(Pushed(number));

    /// <summary>A starter whose builds wait until the test opens the gate.</summary>
    private sealed class GatedStarter : IBuildStarter
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => reached.Task;

        public ConcurrentQueue<string?> Started { get; } = [];

        public void Open() => open.SetResult();

        public async Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
        {
            reached.TrySetResult();
            await open.Task.WaitAsync(cancellationToken);
            Started.Enqueue(request.SourceVersion);
            return new() { BuildId = request.ProjectName };
        }

        public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
