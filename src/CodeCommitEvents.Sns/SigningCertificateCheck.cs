using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CodeCommitEvents.Sns;

/// <summary>Checks that a certificate is one of SNS: its name, its key, when it is valid, and the chain to a trusted root.</summary>
/// <remarks>The certificate is not checked for revocation, because that needs a call to its issuer for each certificate.</remarks>
internal sealed class SigningCertificateCheck(SnsMessageVerifierOptions options, TimeProvider time)
{
    private const int MaxCertificates = 8;
    private const int MinKeyBits = 2048;

    /// <summary>Checks the first certificate of a text in PEM. The other certificates of the text can be part of the chain.</summary>
    public SigningKeyResult Check(SnsTopic topic, string pem)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
            return certificates.Count is 0 or > MaxCertificates ? NoCertificate : Check(topic, certificates[0], certificates);
        }
        catch (CryptographicException)
        {
            return NoCertificate;
        }
        finally
        {
            foreach (var certificate in certificates)
            {
                certificate.Dispose();
            }
        }
    }

    private static SigningKeyResult NoCertificate => SigningKeyResult.Refuse("The file at the URL of the certificate is not a certificate.");

    private SigningKeyResult Check(SnsTopic topic, X509Certificate2 certificate, X509Certificate2Collection received)
    {
        if (!HasName(topic, certificate))
        {
            return SigningKeyResult.Refuse("The certificate was issued for another name than that of SNS.");
        }

        using var key = certificate.GetRSAPublicKey();
        if (key is not { KeySize: >= MinKeyBits })
        {
            return SigningKeyResult.Refuse("The key of the certificate is not an RSA key, or is too short.");
        }

        var signingKey = new SigningKey(key.ExportParameters(includePrivateParameters: false), certificate);
        return !signingKey.IsValidAt(time.GetUtcNow()) ? SigningKeyResult.Refuse("The certificate has expired, or is not valid yet.")
            : CheckChain(certificate, received) ?? new(signingKey);
    }

    /// <summary>Whether one of the names of the certificate is exactly a name of SNS. A name with a wildcard is no such name.</summary>
    private bool HasName(SnsTopic topic, X509Certificate2 certificate)
    {
        var alternatives = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        var names = alternatives is null ? [certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false)] : alternatives.EnumerateDnsNames();
        return names.Any(name => topic.CertificateNames.Contains(name, StringComparer.OrdinalIgnoreCase) || options.CertificateNames.Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Returns null if the chain ends at a trusted root.</summary>
    private SigningKeyResult? CheckChain(X509Certificate2 certificate, X509Certificate2Collection received)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.VerificationTime = time.GetUtcNow().LocalDateTime;
        policy.UrlRetrievalTimeout = options.HttpTimeout;
        policy.ExtraStore.AddRange(received);
        if (options.TrustedRoots is { } roots)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(roots);
            policy.ExtraStore.AddRange(roots);
            policy.DisableCertificateDownloads = true;
        }

        if (chain.Build(certificate))
        {
            return null;
        }

        // With the roots of the system, an intermediate certificate is downloaded. Its host can be down.
        var isIncomplete = chain.ChainStatus.All(static status => status.Status is X509ChainStatusFlags.PartialChain);
        return SigningKeyResult.Refuse("The certificate does not lead to a trusted root.", isIncomplete && options.TrustedRoots is null);
    }
}
