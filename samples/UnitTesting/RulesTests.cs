using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace UnitTesting;

/// <summary>Tests of the rules alone, without a dispatcher or a starter.</summary>
public sealed class RulesTests
{
    #region table
    [Fact]
    public void Events_start_these_builds() => ShopRules.Rules.ShouldStart(new ExpectedBuilds
    {
        { FakeEvents.PullRequestCreated(), "shop-checks" },
        { FakeEvents.PullRequestCreated() with { Destination = GitReference.Branch("develop") } },
        { FakeEvents.ReferenceUpdated(), "shop-release" },
        { FakeEvents.ReferenceCreated() }, // a new branch that is not main
        { FakeEvents.CommentOnPullRequestCreated("/build", caller: new("arn:aws:sts::111122223333:assumed-role/maintainers/mary")), "shop-checks" },
        { FakeEvents.CommentOnPullRequestCreated("/build") },
    });
    #endregion

    #region coverage
    [Fact]
    public void Each_rule_is_tested_by_an_event() => ShopRules.Rules.ShouldBeCoveredBy(
    [
        FakeEvents.PullRequestCreated(),
        FakeEvents.ReferenceUpdated(),
        FakeEvents.CommentOnPullRequestCreated("/build", caller: new("arn:aws:sts::111122223333:assumed-role/maintainers/mary")),
    ]);
    #endregion

    #region one-kind
    [Fact]
    public void A_pull_request_into_main_starts_the_checks() => ShopRules.Rules.ShouldStart(new ExpectedBuilds
    {
        { FakeEvents.PullRequestCreated(), "shop-checks" },
        { FakeEvents.ReferenceCreated() }, // a new branch that is not main
    });
    #endregion
}
