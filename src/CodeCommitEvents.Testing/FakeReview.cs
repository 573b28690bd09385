using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>What people decided about the newest revision of a fake pull request.</summary>
internal sealed class FakeReview
{
    private readonly HashSet<Arn> approvers = [];
    private bool isOverridden;

    /// <returns>Who approves.</returns>
    public Arn Approve(Arn who)
    {
        approvers.Add(who);
        return who;
    }

    /// <returns>Who had approved.</returns>
    /// <exception cref="InvalidOperationException">They had not.</exception>
    public Arn Revoke(Arn who) => approvers.Remove(who) ? who : throw new InvalidOperationException($"{who} has not approved this revision.");

    /// <exception cref="InvalidOperationException">They are so already.</exception>
    public OverrideStatus Override(bool rulesAreOverridden)
    {
        if (isOverridden == rulesAreOverridden)
        {
            throw new InvalidOperationException($"The approval rules are {(isOverridden ? "overridden already" : "not overridden")}.");
        }

        isOverridden = rulesAreOverridden;
        return isOverridden ? OverrideStatus.Override : OverrideStatus.Revoke;
    }
}
