namespace CodeCommitEvents.Fuzz.Oracles;

/// <summary>
/// The limits of what an input may cost. They judge the steps that were measured before. Only the allocations of
/// reading and writing a payload are limited: strangers can send payloads, but they do not write rule documents.
/// </summary>
internal static class CostOracles
{
    private const long MostAllocatedTimes = 100;

    /// <summary>A smaller input may allocate as much as an input of this size: reading has fixed costs, too.</summary>
    private const int SmallestInput = 2048;

    /// <summary>An event with its transports and its position needs a fixed amount of memory, even if its record has only two bytes.</summary>
    private const int SmallestRecord = 8;

    /// <summary>The size up to which an input may take 100 ms. A larger input may take as much longer as it is larger.</summary>
    private const int OrdinaryInput = 128 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    public static string? TakesUnder100Milliseconds(Trial trial) => Problem(
        trial.Costs.FirstOrDefault(cost => cost.Elapsed > Longest * Math.Max(1, (double)trial.InputBytes / OrdinaryInput)), trial, static cost => $"took {cost.Elapsed.TotalMilliseconds:F0} ms");

    public static string? AllocatesAtMost100TimesTheInput(Trial trial) => Problem(
        trial.Costs.FirstOrDefault(cost => cost.Size is { } size && cost.AllocatedBytes > MostAllocatedTimes * Math.Max(size, SmallestInput + (SmallestRecord * trial.Results))), trial,
        static cost => $"allocated {cost.AllocatedBytes} bytes");

    private static string? Problem(Cost? cost, Trial trial, Func<Cost, string> words) =>
        cost is null ? null : $"{cost.Step} {words(cost)} for {trial.InputBytes} bytes";
}
