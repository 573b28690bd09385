namespace CodeCommitEvents.Fuzz.Oracles;

/// <summary>The limits of what an input may cost. They judge the steps that were measured before.</summary>
internal static class CostOracles
{
    private const int MostAllocatedTimes = 100;

    /// <summary>Smaller inputs may allocate as much as an input of this size: every call has costs of its own.</summary>
    private const int SmallestInput = 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(100);

    public static string? TakesUnder100Milliseconds(Trial trial) => Problem(
        trial.Costs.FirstOrDefault(cost => cost.Elapsed > Longest), trial, static cost => $"took {cost.Elapsed.TotalMilliseconds:F0} ms");

    public static string? AllocatesAtMost100TimesTheInput(Trial trial) => Problem(
        trial.Costs.FirstOrDefault(cost => cost.AllocatedBytes > MostAllocatedTimes * (long)Math.Max(trial.InputBytes, SmallestInput)), trial,
        static cost => $"allocated {cost.AllocatedBytes} bytes");

    private static string? Problem(Cost? cost, Trial trial, Func<Cost, string> words) =>
        cost is null ? null : $"{cost.Step} {words(cost)} for {trial.InputBytes} bytes";
}
