using CodeCommitEvents.Dispatching;

namespace CodeCommitEvents.CodeCommit;

/// <summary>
/// The files of the commits that were read last, and the commits without a file. Several events that need the same file at the same time read it once. A
/// failure is not kept. Thread-safe.
/// </summary>
internal sealed class RulesFileCache
{
    /// <summary>The largest number of commits. With files of the largest size, they need 32 MiB.</summary>
    private const int Capacity = 512;

    private readonly Dictionary<string, Task<RepositoryRulesFile?>> files = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>Returns the file with a key, or reads it.</summary>
    public async Task<RepositoryRulesFile?> GetAsync(string key, Func<Task<RepositoryRulesFile?>> read)
    {
        Task<RepositoryRulesFile?>? file;
        lock (files)
        {
            if (!files.TryGetValue(key, out file))
            {
                files.Add(key, file = read());
                order.Enqueue(key);
                if (order.Count > Capacity)
                {
                    files.Remove(order.Dequeue());
                }
            }
        }

        try
        {
            return await file.ConfigureAwait(false);
        }
        catch (Exception)
        {
            Forget(key, file);
            throw;
        }
    }

    private void Forget(string key, Task<RepositoryRulesFile?> failed)
    {
        lock (files)
        {
            if (files.TryGetValue(key, out var file) && ReferenceEquals(file, failed))
            {
                files.Remove(key);
            }
        }
    }
}
