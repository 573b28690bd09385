namespace CodeCommitEvents.Benchmarks.Cold;

/// <summary>Remembers in memory which builds were started.</summary>
internal sealed class Claims
{
    private readonly Dictionary<string, string?> builds = new(StringComparer.Ordinal);

    public bool TryAcquire(string token)
    {
        lock (builds)
        {
            return builds.TryAdd(token, null);
        }
    }

    public void Complete(string token, string buildId)
    {
        lock (builds)
        {
            builds[token] = buildId;
        }
    }

    public void Release(string token)
    {
        lock (builds)
        {
            builds.Remove(token);
        }
    }
}
