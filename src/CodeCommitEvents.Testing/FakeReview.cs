using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>The approvals and the override of the newest revision of a fake pull request.</summary>
internal sealed class FakeReview
{
    private readonly HashSet<Arn> approvers = [];
    private bool isOverridden;

    /// <returns>The approver.</returns>
    public Arn Approve(Arn who)
    {
        approvers.Add(who);
        return who;
    }

    /// <returns>The identity whose approval is revoked.</returns>
    /// <exception cref="InvalidOperationException">The identity has not approved the revision.</exception>
    public Arn Revoke(Arn who) => approvers.Remove(who) ? who : throw new InvalidOperationException($"{who} has not approved this revision.");

    /// <exception cref="InvalidOperationException">The approval rules already have this state.</exception>
    public OverrideStatus Override(bool rulesAreOverridden)
    {
        if (isOverridden == rulesAreOverridden)
        {
            throw new InvalidOperationException($"The approval rules are {(isOverridden ? "already overridden" : "not overridden")}.");
        }

        isOverridden = rulesAreOverridden;
        return isOverridden ? OverrideStatus.Override : OverrideStatus.Revoke;
    }
}
