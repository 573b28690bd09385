using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Tests <c>replay --queue</c> and <c>--redrive</c> with a queue, a table and CodeBuild in moto.</summary>
public sealed class QueueReplayTests(Moto moto) : IClassFixture<Moto>, IAsyncLifetime, IDisposable
{
    private readonly ToolRun tool = new(moto);
    private readonly ReferenceUpdatedEvent push = FakeEvents.ReferenceUpdated();

    private AmazonSQSClient sqs = null!;
    private string queue = "";

    public async Task InitializeAsync()
    {
        if (Python.NoMoto is null)
        {
            sqs = tool.Sqs();
            queue = (await sqs.CreateQueueAsync($"dead-letters-{Guid.NewGuid():N}")).QueueUrl;
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        sqs?.Dispose();
        tool.Dispose();
    }

    [MotoFact]
    public async Task The_messages_of_a_queue_are_replayed_and_stay_there_for_other_readers()
    {
        await SendAsync(FakeMessages.Sns(FakeMessages.Notification(push)), "hello", """{"a":1}""");

        var (exitCode, text, errors) = await tool.RunAsync("replay", "--queue", queue, "--rules", tool.Rules("ci"));

        (exitCode, errors).Should().Be((0, ""));
        text.Should().Contain("would start ci").And.Contain("PlainTextMessage").And.Contain("stays in the queue: it was only read").And.Contain("3 files, 1 event, 2 foreign");
        (await VisibleAsync()).Should().HaveCount(3);
    }

    [MotoFact]
    public async Task A_redrive_starts_the_builds_and_deletes_what_is_done()
    {
        using var client = moto.Client(TestEnvironment.Region);
        var project = await Projects.CreateAsync(client);
        var table = await tool.CreateTableAsync();
        var other = push with { Reference = GitReference.Branch("feature/a") };
        await SendAsync(FakeMessages.Notification(push), FakeMessages.Notification(other));

        var (exitCode, json, errors) = await tool.RunAsync("replay", "--queue", queue, "--rules", tool.Write($$"""{"rules":[{"on":"push","toBranch":"main","startBuild":"{{project}}"},{"on":"push","toBranch":"feature/**","startBuild":"nobodys"}]}"""), "--redrive", "--table", table, "--json");

        errors.Should().BeEmpty();
        exitCode.Should().Be(1);
        var lines = json.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Should().ContainSingle(line => line.GetProperty("deletedFromQueue").GetBoolean()).Which.GetProperty("builds")[0].GetProperty("buildId").GetString()
            .Should().Be((await Projects.BuildsAsync(client, project)).Should().ContainSingle().Which.Id);
        lines.Should().ContainSingle(line => !line.GetProperty("deletedFromQueue").GetBoolean()).Which.GetProperty("staysInQueueBecause")[0].GetString().Should().StartWith("nobodys: not started");
        (await VisibleAsync()).Should().ContainSingle().Which.Body.Should().Be(FakeMessages.Notification(other));
    }

    [MotoFact]
    public async Task A_redrive_starts_no_build_that_was_started_before_and_keeps_messages_whose_notifications_it_cannot_send()
    {
        using var client = moto.Client(TestEnvironment.Region);
        var project = await Projects.CreateAsync(client);
        var table = await tool.CreateTableAsync();
        var rules = tool.Rules(project);
        await tool.RunAsync("start", tool.Write(FakeMessages.Notification(push)), "--rules", rules, "--table", table);
        await SendAsync(FakeMessages.Notification(push));

        var (exitCode, text, _) = await tool.RunAsync("replay", "--queue", queue, "--rules", rules, "--redrive", "--table", table);
        await SendAsync(FakeMessages.Notification(push));
        var (_, told, _) = await tool.RunAsync("replay", "--queue", queue, "--rules", tool.Write("""{"rules":[{"on":"push","notify":"team"}]}"""), "--redrive", "--table", table);

        exitCode.Should().Be(0);
        text.Should().Contain("started before").And.Contain("deleted from the queue");
        told.Should().Contain("stays in the queue: no rule starts a build for it; this program cannot notify team");
        (await Projects.BuildsAsync(client, project)).Should().ContainSingle();
        (await VisibleAsync()).Should().ContainSingle();
    }

    [MotoFact]
    public async Task A_redrive_with_wrong_rules_deletes_nothing()
    {
        var table = await tool.CreateTableAsync();
        await SendAsync(FakeMessages.Notification(push), "garbage {not json");

        var (exitCode, text, _) = await tool.RunAsync("replay", "--queue", queue, "--rules", tool.Write("""{"rules":[{"on":"push","inRepository":"paymnets-*","startBuild":"ci"}]}"""), "--redrive", "--table", table);

        exitCode.Should().Be(0);
        text.Should().Contain("stays in the queue: no rule starts a build for it").And.EndWith($"0 messages deleted from the queue, 2 stay there{Environment.NewLine}");
        (await VisibleAsync()).Should().HaveCount(2);
    }

    [MotoFact]
    public async Task A_queue_without_visible_messages_says_how_many_are_hidden()
    {
        await SendAsync("hello");
        (await VisibleAsync()).Should().HaveCount(1);

        var (_, _, errors) = await tool.RunAsync("replay", "--queue", queue);

        errors.Trim().Should().Be("The queue has no messages that are visible. Other readers hold 1.");
    }

    [MotoFact]
    public async Task A_queue_that_does_not_exist_is_an_error_of_one_line()
    {
        var (exitCode, output, errors) = await tool.RunAsync("replay", "--queue", $"{queue}-none");

        (exitCode, output).Should().Be((2, ""));
        errors.Trim().Should().StartWith("A call of SQS (QueueDoesNotExistException) failed: ").And.NotContain("\n");
    }

    [Theory]
    [InlineData("--redrive is for the messages of a queue: it needs --queue, and no PAYLOADS", "--redrive", "--table", "claims")]
    [InlineData("--redrive needs --table: ", "--queue", "https://sqs.eu-west-3.amazonaws.com/111122223333/dead", "--redrive")]
    [InlineData("--table needs --redrive", "--table", "claims")]
    [InlineData("--queue takes an http or https URL, and not dead-letters", "--queue", "dead-letters")]
    public async Task Wrong_usage_says_what_is_wrong(string problem, params string[] args)
    {
        var (exitCode, output, errors) = await tool.RunAsync(["replay", .. args]);

        (exitCode, output).Should().Be((2, ""));
        errors.Should().StartWith(problem);
    }

    private async Task SendAsync(params string[] bodies)
    {
        foreach (var body in bodies)
        {
            await sqs.SendMessageAsync(queue, body);
        }
    }

    /// <summary>Receives the messages that a reader sees now.</summary>
    private async Task<List<Message>> VisibleAsync() => (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { MaxNumberOfMessages = 10 })).Messages ?? [];
}
