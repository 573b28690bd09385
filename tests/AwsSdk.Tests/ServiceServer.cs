using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;

namespace AwsSdk.Tests;

/// <summary>A local server that returns the answers of a test, one for each call. The last answer is repeated for further calls.</summary>
internal sealed class ServiceServer(params Answer[] answers) : LoopbackServer
{
    private readonly ConcurrentQueue<Call> calls = new();

    public IReadOnlyList<Call> Calls => [.. calls];

    public Call OnlyCall => Calls.Should().ContainSingle().Which;

    /// <summary>Makes the configuration of a client send its requests to this server, without retries if the test does not ask for them.</summary>
    public T Configure<T>(T config, int retries = 0)
        where T : ClientConfig
    {
        config.ServiceURL = Url.ToString();
        config.AuthenticationRegion = "eu-central-1";
        config.MaxErrorRetry = retries;
        return config;
    }

    protected override async Task ServeAsync(TcpClient connection)
    {
        var stream = connection.GetStream();
        while (await HttpExchange.ReadAsync(stream, Stopping) is var (headers, body))
        {
            calls.Enqueue(new Call(headers, Encoding.UTF8.GetString(body)));
            var answer = answers[Math.Min(calls.Count, answers.Length) - 1];
            await stream.WriteAsync(HttpExchange.Response(answer.Status, answer.ContentType, answer.Body), Stopping);
        }
    }
}

/// <summary>A request that the server got.</summary>
internal sealed record Call(IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The parameters of a form, except those that all requests have.</summary>
    public IReadOnlyDictionary<string, string> Form => Body.Split('&')
        .Select(pair => pair.Split('=').Select(Uri.UnescapeDataString).ToArray())
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}

internal sealed record Answer(int Status, string Body)
{
    public string ContentType => Body.StartsWith('<') ? "text/xml" : "application/x-amz-json-1.1";

    public static Answer Ok(string body) => new(200, body);

    public static Answer JsonError(int status, string code) => new(status, $$"""{"__type":"com.amazonaws#{{code}}","message":"No."}""");

    /// <summary>The result of an operation of the query protocol.</summary>
    public static Answer Xml(string operation, string result) => Ok($"""
        <{operation}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
          <{operation}Result>{result}</{operation}Result>
          <ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata>
        </{operation}Response>
        """);

    public static Answer XmlError(int status, string code) => new(status, $"""
        <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
          <Error><Type>Sender</Type><Code>{code}</Code><Message>No.</Message></Error>
          <RequestId>request-1</RequestId>
        </ErrorResponse>
        """);
}

/// <summary>The clients of the tests.</summary>
internal static class Clients
{
    public static Amazon.CodeBuild.AmazonCodeBuildClient CodeBuild(this ServiceServer server, int retries = 0) =>
        new("AKID", "secret", server.Configure(new Amazon.CodeBuild.AmazonCodeBuildConfig(), retries));

    public static Amazon.CodeCommit.AmazonCodeCommitClient CodeCommit(this ServiceServer server, int retries = 0) =>
        new("AKID", "secret", server.Configure(new Amazon.CodeCommit.AmazonCodeCommitConfig(), retries));

    public static Amazon.CloudWatchLogs.AmazonCloudWatchLogsClient Logs(this ServiceServer server) =>
        new("AKID", "secret", server.Configure(new Amazon.CloudWatchLogs.AmazonCloudWatchLogsConfig()));

    public static Amazon.SimpleNotificationService.AmazonSimpleNotificationServiceClient Sns(this ServiceServer server, int retries = 0) =>
        new("AKID", "secret", server.Configure(new Amazon.SimpleNotificationService.AmazonSimpleNotificationServiceConfig(), retries));
}
