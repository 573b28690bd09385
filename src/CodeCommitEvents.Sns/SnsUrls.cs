using System.Buffers;

namespace CodeCommitEvents.Sns;

/// <summary>
/// Checks the URLs in messages. The text of a URL is compared, not its parts: a text that is equal to an expected one has no user name, port,
/// query or other host, however a parser reads it.
/// </summary>
internal static class SnsUrls
{
    private const string CertificatePath = "/SimpleNotificationService-";
    private const string CertificateExtension = ".pem";
    private const int MinIdLength = 16;
    private const int MaxIdLength = 128;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Whether a URL is <c>https://HOST/SimpleNotificationService-ID.pem</c>.</summary>
    public static bool IsCertificate(string url, SnsTopic topic, IList<string> additionalHosts)
    {
        if (IsCertificateOf(url, topic.Host))
        {
            return true;
        }

        foreach (var host in additionalHosts)
        {
            if (IsCertificateOf(url, host))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a URL is one with which SNS asks to confirm a subscription.</summary>
    public static bool IsConfirmation(string url, SnsTopic topic) => url.StartsWith($"https://{topic.Host}/?Action=ConfirmSubscription&", StringComparison.Ordinal);

    /// <summary>Returns the URL that confirms a subscription. It contains only the ARN and the token of a verified message.</summary>
    public static Uri Confirmation(SnsTopic topic, string token) =>
        new($"https://{topic.Host}/?Action=ConfirmSubscription&TopicArn={Uri.EscapeDataString(topic.Arn)}&Token={Uri.EscapeDataString(token)}&Version=2010-03-31");

    private static bool IsCertificateOf(string url, string host)
    {
        var start = $"https://{host}{CertificatePath}";
        if (!url.StartsWith(start, StringComparison.Ordinal) || !url.EndsWith(CertificateExtension, StringComparison.Ordinal))
        {
            return false;
        }

        var idLength = url.Length - start.Length - CertificateExtension.Length;
        return idLength is >= MinIdLength and <= MaxIdLength && !url.AsSpan(start.Length, idLength).ContainsAnyExcept(HexDigits);
    }
}
