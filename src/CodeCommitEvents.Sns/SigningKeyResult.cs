namespace CodeCommitEvents.Sns;

/// <summary>The key of a certificate, or why there is none.</summary>
/// <param name="Key">The key. Null if the certificate is refused.</param>
/// <param name="Reason">Why the certificate is refused.</param>
/// <param name="IsTransient">Whether the same certificate can be accepted later.</param>
internal sealed record SigningKeyResult(SigningKey? Key, string? Reason = null, bool IsTransient = false)
{
    public static SigningKeyResult Refuse(string reason, bool isTransient = false) => new(null, reason, isTransient);
}
