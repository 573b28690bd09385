using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class NameConditionsTests
{
    private static readonly PullRequestCreatedEvent FromHotfix = Given.Opened() with { Source = GitReference.Branch("hotfix/x") };

    public static TheoryData<string[], string?, bool> Repositories => new()
    {
        { ["payments-api"], "payments-api", true },
        { ["payments-api"], "payments-api-2", false },
        { ["payments-api"], "old-payments-api", false },
        { ["payments-api"], "Payments-Api", false },
        { ["payments-*"], "payments-api", true },
        { ["shop", "payments-*"], "payments-api", true },
        { ["payments-*", "!payments-api"], "payments-api", false },
        { ["payments-*", "!payments-api", "payments-ap?"], "payments-api", true },
        { ["!payments-api", "payments-*"], "payments-api", true },
        { ["{shop,payments-api}"], "payments-api", true },
        { ["**"], "payments-api", true },
        { ["**"], "", true },
        { ["**"], null, false },
        { ["*"], null, false },
    };

    public static TheoryData<string[], string, bool> Branches => new()
    {
        { ["main"], "main", true },
        { ["main"], "refs/heads/main", true },
        { ["main"], "main/foo", false },
        { ["main"], "Main", false },
        { ["refs/heads/main"], "main", true },
        { ["refs/**"], "main", true },
        { ["release/*"], "release/1", true },
        { ["release/*"], "release/1/2", false },
        { ["release/**"], "release/1/2", true },
        { ["**/fix"], "fix", true },
        { ["**/fix"], "a/b/fix", true },
        { ["*"], "feature/x", false },
        { ["**"], "feature/x", true },
        { ["**", "!main"], "main", false },
        { ["**", "!refs/heads/main"], "main", false },
        { ["**", "!main"], "develop", true },
        { ["**", "!release/**", "release/1"], "release/1", true },
        { ["main", "develop"], "develop", true },
    };

    public static TheoryData<Func<PullRequestRuleBuilder, PullRequestRuleBuilder>, PullRequestEvent, bool> PullRequests => new()
    {
        { pr => pr.Into("main"), FromHotfix, true },
        { pr => pr.Into("refs/heads/main"), FromHotfix, true },
        { pr => pr.Into("hotfix/**"), FromHotfix, false },
        { pr => pr.Into("main", "!main"), FromHotfix, false },
        { pr => pr.Into("**"), FromHotfix with { Destination = null }, false },
        { pr => pr.Into("refs/**"), FromHotfix with { Destination = GitReference.Tag("v1") }, false },
        { pr => pr.From("hotfix/**"), FromHotfix, true },
        { pr => pr.From("hotfix/*"), FromHotfix, true },
        { pr => pr.From("hotfix"), FromHotfix, false },
        { pr => pr.From("**", "!hotfix/**"), FromHotfix, false },
        { pr => pr.From("**"), FromHotfix with { Source = null }, false },
        { pr => pr.From("hotfix/**").Into("main"), FromHotfix, true },
        { pr => pr.From("hotfix/**").Into("develop"), FromHotfix, false },
        { pr => pr.From("main").Into("main"), FromHotfix, false },
        { pr => pr.Unless(it => it.Into("main")), FromHotfix with { Destination = GitReference.Branch("develop") }, true },
        { pr => pr.Unless(it => it.Into("main")), FromHotfix with { Destination = null }, false },
        { pr => pr.Unless(it => it.Into("main")), FromHotfix with { Destination = default(GitReference) }, false },
        { pr => pr.Unless(it => it.From("draft/**")), FromHotfix with { Source = null }, false },
        { pr => pr.Unless(it => it.InRepository("sandbox")), FromHotfix, true },
        { pr => pr.Unless(it => it.InRepository("sandbox")), FromHotfix with { RepositoryName = null }, false },
        { pr => pr.AnyOf(it => it.Unless(not => not.Into("main")), it => it.From("hotfix/x")), FromHotfix with { Destination = null }, true },
    };

    [Theory]
    [MemberData(nameof(Repositories))]
    public void A_repository_is_matched_by_patterns_and_the_last_matching_pattern_decides(string[] patterns, string? repository, bool isMatch)
    {
        Given.Rules(all => all.OnPush(push => push.InRepository(patterns).StartBuild("ci")))
            .Starts(Given.Push("main") with { RepositoryName = repository }).Should().Be(isMatch);
        Given.Rules(all => all.OnPullRequest(pr => pr.InRepository(patterns).StartBuild("ci")))
            .Starts(Given.Opened() with { RepositoryName = repository }).Should().Be(isMatch);
    }

    [Fact]
    public void The_repository_of_a_build_is_the_one_that_it_built()
    {
        var rules = Given.Rules(all => all.OnFinishedBuild(build => build.InRepository("payments-api").StartBuild("ci", request => request with { SourceVersion = "main" })));
        var build = Given.Build(BuildStatus.Failed);

        rules.Starts(build).Should().BeTrue();
        rules.Starts(build with { Information = build.Information! with { Source = build.Information.Source! with { Location = "https://x/shop" } } }).Should().BeFalse();
        rules.Starts(build with { Information = build.Information with { Source = build.Information.Source with { Type = "GITHUB" } } }).Should().BeFalse();
        rules.Starts(build with { Information = build.Information with { Source = null } }).Should().BeFalse();
        rules.Starts(build with { Information = null }).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Branches))]
    public void A_branch_is_matched_by_its_short_or_full_name(string[] patterns, string branch, bool isMatch)
    {
        Given.Rules(all => all.OnPush(push => push.ToBranch(patterns).StartBuild("ci"))).Starts(Given.Push(branch)).Should().Be(isMatch);
        Given.Rules(all => all.OnBranch(one => one.WithName(patterns).StartBuild("ci"))).Starts(Given.Deletion(branch)).Should().Be(isMatch);
        Given.Rules(all => all.OnPullRequest(pr => pr.Into(patterns).StartBuild("ci"))).Starts(Given.Opened(into: branch)).Should().Be(isMatch);
    }

    [Theory]
    [InlineData("v*", "refs/tags/v1", true)]
    [InlineData("refs/tags/v*", "refs/tags/v1", true)]
    [InlineData("refs/**", "refs/tags/v1", true)]
    [InlineData("v*", "refs/tags/release/v1", false)]
    [InlineData("v*", "refs/tags/1", false)]
    [InlineData("v1", "refs/tags/v1", true)]
    public void A_tag_is_matched_by_its_short_or_full_name(string pattern, string tag, bool isMatch) =>
        Given.Rules(all => all.OnTag(one => one.WithName(pattern).StartBuild("ci"))).Starts(Given.FirstPush(tag)).Should().Be(isMatch);

    [Theory]
    [MemberData(nameof(PullRequests))]
    public void A_pull_request_is_matched_by_its_source_and_its_destination(
        Func<PullRequestRuleBuilder, PullRequestRuleBuilder> define, PullRequestEvent serviceEvent, bool isMatch) =>
        Given.Rules(all => all.OnPullRequest(pr => define(pr).StartBuild("ci"))).Starts(serviceEvent).Should().Be(isMatch);

    [Theory]
    [InlineData("111122223333", "111122223333", true)]
    [InlineData("1111*", "111122223333", true)]
    [InlineData("2222*", "111122223333", false)]
    [InlineData("**", null, false)]
    public void An_account_is_matched_by_patterns_and_an_unknown_account_never_matches(string pattern, string? account, bool isMatch)
    {
        var push = Given.Push("main") with { Account = account };

        Given.Rules(all => all.OnPush(one => one.InAccount(pattern).StartBuild("ci"))).Starts(push).Should().Be(isMatch);
        Given.Rules(all => all.OnPush(one => one.Unless(not => not.InAccount(pattern)).StartBuild("ci"))).Starts(push)
            .Should().Be(account is not null && !isMatch);
    }

    [Theory]
    [InlineData("eu-*", "eu-west-1", true)]
    [InlineData("us-*", "eu-west-1", false)]
    [InlineData("**", null, false)]
    public void A_region_is_matched_by_patterns_and_an_unknown_region_never_matches(string pattern, string? region, bool isMatch)
    {
        var push = Given.Push("main") with { Region = region };

        Given.Rules(all => all.OnPush(one => one.InRegion(pattern).StartBuild("ci"))).Starts(push).Should().Be(isMatch);
        Given.Rules(all => all.OnPush(one => one.Unless(not => not.InRegion(pattern)).StartBuild("ci"))).Starts(push)
            .Should().Be(region is not null && !isMatch);
    }

    [Fact]
    public void All_conditions_on_names_must_be_met()
    {
        var rules = Given.Rules(all => all.OnPush(push => push
            .InRepository("*").InRepository("payments-api").InRepository("*-api").ToBranch("**").ToBranch("main").StartBuild("ci")));

        rules.Starts(Given.Push("main")).Should().BeTrue();
        rules.Starts(Given.Push("main", "shop-api")).Should().BeFalse();
        rules.Starts(Given.Push("develop")).Should().BeFalse();
    }

    [Fact]
    public void The_explanation_contains_the_expected_and_the_actual_name()
    {
        var rules = Given.Rules(all => all.OnPullRequest(pr => pr
            .InAccount("1*").InRegion("eu-*").Into("main").From("fix/**", "!fix/old").StartBuild("ci")));
        var opened = Given.Opened() with { Source = GitReference.Tag("v1"), Region = "us-east-1" };

        rules.Evaluate(opened).Explanation.Rules[0].Conditions.Select(one => (one.Name, one.Expected, one.Actual, one.Outcome)).Should().Equal(
            ("onPullRequest", "a pull request", "pullRequestCreated", ConditionOutcome.Match),
            ("when", "opened or updated", "opened", ConditionOutcome.Match),
            ("inAccount", "account 1*", "no account in the event", ConditionOutcome.Unknown),
            ("inRegion", "region eu-*", "us-east-1", ConditionOutcome.NoMatch),
            ("into", "destination main", "main", ConditionOutcome.Match),
            ("from", "source fix/** but not fix/old", "refs/tags/v1", ConditionOutcome.NoMatch),
            ("commit", "a commit to build", Given.Commit, ConditionOutcome.Match));
    }
}
