using CodeCommitEvents.Building;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>
/// The time for which one worker holds a claim: from the response that granted the claim until the worker releases it or
/// its lease ends.
/// </summary>
internal sealed class Holding(BuildClaim claim, TimeSpan lease, long from)
{
    public BuildClaim Claim { get; } = claim;

    /// <summary>The build that this holder starts.</summary>
    public StartedBuild Build { get; } = new() { BuildId = $"ci:{claim.Holder}" };

    /// <summary>The position of the response in the order of all events.</summary>
    public long From { get; } = from;

    /// <summary>The position at which the holder released the claim. The maximum value if the holder crashed.</summary>
    public long Until { get; set; } = long.MaxValue;

    private DateTimeOffset Taken => Claim.LeaseEnd!.Value - lease;

    public bool Overlaps(Holding other) =>
        From < other.Until && other.From < Until && Taken < other.Claim.LeaseEnd && other.Taken < Claim.LeaseEnd;
}
