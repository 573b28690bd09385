namespace CodeCommitEvents.Benchmarks.Cold;

/// <summary>The rules of a team, as conditions in code. The program <c>Library</c> has the same rules.</summary>
internal static class Rules
{
    /// <summary>Returns the builds that an event starts.</summary>
    public static List<Build> Decide(Notification notification)
    {
        var builds = new List<Build>();
        var detail = notification.Detail;
        var repository = detail?.RepositoryName ?? detail?.RepositoryNames?[0];
        if (detail is null || repository is null)
        {
            return builds;
        }

        var isPayments = repository.StartsWith("payments-", StringComparison.Ordinal);
        var isShop = repository.StartsWith("shop-", StringComparison.Ordinal);
        switch (detail.Event)
        {
            case "pullRequestCreated" or "pullRequestSourceBranchUpdated" when isPayments:
                if (detail.DestinationReference == "refs/heads/main")
                {
                    builds.Add(new("payments-ci", repository, detail.SourceCommit));
                }

                if (detail.DestinationReference?.StartsWith("refs/heads/release/", StringComparison.Ordinal) == true)
                {
                    builds.Add(new("payments-ci-release", repository, detail.SourceCommit));
                }

                break;
            case "pullRequestMergeStatusUpdated" when isPayments && detail is { IsMerged: "True", DestinationReference: "refs/heads/develop" }:
                builds.Add(new("payments-merged", repository, detail.DestinationCommit));
                break;
            case "referenceCreated" or "referenceUpdated" when detail.Reference is { } reference:
                DecideReference(builds, detail, repository, reference, isPayments, isShop);
                break;
            case "commentOnPullRequestCreated" or "commentOnCommitCreated" when isPayments && notification.AdditionalAttributes?.Comments is [.., { Text: { } text }] && text.Trim() == "/build":
                builds.Add(new("payments-ci", repository, detail.AfterCommitId));
                break;
        }

        return builds;
    }

    private static void DecideReference(List<Build> builds, Detail detail, string repository, string reference, bool isPayments, bool isShop)
    {
        if (isPayments && reference == "refs/heads/main")
        {
            builds.Add(new("payments-trunk", repository, detail.CommitId));
        }

        if (isPayments && reference.StartsWith("refs/heads/release/", StringComparison.Ordinal))
        {
            builds.Add(new("payments-release", repository, detail.CommitId));
        }

        if (isPayments && reference.StartsWith("refs/heads/hotfix/", StringComparison.Ordinal))
        {
            builds.Add(new("payments-hotfix", repository, detail.CommitId));
        }

        if (isPayments && detail.Event == "referenceCreated" && reference.StartsWith("refs/tags/v", StringComparison.Ordinal)
            && reference.Length > "refs/tags/v".Length && char.IsAsciiDigit(reference["refs/tags/v".Length]))
        {
            builds.Add(new("payments-publish", repository, detail.CommitId));
        }

        if (isShop && reference == "refs/heads/main")
        {
            builds.Add(new("shop-trunk", repository, detail.CommitId));
        }

        if (isShop && reference.StartsWith("refs/tags/v", StringComparison.Ordinal))
        {
            builds.Add(new("shop-publish", repository, detail.CommitId));
        }
    }
}
