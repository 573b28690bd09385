using System.Security.Cryptography.X509Certificates;

namespace CodeCommitEvents.Sns;

/// <summary>Settings of a <see cref="SnsMessageVerifier"/>. The verifier copies them when it is created, so that later changes have no effect.</summary>
public sealed class SnsMessageVerifierOptions
{
    /// <summary>
    /// The ARNs of the topics whose messages are accepted. At least one is required. There are no patterns: any AWS customer can subscribe your
    /// URL to a topic, and the signature of such a message is valid, too.
    /// </summary>
    public IList<string> Topics { get; private set; } = [];

    /// <summary>
    /// Whether only signatures with SHA-256 are accepted. Topics sign with SHA-1 unless their attribute <c>SignatureVersion</c> is <c>2</c>.
    /// Default: false.
    /// </summary>
    public bool RequireSignatureVersion2 { get; set; }

    /// <summary>
    /// How old a message can be: from one minute to seven days. SNS can repeat a delivery for one hour. A message is dispatched once within the
    /// window. Default: two hours.
    /// </summary>
    public TimeSpan ReplayWindow { get; set; } = TimeSpan.FromHours(2);

    /// <summary>
    /// Hosts of certificates, in addition to the host of SNS in the region of the topic. Each is a host name without scheme and port. Add only
    /// hosts where nobody else can store files. Default: none.
    /// </summary>
    public IList<string> AdditionalHosts { get; private set; } = [];

    /// <summary>
    /// Names for which signing certificates are issued, in addition to those that AWS uses in the region of the topic, such as
    /// <c>sns.amazonaws.com</c>. Default: none.
    /// </summary>
    public IList<string> CertificateNames { get; private set; } = [];

    /// <summary>
    /// The root certificates, and the intermediate certificates, that a signing certificate must lead to. Default: null, which means the root
    /// certificates of the system. Missing intermediate certificates are then downloaded from the address in the certificate.
    /// </summary>
    public X509Certificate2Collection? TrustedRoots { get; set; }

    /// <summary>
    /// How long the download of a certificate, or the confirmation of a subscription, can take: more than zero, at most 15 seconds, because SNS
    /// waits 15 seconds for a response. Default: five seconds.
    /// </summary>
    public TimeSpan HttpTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The maximum size of a message in bytes, from 1,024 to 16,777,216. Default: 1,048,576, which is more than SNS sends to a URL.</summary>
    public int MaxMessageBytes { get; set; } = 1024 * 1024;

    /// <summary>Whether the verifier confirms the subscriptions of these topics. Default: true.</summary>
    public bool ConfirmSubscriptions { get; set; } = true;

    /// <summary>
    /// Whether requests with raw message delivery are accepted. They have no signature, so anybody can send them: set this option only if your
    /// server authenticates the sender itself. Default: false.
    /// </summary>
    public bool AcceptRawDelivery { get; set; }

    /// <summary>
    /// The client that downloads certificates and confirms subscriptions. It must not follow redirects. The verifier does not dispose it.
    /// Default: null, which means a client of this verifier.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>The clock. Default: null, which means <see cref="System.TimeProvider.System"/>.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>Returns a copy, so that later changes of these options have no effect.</summary>
    internal SnsMessageVerifierOptions Copy()
    {
        var copy = (SnsMessageVerifierOptions)MemberwiseClone();
        copy.Topics = [.. Topics];
        copy.AdditionalHosts = [.. AdditionalHosts];
        copy.CertificateNames = [.. CertificateNames];
        copy.TrustedRoots = TrustedRoots is null ? null : [.. TrustedRoots];
        return copy;
    }
}
