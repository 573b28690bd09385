using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.CodeBuild;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Amazon.SQS.Model;
using CodeCommitEvents.CodeBuild;
using CodeCommitEvents.Events;
using CodeCommitEvents.Sns;
using CodeCommitEvents.Testing;
using BuildStatus = CodeCommitEvents.Events.BuildStatus;

namespace CodeCommitEvents.Tool;

/// <summary>
/// A topic, a queue, a function and a build project in an emulator, and a channel of a team whose messages arrive in a second queue.
/// The function runs in this process.
/// </summary>
internal sealed class LoopPipeline : IAsyncDisposable
{
    private readonly IAmazonCodeBuild codeBuild;
    private readonly IAmazonSimpleNotificationService sns;
    private readonly IAmazonSQS sqs;
    private readonly string id = Guid.NewGuid().ToString("N")[..8];

    private BuildDispatcher? dispatcher;
    private string changes = "";
    private string told = "";

    private LoopPipeline(Uri endpoint) =>
        (codeBuild, sns, sqs) = (Clients.CodeBuild(endpoint), Clients.Sns(endpoint, Clients.EmulatedRegion), Clients.Sqs(endpoint));

    /// <summary>The ARN of the topic to which the events of CodeCommit and CodeBuild are published.</summary>
    public string Topic { get; private set; } = "";

    public BuildRules Rules { get; private set; } = BuildRules.Empty;

    public static async Task<LoopPipeline> CreateAsync(Uri endpoint, string channel, Func<string, BuildRules> rulesFor, CancellationToken cancellationToken)
    {
        var pipeline = new LoopPipeline(endpoint);
        await pipeline.CreateAsync(channel, rulesFor, cancellationToken);
        return pipeline;
    }

    /// <summary>Publishes an event as a notification rule does.</summary>
    public Task PublishAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken) =>
        sns.PublishAsync(Topic, FakeMessages.Notification(serviceEvent), cancellationToken);

    /// <summary>Invokes the function with the messages of its queue, and deletes the messages that did not fail, as Lambda does.</summary>
    public async Task<DispatchReport> InvokeFunctionAsync(CancellationToken cancellationToken)
    {
        var messages = await MessagesOfAsync(changes, cancellationToken);
        DispatchReport? report = null;
        using var stream = new MemoryStream(QueuedMessage.ToLambdaPayload(messages.Select(QueuedMessage.Of)));
        var response = await dispatcher!.HandleLambdaAsync(stream, onReport: dispatched => report = dispatched, cancellationToken: cancellationToken);
        var failures = (await JsonNode.ParseAsync(response, cancellationToken: cancellationToken))!["batchItemFailures"]!.AsArray();
        var failed = failures.Select(failure => (string?)failure!["itemIdentifier"]).ToList();
        foreach (var message in messages.Where(message => !failed.Contains(message.MessageId)))
        {
            await sqs.DeleteMessageAsync(changes, message.ReceiptHandle, cancellationToken);
        }

        return report!;
    }

    /// <summary>Returns the event that CodeBuild sends at the end of a build that was started.</summary>
    public static BuildStateChangeEvent End(DispatchedBuild started, BuildStatus status)
    {
        var build = started.Started ?? throw new InvalidOperationException(started.ToString());
        var ended = FakeEvents.BuildStateChange(status);
        var variables = started.Request.EnvironmentVariables.Select(variable =>
            new BuildEnvironmentVariable { Name = variable.Key, Type = variable.Value.Type, Value = variable.Value.Value });
        return ended with
        {
            BuildArn = new($"arn:aws:codebuild:{ended.Region}:{ended.Account}:build/{build.BuildId}"),
            ProjectName = started.Request.ProjectName,
            Information = ended.Information! with
            {
                SourceVersion = started.Request.SourceVersion,
                Environment = ended.Information.Environment! with { EnvironmentVariables = [.. variables] },
            },
        };
    }

    /// <summary>Returns the messages that the team got.</summary>
    public async Task<IReadOnlyList<string>> ReceiveAsync(CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        foreach (var message in await MessagesOfAsync(told, cancellationToken))
        {
            var envelope = JsonDocument.Parse(message.Body).RootElement;
            texts.Add($"Subject: {envelope.GetProperty("Subject")}\n\n{envelope.GetProperty("Message")}");
        }

        return texts;
    }

    public ValueTask DisposeAsync()
    {
        codeBuild.Dispose();
        sns.Dispose();
        sqs.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task CreateAsync(string channel, Func<string, BuildRules> rulesFor, CancellationToken cancellationToken)
    {
        (Topic, changes) = await CreateTopicAsync($"changes-{id}", cancellationToken);
        (var teamTopic, told) = await CreateTopicAsync($"{channel}-{id}", cancellationToken);
        var policy = await new SnsTopicPolicy(sns).AllowAsync(Topic, cancellationToken: cancellationToken);
        if (policy.Problems.Count > 0)
        {
            throw new InvalidOperationException(policy.Problems[0].ToString());
        }

        Rules = rulesFor(await CreateProjectAsync(new Arn(Topic).Account, cancellationToken));
        var facts = new CodeBuildFacts(codeBuild);
        dispatcher = new(Rules, new CodeBuildStarter(codeBuild), new()
        {
            BuildBatches = facts,
            BuildHistory = facts,
            Channels = { [channel] = new SnsNotificationChannel(sns, new() { TopicArn = teamTopic }) },
        });
    }

    private async Task<string> CreateProjectAsync(string? account, CancellationToken cancellationToken)
    {
        var created = await codeBuild.CreateProjectAsync(
            new()
            {
                Name = $"payments-ci-{id}",
                Source = new() { Type = SourceType.CODECOMMIT, Location = $"https://git-codecommit.{Clients.EmulatedRegion}.amazonaws.com/v1/repos/payments-api" },
                Artifacts = new() { Type = ArtifactsType.NO_ARTIFACTS },
                Environment = new() { Type = EnvironmentType.LINUX_CONTAINER, ComputeType = ComputeType.BUILD_GENERAL1_SMALL, Image = "aws/codebuild/standard:7.0" },
                ServiceRole = $"arn:aws:iam::{account}:role/payments-ci",
            },
            cancellationToken);
        return created.Project.Name;
    }

    /// <summary>Creates a topic with a queue that receives its messages.</summary>
    private async Task<(string Topic, string Queue)> CreateTopicAsync(string name, CancellationToken cancellationToken)
    {
        var topic = (await sns.CreateTopicAsync(name, cancellationToken)).TopicArn;
        var queue = (await sqs.CreateQueueAsync(name, cancellationToken)).QueueUrl;
        var arn = (await sqs.GetQueueAttributesAsync(queue, [QueueAttributeName.QueueArn], cancellationToken)).QueueARN;
        await sns.SubscribeAsync(new(topic, "sqs", arn), cancellationToken);
        return (topic, queue);
    }

    private async Task<List<Message>> MessagesOfAsync(string queue, CancellationToken cancellationToken)
    {
        var received = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { MaxNumberOfMessages = 10, WaitTimeSeconds = 1 }, cancellationToken);
        return received.Messages ?? [];
    }
}
