using CodeCommitEvents.Values;

namespace CodeCommitEvents.Testing;

/// <summary>What people decided about the newest revision of a fake pull request.</summary>
internal sealed class FakeReview
{
    private Arn? approver;
    private bool isOverridden;

    public Arn Approve(Arn who)
    {
        approver = who;
        return who;
    }

    /// <returns>Who had approved.</returns>
    /// <exception cref="InvalidOperationException">Nobody had.</exception>
    public Arn Revoke()
    {
        var who = approver ?? throw new InvalidOperationException("Nobody has approved this revision.");
        approver = null;
        return who;
    }

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
