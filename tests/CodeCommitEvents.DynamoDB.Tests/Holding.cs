using CodeCommitEvents.Building;

namespace CodeCommitEvents.DynamoDB.Tests;

/// <summary>The period in which one worker holds a claim: from the response to <c>AcquireAsync</c> until the worker or the lease ends it.</summary>
internal sealed class Holding(BuildClaim claim, TimeSpan lease, long from)
{
    public BuildClaim Claim { get; } = claim;

    /// <summary>The build that the worker starts.</summary>
    public StartedBuild Build { get; } = new() { BuildId = $"ci:{claim.Holder}" };

    /// <summary>The position of the response in the order of all actions.</summary>
    public long From { get; } = from;

    /// <summary>The position of the end of the period in the order of all actions. <see cref="long.MaxValue"/> if the worker crashed.</summary>
    public long Until { get; set; } = long.MaxValue;

    private DateTimeOffset Acquired => Claim.LeaseEnd!.Value - lease;

    public bool Overlaps(Holding other) =>
        From < other.Until && other.From < Until && Acquired < other.Claim.LeaseEnd && other.Acquired < Claim.LeaseEnd;
}
