using System.Globalization;
using System.Net;
using System.Text;

namespace CodeCommitEvents.Sns;

/// <summary>Downloads and checks signing certificates. The time and the size of a download are limited, and redirects are not followed.</summary>
internal sealed class SigningCertificateDownload(HttpClient http, SigningCertificateCheck check, TimeSpan timeout, TimeProvider time)
{
    /// <summary>A certificate has about 2 KiB.</summary>
    private const int MaxBytes = 64 * 1024;

    public async Task<SigningKeyResult> GetAsync(SnsTopic topic, string url)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        try
        {
            using var response = await http.GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            if (response.RequestMessage?.RequestUri is { } last && last.AbsoluteUri != url)
            {
                return SigningKeyResult.Refuse("The host of the certificate redirects to another URL.");
            }

            if (response.StatusCode != HttpStatusCode.OK)
            {
                return SigningKeyResult.Refuse(
                    $"The host of the certificate answered with the status {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)}.",
                    response.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);
            }

            var pem = await ReadAsync(response.Content, limit.Token).ConfigureAwait(false);
            return pem is null ? SigningKeyResult.Refuse("The certificate is too large.") : check.Check(topic, pem);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            return SigningKeyResult.Refuse("The certificate could not be downloaded in time, or the connection failed.", isTransient: true);
        }
    }

    /// <summary>Returns the content as text. Null if it is too large.</summary>
    private static async Task<string?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = new byte[MaxBytes + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return length > MaxBytes ? null : Encoding.ASCII.GetString(buffer, 0, length);
    }
}
