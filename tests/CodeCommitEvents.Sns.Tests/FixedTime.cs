namespace CodeCommitEvents.Sns.Tests;

/// <summary>A clock that a test sets. Timers run in real time, so that timeouts end.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
