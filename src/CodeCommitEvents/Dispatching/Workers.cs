namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Executes work on several items at the same time. The caller's thread begins one item after the other, and only an item that waits lets the next one begin.
/// <c>Parallel.ForAsync</c> would start threads, and the runtime must compile it when the program starts.
/// </summary>
internal sealed class Workers
{
    private readonly int count;
    private readonly Func<int, Task> work;
    private int next = -1;

    private Workers(int count, Func<int, Task> work) => (this.count, this.work) = (count, work);

    /// <param name="count">The number of items.</param>
    /// <param name="concurrency">How many items are worked on at the same time.</param>
    /// <param name="work">Gets the position of an item.</param>
    public static Task RunAsync(int count, int concurrency, Func<int, Task> work)
    {
        var workers = new Workers(count, work);
        var tasks = new Task[Math.Min(count, concurrency)];
        for (var index = 0; index < tasks.Length; index++)
        {
            tasks[index] = workers.RunAsync();
        }

        return Task.WhenAll(tasks);
    }

    private async Task RunAsync()
    {
        while (Interlocked.Increment(ref next) is var item && item < count)
        {
            await work(item).ConfigureAwait(false);
        }
    }
}
