using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CodeCommitEvents.Sns.Tests;

/// <summary>Issues certificates, like the authority of Amazon. Its root certificate is in the options of the verifier under test.</summary>
internal sealed class SigningAuthority : IDisposable
{
    private readonly RSA key = RSA.Create(2048);
    private readonly DateTimeOffset now;

    public SigningAuthority(DateTimeOffset now)
    {
        this.now = now;
        var request = new CertificateRequest("CN=Test Root", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        Root = request.CreateSelfSigned(now.AddYears(-5), now.AddYears(20));
    }

    public X509Certificate2 Root { get; }

    /// <summary>Issues a certificate in PEM.</summary>
    public string Issue(RSA subjectKey, string? commonName = "sns.amazonaws.com", string[]? alternatives = null, int fromDays = -10, int toDays = 300) =>
        Issue(new CertificateRequest($"CN={commonName}", subjectKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), alternatives, fromDays, toDays);

    /// <summary>Issues a certificate for a key that does not fit, such as one of an elliptic curve.</summary>
    public string Issue(ECDsa subjectKey) => Issue(new CertificateRequest("CN=sns.amazonaws.com", subjectKey, HashAlgorithmName.SHA256), null, -10, 300);

    public void Dispose()
    {
        Root.Dispose();
        key.Dispose();
    }

    private string Issue(CertificateRequest request, string[]? alternatives, int fromDays, int toDays)
    {
        if (alternatives is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            foreach (var name in alternatives)
            {
                names.AddDnsName(name);
            }

            request.CertificateExtensions.Add(names.Build());
        }

        var generator = X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1);
        using var issued = request.Create(Root.SubjectName, generator, now.AddDays(fromDays), now.AddDays(toDays), RandomNumberGenerator.GetBytes(8));
        return issued.ExportCertificatePem() + "\n";
    }
}
