namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>A clock that the test sets, and the lease of the store.</summary>
internal sealed class ContractClock : TimeProvider
{
    public static TimeSpan Lease { get; } = TimeSpan.FromMinutes(2);

    /// <summary>The initial time. It has a fraction of a second, so that the tests notice rounding.</summary>
    public static DateTimeOffset Start { get; } = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1_234_567);

    public DateTimeOffset Now { get; set; } = Start;

    public override DateTimeOffset GetUtcNow() => Now;
}
