using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.CodeBuild;

/// <summary>Decides from its groups whether a batch build has ended, and with which status.</summary>
internal static class BatchEnd
{
    public static bool HasEnded(BuildStatus? status) => status is { } known && known != BuildStatus.InProgress;

    /// <summary>Whether all groups have ended. A group that depends on a group without a success never starts.</summary>
    public static bool HasEnded(BuildBatch batch)
    {
        var blocked = batch.Groups.Where(group => HasEnded(group.Status) && Fails(group)).Select(group => group.Identifier).ToHashSet(StringComparer.Ordinal);
        var isChanged = true;
        while (isChanged)
        {
            isChanged = false;
            foreach (var group in batch.Groups)
            {
                isChanged |= group.BuildArn is null && group.DependsOn.Any(blocked.Contains) && blocked.Add(group.Identifier);
            }
        }

        return batch.Groups.Count > 0 && batch.Groups.All(group => HasEnded(group.Status) || (group.BuildArn is null && blocked.Contains(group.Identifier)));
    }

    /// <summary>Returns the status of a batch build whose groups have ended: its own status if it is final, otherwise the first status that is no success.</summary>
    public static BuildStatus StatusOf(BuildBatch batch)
    {
        if (batch.Status is { } own && own != BuildStatus.InProgress)
        {
            return own;
        }

        var failed = batch.Groups.Where(group => HasEnded(group.Status) && Fails(group)).Select(group => group.Status!.Value).ToList();
        return failed.Count == 0 ? BuildStatus.Succeeded
            : failed.TrueForAll(status => status == BuildStatus.Stopped) ? BuildStatus.Stopped
            : BuildStatus.Failed;
    }

    private static bool Fails(BuildBatchGroup group) => group.Status != BuildStatus.Succeeded && !group.IgnoresFailure;
}
