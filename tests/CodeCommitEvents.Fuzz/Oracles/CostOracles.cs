namespace CodeCommitEvents.Fuzz.Oracles;

/// <summary>The limits of what an input may cost. They judge the steps that were measured before.</summary>
internal static class CostOracles
{
    private const long MostAllocatedTimes = 100;

    /// <summary>A smaller input may allocate as much as an input of this size: reading has fixed costs, too.</summary>
    private const int SmallestInput = 2048;

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    public static string? TakesUnder100Milliseconds(Trial trial) => Problem(
        trial.Costs.FirstOrDefault(cost => cost.Elapsed > Longest), trial, static cost => $"took {cost.Elapsed.TotalMilliseconds:F0} ms");

    public static string? AllocatesAtMost100TimesTheInput(Trial trial) => Problem(
        trial.Costs.FirstOrDefault(cost => cost.Size is { } size && cost.AllocatedBytes > MostAllocatedTimes * Math.Max(size, SmallestInput)), trial,
        static cost => $"allocated {cost.AllocatedBytes} bytes");

    private static string? Problem(Cost? cost, Trial trial, Func<Cost, string> words) =>
        cost is null ? null : $"{cost.Step} {words(cost)} for {trial.InputBytes} bytes";
}
