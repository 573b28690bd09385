using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using Amazon.SimpleNotificationService;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Sns;

/// <summary>
/// Verifies that a request contains a message that an SNS topic of yours has signed. Set it as
/// <see cref="BuildDispatcherOptions.HttpVerifier"/>. A verifier is thread-safe. Create one for the whole program, because it stores the certificates.
/// </summary>
/// <remarks>
/// <para>A message is accepted if its topic is in <see cref="SnsMessageVerifierOptions.Topics"/>, it is not too old, the URL of its certificate has
/// the host of SNS in the region of the topic, the certificate was issued for SNS, is valid and leads to a trusted root, and the signature
/// is right. Fields that the signature does not cover, such as <c>MessageAttributes</c>, are dropped.</para>
/// <para>Source: <see href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">Verifying the signatures
/// of Amazon SNS messages</see>.</para>
/// </remarks>
public sealed class SnsMessageVerifier : IHttpMessageVerifier, ISubscriptionConfirmer, IDisposable
{
    /// <summary>The longest Base64 text of a signature: that of a key of 8,192 bits.</summary>
    private const int MaxSignatureLength = 1368;

    /// <summary>The maximum difference between the clocks of this process and of SNS.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private static readonly string[] TimestampFormats = ["yyyy-MM-dd'T'HH:mm:ss.fff'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    private readonly SnsMessageVerifierOptions options;
    private readonly FrozenDictionary<string, SnsTopic> topics;
    private readonly TimeProvider time;
    private readonly HttpClient? ownHttp;
    private readonly SigningCertificates certificates;
    private readonly SubscriptionConfirmations confirmations;

    /// <summary>Creates a verifier.</summary>
    /// <param name="options">The options. At least one topic is required.</param>
    /// <param name="client">Confirms the subscriptions to topics in its region. Default: null, which means that a request without credentials confirms them.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="OptionsValidationException">An option is invalid. The exception lists every error.</exception>
    public SnsMessageVerifier(SnsMessageVerifierOptions options, IAmazonSimpleNotificationService? client = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = new SnsMessageVerifierOptionsValidator().Check(options).Copy();
        time = options.TimeProvider ?? TimeProvider.System;
        topics = SnsTopic.ParseAll(this.options.Topics);
        ownHttp = options.HttpClient is null ? CreateHttpClient() : null;
        var http = options.HttpClient ?? ownHttp!;
        certificates = new(new SigningCertificateDownload(http, new(this.options, time), options.HttpTimeout, time).GetAsync, time);
        confirmations = new(http, client, options.HttpTimeout, time);
    }

    /// <summary>Verifies a request. The headers are not used, except that of raw message delivery.</summary>
    /// <inheritdoc/>
    public Task<HttpVerification> VerifyAsync(HttpRequestTransport request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RawDelivery.Is(request)
            ? Task.FromResult(options.AcceptRawDelivery ? RawDelivery.Accept(request, body, topics.ContainsKey, options.MaxMessageBytes) : RawDelivery.Refused)
            : VerifyAsync(body, cancellationToken);
    }

    /// <summary>Verifies a message, as SNS sends it to a URL.</summary>
    /// <param name="message">The message as JSON in UTF-8.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public async Task<HttpVerification> VerifyAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken = default)
    {
        if (message.Length > options.MaxMessageBytes)
        {
            return HttpVerification.Refuse("The message is too large.");
        }

        if (!SnsSignedMessage.TryRead(message, out var signed, out var reason))
        {
            return HttpVerification.Refuse(reason);
        }

        if (!topics.TryGetValue(signed.TopicArn, out var topic))
        {
            return HttpVerification.Refuse($"The topic of the message is not in {nameof(SnsMessageVerifierOptions)}.{nameof(SnsMessageVerifierOptions.Topics)}.");
        }

        if (ProblemOf(signed, topic, out var signature) is { } problem)
        {
            return HttpVerification.Refuse(problem);
        }

        var certificate = await certificates.GetAsync(topic, signed.SigningCertUrl, cancellationToken).ConfigureAwait(false);
        return certificate.Key is not { } key ? HttpVerification.Refuse(certificate.Reason!, certificate.IsTransient)
            : !key.IsValidAt(time.GetUtcNow()) ? HttpVerification.Refuse("The certificate has expired.")
            : !key.Verify(signed.ToSignedBytes(), signature, HashOf(signed)) ? HttpVerification.Refuse("The signature of the message is wrong.")
            : HttpVerification.Accept(signed.ToJson(), $"{signed.TopicArn} {signed.MessageId}");
    }

    /// <summary>
    /// Confirms a subscription to one of the topics: with the client, or with a request to the host of SNS in the region of the topic. The URL in the
    /// message is not used.
    /// </summary>
    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="confirmation"/> is null.</exception>
    /// <exception cref="AmazonSimpleNotificationServiceException">SNS refused the confirmation.</exception>
    /// <exception cref="HttpRequestException">SNS refused the confirmation, or did not answer.</exception>
    public async Task<bool> ConfirmAsync(SubscriptionConfirmation confirmation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(confirmation);
        if (!options.ConfirmSubscriptions || confirmation is not { TopicArn.Value: { } arn, Token: { } token } || !topics.TryGetValue(arn, out var topic))
        {
            return false;
        }

        await confirmations.ConfirmAsync(topic, token, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Disposes the HTTP client that the verifier has created.</summary>
    public void Dispose() => ownHttp?.Dispose();

    private static HashAlgorithmName HashOf(SnsSignedMessage message) => message.SignatureVersion == "1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;

    /// <summary>Returns why a message is refused without looking at its certificate. Null if there is no reason.</summary>
    private string? ProblemOf(SnsSignedMessage message, SnsTopic topic, out byte[] signature)
    {
        signature = [];
        if (message.SignatureVersion is not ("1" or "2"))
        {
            return "The version of the signature is unknown.";
        }

        if (options.RequireSignatureVersion2 && message.SignatureVersion != "2")
        {
            return "The signature uses SHA-1. Set the attribute SignatureVersion of the topic to 2.";
        }

        if (!DateTimeOffset.TryParseExact(message.Timestamp, TimestampFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sent))
        {
            return "The time of the message cannot be read.";
        }

        var age = time.GetUtcNow() - sent;
        return age > options.ReplayWindow ? $"The message is older than {nameof(SnsMessageVerifierOptions.ReplayWindow)} allows."
            : age < -ClockSkew ? "The time of the message is in the future."
            : !SnsUrls.IsCertificate(message.SigningCertUrl, topic, options.AdditionalHosts) ? "The URL of the certificate is not one of SNS in the region of the topic."
            : message.SubscribeUrl is { } url && !SnsUrls.IsConfirmation(url, topic) ? "The URL that confirms the subscription is not one of SNS in the region of the topic."
            : !TryDecode(message.Signature, out signature) ? "The signature is not Base64."
            : null;
    }

    private static bool TryDecode(string base64, out byte[] signature)
    {
        var buffer = new byte[MaxSignatureLength];
        var length = 0;
        var isBase64 = base64.Length is > 0 and <= MaxSignatureLength && !base64.Any(char.IsWhiteSpace) && Convert.TryFromBase64String(base64, buffer, out length);
        signature = buffer[..length];
        return isBase64;
    }

    private static HttpClient CreateHttpClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
