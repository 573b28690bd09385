using CodeCommitEvents.Building;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>A claim while one worker has it: from the answer that gave it, until it is given up, or its lease ends by the clock.</summary>
internal sealed class Holding(BuildClaim claim, TimeSpan lease, long from)
{
    public BuildClaim Claim { get; } = claim;

    /// <summary>The build that this holder starts.</summary>
    public StartedBuild Build { get; } = new() { BuildId = $"ci:{claim.Holder}" };

    /// <summary>When the answer came, in the order of all that happened.</summary>
    public long From { get; } = from;

    /// <summary>When the holder said that it has done with it. Never, where it crashed.</summary>
    public long Until { get; set; } = long.MaxValue;

    private DateTimeOffset Taken => Claim.LeaseEnd!.Value - lease;

    public bool Overlaps(Holding other) =>
        From < other.Until && other.From < Until && Taken < other.Claim.LeaseEnd && other.Taken < Claim.LeaseEnd;
}
