using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace CodeCommitEvents.Benchmarks.Load;

/// <summary>The emulator moto in its own process, with a queue, a table of claims and a project.</summary>
internal sealed class LoadEmulator : IDisposable
{
    public const string Region = "eu-central-1";
    public const string Table = "claims";
    public const string Project = "ci-load";

    private const int MessagesInBatch = 10;

    private readonly HttpClient http;
    private readonly Process process;

    private LoadEmulator(Process process, Uri url) => (this.process, http) = (process, new() { BaseAddress = url });

    public Uri Url => http.BaseAddress!;

    /// <summary>The URL of the queue.</summary>
    public string Queue { get; private set; } = "";

    /// <summary>The processor time that the emulator has used.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the emulator on a free port of the loopback address.</summary>
    public static async Task<LoadEmulator> StartAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var started = LoadProcess.Start("python3", ["-m", "moto.server", "-H", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture)]);
        var emulator = new LoadEmulator(started, new($"http://127.0.0.1:{port}"));
        while (!await emulator.AnswersAsync())
        {
            await Task.Delay(100);
        }

        await emulator.CreateResourcesAsync();
        return emulator;
    }

    public async Task SendAsync(IEnumerable<string> bodies)
    {
        foreach (var batch in bodies.Chunk(MessagesInBatch))
        {
            var entries = batch.Select((body, index) => (JsonNode)new JsonObject { ["Id"] = $"{index}", ["MessageBody"] = body }).ToArray();
            await CallAsync("sqs", "AmazonSQS.SendMessageBatch", new() { ["QueueUrl"] = Queue, ["Entries"] = new JsonArray(entries) });
        }
    }

    /// <summary>The number of messages that are not deleted.</summary>
    public async Task<int> CountMessagesAsync()
    {
        var answer = await CallAsync("sqs", "AmazonSQS.GetQueueAttributes", new() { ["QueueUrl"] = Queue, ["AttributeNames"] = new JsonArray("All") });
        var attributes = answer["Attributes"]!;
        return Number("ApproximateNumberOfMessages") + Number("ApproximateNumberOfMessagesNotVisible");

        int Number(string name) => int.Parse((string)attributes[name]!, CultureInfo.InvariantCulture);
    }

    /// <summary>The number of builds that were started.</summary>
    public async Task<int> CountBuildsAsync() =>
        (await CallAsync("codebuild", "CodeBuild_20161006.ListBuildsForProject", new() { ["projectName"] = Project }))["ids"]!.AsArray().Count;

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.Dispose();
        http.Dispose();
    }

    private async Task CreateResourcesAsync()
    {
        Queue = (string)(await CallAsync("sqs", "AmazonSQS.CreateQueue", new() { ["QueueName"] = "builds" }))["QueueUrl"]!;
        await CallAsync("dynamodb", "DynamoDB_20120810.CreateTable", JsonNode.Parse($$"""
            {"TableName":"{{Table}}","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"Key","AttributeType":"S"}],"KeySchema":[{"AttributeName":"Key","KeyType":"HASH"}]}
            """)!.AsObject());
        await CallAsync("codebuild", "CodeBuild_20161006.CreateProject", JsonNode.Parse($$"""
            {"name":"{{Project}}","source":{"type":"CODECOMMIT","location":"https://git-codecommit.{{Region}}.amazonaws.com/v1/repos/payments-api"},"artifacts":{"type":"NO_ARTIFACTS"},
             "environment":{"type":"LINUX_CONTAINER","computeType":"BUILD_GENERAL1_SMALL","image":"aws/codebuild/standard:7.0"},"serviceRole":"arn:aws:iam::123456789012:role/ci"}
            """)!.AsObject());
    }

    /// <summary>Calls an operation. The emulator finds the service in the signature, but does not check the signature.</summary>
    private async Task<JsonNode> CallAsync(string service, string operation, JsonObject body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, MediaTypeHeaderValue.Parse($"application/x-amz-json-1.{(service == "codebuild" ? 1 : 0)}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = content };
        request.Headers.Add("X-Amz-Target", operation);
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260101/{Region}/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{operation}: {text}");
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var response = await http.GetAsync(new Uri("/moto-api/", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException) when (!process.HasExited)
        {
            return false;
        }
    }
}
