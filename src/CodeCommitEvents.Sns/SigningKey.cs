using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CodeCommitEvents.Sns;

/// <summary>The public key of a signing certificate that was checked, and when the certificate is valid.</summary>
internal sealed class SigningKey(RSAParameters parameters, X509Certificate2 certificate)
{
    private readonly DateTimeOffset start = new(certificate.NotBefore);
    private readonly DateTimeOffset end = new(certificate.NotAfter);

    public bool IsValidAt(DateTimeOffset time) => start <= time && time <= end;

    /// <summary>Verifies a signature. Several threads can call this method, because each call has its own RSA object.</summary>
    public bool Verify(byte[] text, byte[] signature, HashAlgorithmName hash)
    {
        using var key = RSA.Create(parameters);
        return key.VerifyData(text, signature, hash, RSASignaturePadding.Pkcs1);
    }
}
