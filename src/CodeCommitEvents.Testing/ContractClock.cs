namespace CodeCommitEvents.Testing;

/// <summary>A clock that a contract test sets. Timers are those of the system.</summary>
internal sealed class ContractClock : TimeProvider
{
    /// <summary>The initial time. It has a fraction of a second, so that the tests notice rounding.</summary>
    public static DateTimeOffset Start { get; } = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1_234_567);

    public DateTimeOffset Now { get; set; } = Start;

    public override DateTimeOffset GetUtcNow() => Now;
}
