using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeCommitEvents.Sns.Tests;

/// <summary>An SNS topic of a test, which signs messages field by field, so that a test can change any of them.</summary>
internal sealed class Topic : IDisposable
{
    public const string Arn = "arn:aws:sns:eu-central-1:111122223333:changes";
    public const string Host = "sns.eu-central-1.amazonaws.com";
    public const string CertificateUrl = $"https://{Host}/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem";

    private static readonly string[] OfNotification = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"];
    private static readonly string[] OfConfirmation = ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];

    private int count;

    public static DateTimeOffset Start { get; } = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    public RSA Key { get; } = RSA.Create(2048);

    public JsonObject Notification(string message, string? subject = null, string version = "1", Action<JsonObject>? change = null)
    {
        var fields = Fields("Notification", message, version);
        if (subject is not null)
        {
            fields["Subject"] = subject;
        }

        change?.Invoke(fields);
        return Sign(fields);
    }

    public JsonObject Control(string type, string version = "1", Action<JsonObject>? change = null)
    {
        var fields = Fields(type, "You have chosen to subscribe.", version);
        fields["Token"] = "2336412f37";
        fields["SubscribeURL"] = $"https://{Host}/?Action=ConfirmSubscription&TopicArn={Arn}&Token=2336412f37";
        change?.Invoke(fields);
        return Sign(fields);
    }

    /// <summary>Signs the fields again, as SNS would if it had sent them.</summary>
    public JsonObject Sign(JsonObject fields)
    {
        var text = new StringBuilder();
        foreach (var name in (string?)fields["Type"] == "Notification" ? OfNotification : OfConfirmation)
        {
            if ((string?)fields[name] is { } value)
            {
                text.Append(name).Append('\n').Append(value).Append('\n');
            }
        }

        var hash = (string?)fields["SignatureVersion"] == "2" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1;
        fields["Signature"] = Convert.ToBase64String(Key.SignData(Encoding.UTF8.GetBytes(text.ToString()), hash, RSASignaturePadding.Pkcs1));
        return fields;
    }

    public static byte[] Bytes(JsonNode fields) => JsonSerializer.SerializeToUtf8Bytes(fields);

    public void Dispose() => Key.Dispose();

    private JsonObject Fields(string type, string message, string version) => new()
    {
        ["Type"] = type,
        ["MessageId"] = $"00000000-0000-0000-0000-{Interlocked.Increment(ref count).ToString("x12", CultureInfo.InvariantCulture)}",
        ["TopicArn"] = Arn,
        ["Message"] = message,
        ["Timestamp"] = Start.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["SignatureVersion"] = version,
        ["SigningCertURL"] = CertificateUrl,
        ["UnsubscribeURL"] = $"https://{Host}/?Action=Unsubscribe&SubscriptionArn={Arn}:1",
    };
}
