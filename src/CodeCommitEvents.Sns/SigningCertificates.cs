namespace CodeCommitEvents.Sns;

/// <summary>
/// The signing certificates that were downloaded. Each certificate is downloaded by one call at a time. The number of certificates and of
/// downloads is limited, because whoever sends a request chooses the last part of the URL.
/// </summary>
internal sealed class SigningCertificates(Func<SnsTopic, string, Task<SigningKeyResult>> download, TimeProvider time)
{
    /// <summary>A region has one certificate at a time, and a new one a few times a year.</summary>
    private const int MaxKeys = 32;
    private const int MaxRefusals = 256;
    private const int MaxDownloads = 16;

    private static readonly TimeSpan KeyLifetime = TimeSpan.FromDays(1);
    private static readonly TimeSpan RefusalLifetime = TimeSpan.FromMinutes(1);

    private readonly SigningKeyCache keys = new(MaxKeys, KeyLifetime);

    /// <summary>Refused certificates have their own cache, so that many wrong URLs do not displace the right ones.</summary>
    private readonly SigningKeyCache refusals = new(MaxRefusals, RefusalLifetime);
    private readonly Dictionary<string, Task<SigningKeyResult>> downloads = new(StringComparer.Ordinal);

    /// <summary>Returns the key of a certificate.</summary>
    /// <param name="topic">The topic, whose region determines the name in the certificate.</param>
    /// <param name="url">The URL, which was checked.</param>
    /// <param name="cancellationToken">Cancels waiting for the download. Other calls can wait for the same download, so it continues.</param>
    public Task<SigningKeyResult> GetAsync(SnsTopic topic, string url, CancellationToken cancellationToken)
    {
        var key = $"{topic.Host} {url}";
        Task<SigningKeyResult>? running;
        lock (downloads)
        {
            var now = time.GetUtcNow();
            if ((keys.Find(key, now) ?? refusals.Find(key, now)) is { } known)
            {
                return Task.FromResult(known);
            }

            if (!downloads.TryGetValue(key, out running))
            {
                if (downloads.Count >= MaxDownloads)
                {
                    return Task.FromResult(SigningKeyResult.Refuse("Too many certificates are being downloaded.", isTransient: true));
                }

                // The download runs outside of the lock.
                running = Task.Run(() => DownloadAsync(topic, url, key), CancellationToken.None);
                downloads.Add(key, running);
            }
        }

        return running.WaitAsync(cancellationToken);
    }

    private async Task<SigningKeyResult> DownloadAsync(SnsTopic topic, string url, string key)
    {
        SigningKeyResult? result = null;
        try
        {
            result = await download(topic, url).ConfigureAwait(false);
            return result;
        }
        finally
        {
            lock (downloads)
            {
                downloads.Remove(key);
                if (result is { IsTransient: false })
                {
                    (result.Key is null ? refusals : keys).Add(key, result, time.GetUtcNow());
                }
            }
        }
    }
}
