using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

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

    /// <summary>The form in which SNS writes <c>Timestamp</c>; the signature covers its text.</summary>
    private const string TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private readonly RSA key = RSA.Create(KeyBits);
    private readonly X509Certificate2 certificate;

    /// <summary>A signer.</summary>
    public FakeSnsSigner()
    {
        var start = new FakeData(0).Time;
        certificate = new CertificateRequest("CN=sns.amazonaws.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(start.AddYears(-1), start.AddYears(100));
    }

    /// <summary>The certificate, without its private key, as the URL of the message would give it: PEM.</summary>
    public string CertificatePem => certificate.ExportCertificatePem();

    /// <summary>Where the messages say that the certificate is, those of events in the region <c>eu-central-1</c>; another region has a host of its own.</summary>
    public static Uri CertificateUrl { get; } = new(FakeTopic.Message("").SigningCertUrl!);

    /// <summary>A notification of a topic to a web endpoint.</summary>
    /// <param name="message">The text of the message, as <see cref="FakeMessages"/> makes it.</param>
    /// <param name="signatureVersion"><c>1</c> for SHA-1, the topic's default, or <c>2</c> for SHA-256.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="signatureVersion"/> is neither.</exception>
    public FakeHttpRequest Notification(string message, string signatureVersion = "1")
    {
        ArgumentNullException.ThrowIfNull(message);
        var topic = FakeTopic.Message(message);
        return Request(new PlainTextMessage { Text = message }, topic, signatureVersion, ("Message", message), ("MessageId", topic.MessageId), ("Subject", topic.Subject));
    }

    /// <summary>The question of a topic whether a web endpoint wants its messages.</summary>
    /// <param name="signatureVersion">As for <see cref="Notification"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="signatureVersion"/> is neither.</exception>
    public FakeHttpRequest SubscriptionConfirmation(string signatureVersion = "1") => Control(
        nameof(SubscriptionConfirmation),
        signatureVersion,
        topic => new SubscriptionConfirmation
        {
            Message = $"You have chosen to subscribe to the topic {topic.TopicArn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.",
        });

    /// <summary>The message that the subscription of a web endpoint has ended.</summary>
    /// <param name="signatureVersion">As for <see cref="Notification"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="signatureVersion"/> is neither.</exception>
    public FakeHttpRequest UnsubscribeConfirmation(string signatureVersion = "1") => Control(
        nameof(UnsubscribeConfirmation),
        signatureVersion,
        topic => new UnsubscribeConfirmation
        {
            Message = $"You have chosen to deactivate subscription {FakeTopic.SubscriptionOf(topic)}.\nTo cancel this operation and restore the subscription, visit the SubscribeURL included in this message.",
        });

    /// <summary>Disposes the key.</summary>
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

    /// <summary>The request of a message, signed over its first fields and those that all messages have.</summary>
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

    /// <summary>Signs the names and values that there are, each on a line of its own.</summary>
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
            _ => throw new ArgumentException("A signature version is 1 or 2.", nameof(signatureVersion)),
        };
        return Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text.ToString()), algorithm, RSASignaturePadding.Pkcs1));
    }
}
