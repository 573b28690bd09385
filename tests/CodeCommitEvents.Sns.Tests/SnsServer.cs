using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Amazon.SimpleNotificationService;

namespace CodeCommitEvents.Sns.Tests;

/// <summary>A local server that accepts and refuses messages as the API reference of Publish says, or that always gives one answer.</summary>
internal sealed class SnsServer((int Status, string Code)? failure = null, int maximumSize = 262_144) : LoopbackServer
{
    private readonly ConcurrentQueue<IReadOnlyDictionary<string, string>> messages = new();

    /// <summary>The parameters of the messages that were published.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Messages => [.. messages];

    public AmazonSimpleNotificationServiceClient Client() => new("AKID", "secret", new AmazonSimpleNotificationServiceConfig
    {
        ServiceURL = Url.ToString(),
        AuthenticationRegion = "eu-central-1",
        MaxErrorRetry = 0,
    });

    protected override async Task ServeAsync(TcpClient connection)
    {
        var stream = connection.GetStream();
        while (await HttpExchange.ReadAsync(stream, Stopping) is var (_, body))
        {
            var form = Encoding.UTF8.GetString(body).Split('&').Select(pair => pair.Split('=').Select(Uri.UnescapeDataString).ToArray())
                .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
            var problem = failure ?? (Problem(form) is { } found ? (400, $"InvalidParameter {found}") : null);
            if (problem is not { } refused)
            {
                messages.Enqueue(form);
            }

            await stream.WriteAsync(problem is { } error ? HttpExchange.Response(error.Item1, "text/xml", Error(error.Item2)) : HttpExchange.Response(200, "text/xml", Published(messages.Count)), Stopping);
        }
    }

    private static string Published(int number) => $"""
        <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>message-{number}</MessageId></PublishResult><ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata></PublishResponse>
        """;

    private static string Error(string code) => code.Length == 0 ? "" : $"""
        <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>{code.Split(' ')[0]}</Code><Message>{code}</Message></Error><RequestId>request-1</RequestId></ErrorResponse>
        """;

    /// <summary>Returns why SNS refuses a message. Null if it accepts the message.</summary>
    private string? Problem(Dictionary<string, string> form)
    {
        var attributes = Enumerable.Range(1, 20).Select(number => $"MessageAttributes.entry.{number}").Where(entry => form.ContainsKey($"{entry}.Name"))
            .Select(entry => (Name: form[$"{entry}.Name"], Type: form.GetValueOrDefault($"{entry}.Value.DataType"), Text: form.GetValueOrDefault($"{entry}.Value.StringValue"))).ToList();
        var size = Encoding.UTF8.GetByteCount(form["Message"]) + attributes.Sum(attribute => Encoding.UTF8.GetByteCount($"{attribute.Name}{attribute.Type}{attribute.Text}"));
        var isFifo = form["TopicArn"].EndsWith(".fifo", StringComparison.Ordinal);
        return form["Message"].Length == 0 ? "empty message"
            : size > maximumSize ? "too long"
            : form.TryGetValue("Subject", out var subject) && (subject.Length is 0 or >= 100 || subject.Any(character => character is < ' ' or > '~')) ? "subject"
            : attributes.Exists(attribute => attribute.Type != "String" || string.IsNullOrEmpty(attribute.Text) || attribute.Text.Any(char.IsControl)) ? "attribute"
            : attributes.Count > 10 ? "SQS discards raw messages with more than ten attributes"
            : isFifo != form.ContainsKey("MessageGroupId") || (isFifo && form["MessageGroupId"].Length > 128) ? "group"
            : isFifo != form.ContainsKey("MessageDeduplicationId") ? "deduplication id"
            : null;
    }
}
