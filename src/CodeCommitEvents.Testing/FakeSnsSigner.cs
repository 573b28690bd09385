using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>
/// Signs messages like an SNS topic. The endpoint under test must trust <see cref="CertificatePem"/>. Each signer has its own key. A
/// signer is thread-safe.
/// </summary>
/// <remarks>
/// Source: <see href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">Verifying the signatures
/// of Amazon SNS messages</see>.
/// </remarks>
public sealed class FakeSnsSigner : IDisposable
{
    private const int KeyBits = 2048;

    /// <summary>The format of <c>Timestamp</c> in SNS messages. The signature covers the formatted text.</summary>
    private const string TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private readonly RSA key = RSA.Create(KeyBits);
    private readonly X509Certificate2 certificate;

    /// <summary>Creates a signer with a new key.</summary>
    public FakeSnsSigner()
    {
        var start = new FakeData(0).Time;
        certificate = new CertificateRequest("CN=sns.amazonaws.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(start.AddYears(-1), start.AddYears(100));
    }

    /// <summary>The certificate in PEM, without its private key.</summary>
    public string CertificatePem => certificate.ExportCertificatePem();

    /// <summary>The URL of the certificate in messages of the region <c>eu-central-1</c>. Other regions have other hosts.</summary>
    public static Uri CertificateUrl { get; } = new(FakeTopic.Message("").SigningCertUrl!);

    /// <summary>The request with which an SNS topic sends a notification to a web endpoint.</summary>
    /// <param name="message">The text of the message. See <see cref="FakeMessages"/>.</param>
    /// <param name="signatureVersion"><c>1</c> for SHA-1, which is the default of topics, or <c>2</c> for SHA-256.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="signatureVersion"/> is neither <c>1</c> nor <c>2</c>.</exception>
    public FakeHttpRequest Notification(string message, string signatureVersion = "1")
    {
        ArgumentNullException.ThrowIfNull(message);
        var topic = FakeTopic.Message(message);
        return Request(new PlainTextMessage { Text = message }, topic, signatureVersion, ("Message", message), ("MessageId", topic.MessageId), ("Subject", topic.Subject));
    }

    /// <summary>The request with which an SNS topic asks a web endpoint to confirm its subscription.</summary>
    /// <param name="signatureVersion"><c>1</c> for SHA-1, which is the default of topics, or <c>2</c> for SHA-256.</param>
    /// <exception cref="ArgumentException"><paramref name="signatureVersion"/> is neither <c>1</c> nor <c>2</c>.</exception>
    public FakeHttpRequest SubscriptionConfirmation(string signatureVersion = "1") => Control(
        nameof(SubscriptionConfirmation),
        signatureVersion,
        topic => new SubscriptionConfirmation
        {
            Message = $"You have chosen to subscribe to the topic {topic.TopicArn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.",
        });

    /// <summary>The request with which an SNS topic tells a web endpoint that its subscription was canceled.</summary>
    /// <param name="signatureVersion"><c>1</c> for SHA-1, which is the default of topics, or <c>2</c> for SHA-256.</param>
    /// <exception cref="ArgumentException"><paramref name="signatureVersion"/> is neither <c>1</c> nor <c>2</c>.</exception>
    public FakeHttpRequest UnsubscribeConfirmation(string signatureVersion = "1") => Control(
        nameof(UnsubscribeConfirmation),
        signatureVersion,
        topic => new UnsubscribeConfirmation
        {
            Message = $"You have chosen to deactivate subscription {FakeTopic.SubscriptionOf(topic)}.\nTo cancel this operation and restore the subscription, visit the SubscribeURL included in this message.",
        });

    /// <summary>Disposes the key and the certificate.</summary>
    public void Dispose()
    {
        certificate.Dispose();
        key.Dispose();
    }

    private FakeHttpRequest Control(string type, string signatureVersion, Func<SnsTransport, SnsControlMessage> control)
    {
        var topic = FakeTopic.Control(type);
        var token = new FakeData(0).Sha256(type);
        var complete = control(topic) with { TopicArn = topic.TopicArn, Token = token, SubscribeUrl = FakeTopic.SubscribeUrl(topic, token) };
        return Request(complete, topic, signatureVersion, ("Message", complete.Message), ("MessageId", topic.MessageId), ("SubscribeURL", complete.SubscribeUrl));
    }

    /// <summary>Creates the request for a message. The signature covers the given fields and the fields that all messages have.</summary>
    private FakeHttpRequest Request(ServiceEvent content, SnsTransport topic, string signatureVersion, params ReadOnlySpan<(string Name, string? Value)> first)
    {
        var signature = Sign(signatureVersion,
        [
            .. first,
            ("Timestamp", topic.Timestamp?.UtcDateTime.ToString(TimestampFormat, CultureInfo.InvariantCulture)),
            ("Token", (content as SnsControlMessage)?.Token),
            ("TopicArn", topic.TopicArn?.Value),
            ("Type", topic.Type),
        ]);
        var signed = topic with { SignatureVersion = signatureVersion, Signature = signature };
        return FakeHttpRequest.Of(signed, EventWriter.WriteString(new EventDelivery { Event = content, Transports = [signed] }));
    }

    /// <summary>Signs the names and values of fields. Each name and each value is on its own line. Fields without a value are left out.</summary>
    private string Sign(string signatureVersion, params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                text.Append(name).Append('\n').Append(value).Append('\n');
            }
        }

        var algorithm = signatureVersion switch
        {
            "1" => HashAlgorithmName.SHA1,
            "2" => HashAlgorithmName.SHA256,
            _ => throw new ArgumentException("The signature version must be 1 or 2.", nameof(signatureVersion)),
        };
        return Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text.ToString()), algorithm, RSASignaturePadding.Pkcs1));
    }
}
