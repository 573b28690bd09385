using System.Text.Json;
using System.Text.RegularExpressions;

namespace LambdaFunction.Tests;

/// <summary>The payloads that Lambda passes to the function.</summary>
internal static class Payloads
{
    /// <summary>What the function answers if no record failed.</summary>
    public const string NoFailures = """{"batchItemFailures":[]}""";

    /// <summary>Returns a captured notification.</summary>
    public static string Read(string name) => File.ReadAllText(Path.Combine(Places.Repository, "tests", "Payloads", "notification", name));

    /// <summary>Returns a notification of any repository as a notification of the repository of the rules.</summary>
    public static string OfRepository(string notification) =>
        Regex.Replace(notification, """(?<="repositoryNames?"\s*:\s*\[?\s*")[^"]+""", TeamRules.Repository, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>Returns a batch of SQS records, from a queue that is subscribed to an SNS topic.</summary>
    public static string Queue(params (string Id, string Message)[] records) => JsonSerializer.Serialize(new
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
