using System.Text.Json;

namespace LambdaFunction.Tests;

public sealed class FunctionTests : IAsyncLifetime
{
    private readonly Deployment deployment = new();

    public Task InitializeAsync() => deployment.InitializeAsync();

    public Task DisposeAsync() => deployment.DisposeAsync();

    [MotoFact]
    public async Task A_batch_starts_its_builds_once_and_what_failed_is_started_when_it_comes_again()
    {
        await Projects.CreateAsync(deployment.CodeBuild, "ci-pull-request");
        var opened = Payload("pullRequestCreated.json");
        var pushed = Payload("referenceUpdated.json");
        var batch = Queue(("1", opened), ("2", pushed), ("3", Payload("approvalRuleTemplateCreated.json")), ("4", "hello"));
        var instance = new Instance(Deployment.Template.Handler);

        (await instance.InvokeAsync(batch)).Should().Be("""{"batchItemFailures":[{"itemIdentifier":"2"}]}""", "the project of pushes is not there yet");

        await Projects.CreateAsync(deployment.CodeBuild, "ci-trunk");
        (await instance.InvokeAsync(Queue(("2", pushed)))).Should().Be("""{"batchItemFailures":[]}""");
        (await new Instance(Deployment.Template.Handler).InvokeAsync(batch)).Should().Be("""{"batchItemFailures":[]}""", "another instance shares the claims");
        (await deployment.BuiltAsync("ci-pull-request")).Should().Equal(Detail(opened).GetProperty("sourceCommit").GetString());
        (await deployment.BuiltAsync("ci-trunk")).Should().Equal(Detail(pushed).GetProperty("commitId").GetString());
    }

    [MotoFact]
    public async Task Captures_beside_the_repository_are_answered_without_failures()
    {
        if (Environment.GetEnvironmentVariable("CODECOMMIT_EVENTS_CORPUS") is not { Length: > 0 } corpus)
        {
            return;
        }

        await Projects.CreateAsync(deployment.CodeBuild, "ci-pull-request");
        await Projects.CreateAsync(deployment.CodeBuild, "ci-trunk");
        var captures = Directory.EnumerateFiles(Path.Combine(corpus, "notification"), "*.json").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();

        var answer = await new Instance(Deployment.Template.Handler).InvokeAsync(Queue([.. captures.Select((capture, index) => ($"{index}", capture))]));

        captures.Should().NotBeEmpty();
        answer.Should().Be("""{"batchItemFailures":[]}""");
    }

    [Fact]
    public void The_template_names_a_handler_and_tells_the_function_its_own_timeout()
    {
        var instance = () => new Instance(Deployment.Template.Handler);

        instance.Should().NotThrow();
        File.ReadAllText(Places.Template).Should().Contain($"FUNCTION_TIMEOUT: \"{Deployment.Template.Timeout}\"");
    }

    private static string Payload(string name) => File.ReadAllText(Path.Combine(Places.Repository, "tests", "Payloads", "notification", name));

    private static JsonElement Detail(string payload) => JsonDocument.Parse(payload).RootElement.GetProperty("detail");

    /// <summary>Messages as a queue behind a topic has them.</summary>
    private static string Queue(params (string Id, string Message)[] records) => JsonSerializer.Serialize(new
    {
        Records = records.Select(record => new
        {
            messageId = record.Id,
            eventSource = "aws:sqs",
            eventSourceARN = "arn:aws:sqs:eu-central-1:123456789012:builds",
            body = JsonSerializer.Serialize(new { Type = "Notification", MessageId = $"sns-{record.Id}", TopicArn = "arn:aws:sns:eu-central-1:123456789012:changes", record.Message }),
        }),
    });
}
