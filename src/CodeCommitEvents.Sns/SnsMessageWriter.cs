using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.SimpleNotificationService.Model;
using CodeCommitEvents.Building;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Sns;

/// <summary>Writes a notification as a message of SNS.</summary>
/// <remarks>Sources: the API reference of Publish, and the event schema of custom notifications in the administrator guide of Amazon Q Developer in chat applications.</remarks>
internal sealed class SnsMessageWriter(SnsMessageFormat format, int maximumSize, bool isFifo)
{
    /// <summary>A smaller size could be too small for the title and the values, which are limited but not shortened further.</summary>
    public const int SmallestSize = 8_192;
    public const int LargestSize = 1_048_576;

    /// <summary>A subject has less than 100 characters.</summary>
    private const int MaxSubject = 99;

    /// <summary>The values are short, so that the text has most of the size.</summary>
    private const int MaxValue = 60;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public PublishRequest Write(NotificationRequest notification)
    {
        var summary = NotificationSummary.Of(notification);
        var cause = BuildCause.FromEvent(notification.Event);
        var values = format == SnsMessageFormat.Json ? ValuesOf(notification, cause) : [];
        var request = new PublishRequest { Subject = format == SnsMessageFormat.Text ? SubjectOf(summary.Title) : null };
        request.MessageAttributes = format == SnsMessageFormat.Json ? AttributesOf(values) : null;
        var left = maximumSize - SizeOf(request.MessageAttributes);
        request.Message = format switch
        {
            SnsMessageFormat.Text => ShortenToFit(summary.ToString(), left, static text => text),
            SnsMessageFormat.Json => ShortenToFit(summary.ToString(), left, text => Json(json => WriteProgram(json, notification, summary, values, text))),
            _ => ShortenToFit(Markdown(summary), left, text => Json(json => WriteChat(json, notification, summary, cause, text))),
        };
        if (isFifo)
        {
            request.MessageGroupId = GroupOf(summary.Thread);
            request.MessageDeduplicationId = notification.IdempotencyToken;
        }

        return request;
    }

    /// <summary>Returns the group of a FIFO topic: at most 128 of the characters that SNS allows. Without a thread, all messages have one group.</summary>
    private static string GroupOf(string? thread) =>
        thread is null ? "all" : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(thread)));

    /// <summary>Writes a text. If the result is too long, the text is shortened until it fits.</summary>
    private static string ShortenToFit(string text, int size, Func<string, string> write)
    {
        var message = write(text);
        if (Encoding.UTF8.GetByteCount(message) <= size)
        {
            return message;
        }

        // The longest start of the text that fits. The number of bytes of a character depends on the format.
        var (fits, tooLong) = (0, text.Length);
        while (fits + 1 < tooLong)
        {
            var middle = (fits + tooLong) / 2;
            (fits, tooLong) = Encoding.UTF8.GetByteCount(write(Start(text, middle))) <= size ? (middle, tooLong) : (fits, middle);
        }

        return write(Start(text, fits));
    }

    private static string Start(string text, int length) =>
        length == 0 ? "" : $"{text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]}…";

    /// <summary>Returns the title in printable ASCII, as SNS requires it of a subject.</summary>
    private static string SubjectOf(string title) =>
        string.Concat(title.Take(MaxSubject).Select(static character => character is >= ' ' and <= '~' ? character : '?')).Trim();

    private static void WriteProgram(Utf8JsonWriter json, NotificationRequest notification, NotificationSummary summary, (string Name, string? Text)[] values, string text)
    {
        json.WriteString("title", summary.Title);
        json.WriteString("text", text);
        foreach (var (name, value) in values)
        {
            json.WriteString(name, value is null ? null : Limited(value));
        }

        json.WriteString("url", summary.Links is [var first, ..] ? first.Value.AbsoluteUri : null);
        json.WriteString("token", notification.IdempotencyToken);
    }

    private static void WriteChat(Utf8JsonWriter json, NotificationRequest notification, NotificationSummary summary, BuildCause cause, string description)
    {
        json.WriteString("version", "1.0");
        json.WriteString("source", "custom");
        if (notification.IdempotencyToken is { } token)
        {
            json.WriteString("id", token);
        }

        json.WriteStartObject("content");
        json.WriteString("textType", "client-markdown");
        json.WriteString("title", $"{Symbol(notification.Outcome)}{ChatMarkdown.Escape(summary.Title)}");
        json.WriteString("description", description);
        json.WriteStartArray("keywords");
        foreach (var keyword in new[] { notification.Outcome?.ProjectName ?? notification.Event.RepositoryName, notification.Outcome?.Status?.Value }.Where(keyword => !string.IsNullOrEmpty(keyword)))
        {
            json.WriteStringValue(keyword);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("metadata");
        json.WriteString("threadId", GroupOf(summary.Thread));
        json.WriteString("summary", summary.Title);
        json.WriteString("eventType", cause.Event);
        json.WriteEndObject();
    }

    private static string Symbol(BuildOutcome? outcome) => outcome switch
    {
        null or { IsFinal: false } => "",
        { IsSuccess: true } => ":white_check_mark: ",
        { IsSuperseded: true } => "",
        _ => ":x: ",
    };

    private static string Markdown(NotificationSummary summary) => string.Join('\n', summary.Facts
        .Select(static fact => $"*{fact.Key}:* {ChatMarkdown.Escape(fact.Value)}")
        .Concat(summary.Links.Select(static link => $"<{link.Value.AbsoluteUri}|{link.Key}>")));

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The attributes on which subscriptions can filter. SQS discards a raw message with more than ten attributes.</summary>
    private static Dictionary<string, MessageAttributeValue> AttributesOf((string Name, string? Text)[] values) => values
        .Where(static value => value.Name != "commit" && !string.IsNullOrEmpty(value.Text))
        .ToDictionary(static value => value.Name, static value => new MessageAttributeValue { DataType = "String", StringValue = Limited(value.Text!) }, StringComparer.Ordinal);

    /// <summary>Returns the start of a text, without the control characters that XML and therefore SNS refuse.</summary>
    private static string Limited(string text) => string.Concat(text.EnumerateRunes().Take(MaxValue).Select(static rune => Rune.IsControl(rune) ? "?" : rune.ToString()));

    /// <param name="notification">The notification.</param>
    /// <param name="eventCause">What the event itself says. The outcome of a build knows more about the cause of the build.</param>
    private static (string Name, string? Text)[] ValuesOf(NotificationRequest notification, BuildCause eventCause)
    {
        var cause = notification.Outcome?.Cause ?? eventCause;
        return
        [
            ("channel", notification.ChannelName),
            ("rule", notification.RuleName),
            ("event", eventCause.Event),
            ("repository", notification.Event.RepositoryName ?? cause.Repository),
            ("trigger", cause.Trigger),
            ("commit", notification.Outcome?.CommitId ?? cause.Commit),
            ("project", notification.Outcome?.ProjectName),
            ("status", notification.Outcome?.Status?.Value),
            ("buildId", notification.Outcome?.BuildId),
        ];
    }

    private static int SizeOf(Dictionary<string, MessageAttributeValue>? attributes) =>
        attributes?.Sum(static attribute => Encoding.UTF8.GetByteCount(attribute.Key) + attribute.Value.DataType.Length + Encoding.UTF8.GetByteCount(attribute.Value.StringValue)) ?? 0;
}
