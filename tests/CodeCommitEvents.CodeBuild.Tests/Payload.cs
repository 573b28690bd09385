using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Payloads as files have them, the wrappers of AWS around them, and what they say without the library's help.</summary>
internal static class Payload
{
    /// <summary>The folder of captures beside the repository. Null where there is none.</summary>
    public static string? Captures { get; } = Environment.GetEnvironmentVariable("CODECOMMIT_EVENTS_CORPUS");

    public static string Read(string file) => File.ReadAllText(RepositoryFolder.PathOf("tests", "Payloads", file));

    /// <summary>What Lambda gets from a topic.</summary>
    public static string FromTopic(string message) => new JsonObject
    {
        ["Records"] = new JsonArray(new JsonObject
        {
            ["EventSource"] = "aws:sns",
            ["EventVersion"] = "1.0",
            ["EventSubscriptionArn"] = "arn:aws:sns:eu-west-1:111122223333:events:2fcc63d1-a79d-467e-ad28-0b8a85f7aa83",
            ["Sns"] = InTopic(message),
        }),
    }.ToJsonString();

    /// <summary>What Lambda gets from a queue behind a topic: a record a message, with the ids record-1, record-2 and so on.</summary>
    public static string FromQueueOfTopic(params string[] messages) => FromQueue([.. messages.Select(message => InTopic(message).ToJsonString())]);

    public static string FromQueue(params string[] bodies) => new JsonObject
    {
        ["Records"] = new JsonArray([.. bodies.Select((body, index) => new JsonObject
        {
            ["messageId"] = $"record-{index + 1}",
            ["receiptHandle"] = "AQEB",
            ["body"] = body,
            ["attributes"] = new JsonObject { ["ApproximateReceiveCount"] = "1" },
            ["messageAttributes"] = new JsonObject(),
            ["eventSource"] = "aws:sqs",
            ["eventSourceARN"] = "arn:aws:sqs:eu-west-1:111122223333:events",
            ["awsRegion"] = "eu-west-1",
        })]),
    }.ToJsonString();

    /// <summary>The commit that the first event of a bare payload is about: the source of a pull request, the tip of a reference.</summary>
    public static string CommitOf(string payload)
    {
        var root = JsonDocument.Parse(payload).RootElement;
        var detail = root.TryGetProperty("detail", out var found) ? found
            : root.GetProperty("Records")[0].GetProperty("codecommit").GetProperty("references")[0];
        return new[] { "sourceCommit", "commitId", "commit" }.Where(name => detail.TryGetProperty(name, out _)).Select(name => detail.GetProperty(name).GetString()!).First();
    }

    private static JsonObject InTopic(string message) => new()
    {
        ["Type"] = "Notification",
        ["MessageId"] = Guid.NewGuid().ToString(),
        ["TopicArn"] = "arn:aws:sns:eu-west-1:111122223333:events",
        ["Subject"] = null,
        ["Message"] = message,
        ["Timestamp"] = "2026-04-14T09:41:09.482Z",
        ["MessageAttributes"] = new JsonObject(),
    };
}
