namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>A clock that all workers read, and that goes on when one of them says so.</summary>
internal sealed class RaceClock : TimeProvider
{
    private long ticks = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).Ticks;

    public void Advance(TimeSpan span) => Interlocked.Add(ref ticks, span.Ticks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
}
