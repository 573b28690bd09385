using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Parsing;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Testing;

/// <summary>
/// Signs messages of a topic as SNS does, with a certificate of its own that a test tells its endpoint to trust. Each signer
/// has another key. Safe for several threads at once.
/// </summary>
/// <remarks>
/// Source: <see href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">Verifying the signatures
/// of Amazon SNS messages</see>.
/// </remarks>
public sealed class FakeSnsSigner : IDisposable
{
    private const int KeyBits = 2048;

    private readonly RSA key = RSA.Create(KeyBits);
    private readonly X509Certificate2 certificate;

    /// <summary>A signer.</summary>
    public FakeSnsSigner()
    {
        var start = new FakeFacts(0).Time;
        certificate = new CertificateRequest("CN=sns.amazonaws.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(start.AddYears(-1), start.AddYears(100));
    }

    /// <summary>The certificate, without its private key, as the URL of the message would give it: PEM.</summary>
    public string CertificatePem => certificate.ExportCertificatePem();

    /// <summary>Where the messages say that the certificate is.</summary>
    public static Uri CertificateUrl { get; } = new(FakeMessages.Topic("").SigningCertUrl!);

    /// <summary>A notification of a topic to a web endpoint.</summary>
    /// <param name="message">The text of the message, as <see cref="FakeMessages"/> makes it.</param>
    /// <param name="signatureVersion"><c>1</c> for SHA-1, the topic's default, or <c>2</c> for SHA-256.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="signatureVersion"/> is neither.</exception>
    public FakeWebRequest Notification(string message, string signatureVersion = "1")
    {
        ArgumentNullException.ThrowIfNull(message);
        var topic = FakeMessages.Topic(message) with { SignatureVersion = signatureVersion };
        var signed = topic with
        {
            Signature = Sign(signatureVersion, ("Message", message), ("MessageId", topic.MessageId), ("Timestamp", topic.TimestampText), ("TopicArn", topic.TopicArn?.Text), ("Type", topic.Type)),
        };
        return new()
        {
            Body = EventWriter.WriteString(new EventDelivery { Event = new PlainTextMessage { Text = message }, Transports = [signed] }),
            Headers = Headers(topic),
        };
    }

    /// <summary>Disposes the key.</summary>
    public void Dispose()
    {
        certificate.Dispose();
        key.Dispose();
    }

    private static ValueMap<string> Headers(SnsTransport topic) => new(
    [
        KeyValuePair.Create("Content-Type", "text/plain; charset=UTF-8"),
        KeyValuePair.Create("User-Agent", "Amazon Simple Notification Service Agent"),
        KeyValuePair.Create("x-amz-sns-message-type", topic.Type!),
        KeyValuePair.Create("x-amz-sns-message-id", topic.MessageId!),
        KeyValuePair.Create("x-amz-sns-topic-arn", topic.TopicArn!.Value.Text),
        KeyValuePair.Create("x-amz-sns-subscription-arn", $"{topic.TopicArn}:{FakeMessages.Id(topic.MessageId!, "subscription")}"),
    ]);

    /// <summary>Signs names and values, each on a line of its own.</summary>
    private string Sign(string signatureVersion, params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in fields)
        {
            text.Append(name).Append('\n').Append(value).Append('\n');
        }

        var algorithm = signatureVersion switch
        {
            "1" => HashAlgorithmName.SHA1,
            "2" => HashAlgorithmName.SHA256,
            _ => throw new ArgumentException("A signature version is 1 or 2.", nameof(signatureVersion)),
        };
        return Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text.ToString()), algorithm, RSASignaturePadding.Pkcs1));
    }
}
