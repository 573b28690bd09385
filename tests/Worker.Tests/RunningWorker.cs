using System.Globalization;
using System.Net;
using Amazon.CodeBuild;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS;
using Amazon.SQS.Model;
using CodeCommitEvents;
using CodeCommitEvents.Dispatching;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Worker.Tests;

/// <summary>The worker of the sample with its settings, its queue and its table of claims in the emulator moto.</summary>
internal sealed class RunningWorker : IAsyncDisposable
{
    private const string TeamTopic = "arn:aws:sns:eu-central-1:111122223333:team";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Moto moto;
    private readonly string table;
    private WebApplication? application;

    private RunningWorker(Moto moto, AmazonSQSClient queues, string queue, string table) => (this.moto, Queues, Url, this.table) = (moto, queues, queue, table);

    public AmazonSQSClient Queues { get; }

    public string Url { get; }

    /// <summary>Creates a queue and a table.</summary>
    /// <param name="moto">The emulator.</param>
    /// <param name="isFifo">Whether the queue is a FIFO queue.</param>
    /// <param name="create">Creates the client of the worker. Default: null, which means a client without faults.</param>
    public static async Task<RunningWorker> PrepareAsync(Moto moto, bool isFifo = false, Func<AmazonSQSConfig, AmazonSQSClient>? create = null)
    {
        var name = $"queue-{Guid.NewGuid():N}{(isFifo ? ".fifo" : "")}";
        var config = new AmazonSQSConfig { ServiceURL = moto.Url.ToString(), AuthenticationRegion = "eu-central-1" };
        var queues = create?.Invoke(config) ?? new("test", "test", config);
        var attributes = isFifo ? new Dictionary<string, string>(StringComparer.Ordinal) { ["FifoQueue"] = "true", ["ContentBasedDeduplication"] = "true" } : [];
        var queue = (await queues.CreateQueueAsync(new CreateQueueRequest(name) { Attributes = attributes })).QueueUrl;
        using var tables = Tables(moto);
        await tables.CreateTableAsync(new CreateTableRequest
        {
            TableName = name,
            AttributeDefinitions = [new("Key", ScalarAttributeType.S)],
            KeySchema = [new("Key", KeyType.HASH)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
        return new(moto, queues, queue, name);
    }

    /// <summary>Starts the worker with the settings of the sample.</summary>
    public async Task StartAsync(IBuildStarter? starter, params string[] settings)
    {
        application = WorkerApplication.Create(
            ["--Urls=http://127.0.0.1:0", $"--Queue:Url={Url}", "--Queue:WaitTime=00:00:01", $"--Claims:TableName={table}", $"--Team:TopicArn={TeamTopic}",
             "--CodeBuild:Region=eu-central-1", "--CodeCommit:Region=eu-central-1", .. settings],
            services =>
            {
                services.AddSingleton<IChangedFilesProvider, UnknownChanges>().AddSingleton<ICommitProvider, UnknownChanges>();
                services.AddSingleton<IAmazonSQS>(Queues).AddSingleton<IAmazonDynamoDB>(Tables(moto)).AddSingleton<IAmazonCodeBuild>(moto.Client());
                if (starter is not null)
                {
                    services.AddSingleton(starter);
                }
            });
        await application.StartAsync();
    }

    public Task StopAsync() => application!.StopAsync();

    public Task SendAsync(string body) => Queues.SendMessageAsync(Url, body);

    /// <summary>The number of messages that are in the queue, received or not.</summary>
    public async Task<int> CountAsync()
    {
        var attributes = await Queues.GetQueueAttributesAsync(Url, [QueueAttributeName.ApproximateNumberOfMessages, QueueAttributeName.ApproximateNumberOfMessagesNotVisible]);
        return attributes.ApproximateNumberOfMessages + attributes.ApproximateNumberOfMessagesNotVisible;
    }

    /// <summary>The bodies of the messages that another worker would receive now.</summary>
    public async Task<IReadOnlyList<string>> ReceiveAsync() =>
        [.. ((await Queues.ReceiveMessageAsync(new ReceiveMessageRequest(Url) { MaxNumberOfMessages = 10 })).Messages ?? []).Select(message => message.Body)];

    /// <summary>The status of the health check.</summary>
    public async Task<HttpStatusCode> HealthAsync()
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(application!.Urls.Single() + WorkerApplication.HealthPath));
        return response.StatusCode;
    }

    /// <summary>Waits until something is true.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isTrue, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isTrue())
        {
            patience.IsCancellationRequested.Should().BeFalse(string.Create(CultureInfo.InvariantCulture, $"{what} within {Patience.TotalSeconds} seconds"));
            await Task.Delay(50);
        }
    }

    public static Task UntilAsync(Func<bool> isTrue, string what) => UntilAsync(() => Task.FromResult(isTrue()), what);

    public async ValueTask DisposeAsync()
    {
        if (application is not null)
        {
            await application.DisposeAsync();
        }

        Queues.Dispose();
    }

    private static AmazonDynamoDBClient Tables(Moto moto) =>
        new("test", "test", new AmazonDynamoDBConfig { ServiceURL = moto.Url.ToString(), AuthenticationRegion = "eu-central-1" });
}
