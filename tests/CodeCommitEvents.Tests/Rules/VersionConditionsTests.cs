using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>Conditions on the names of tags and branches that patterns cannot express: versions and regular expressions.</summary>
public sealed class VersionConditionsTests
{
    [Theory]
    [InlineData("v1.2.3", true, false)]
    [InlineData("1.2.3", true, false)]
    [InlineData("v0.0.0", true, false)]
    [InlineData("v10.20.300", true, false)]
    [InlineData("v1.2.3+build.5", true, false)]
    [InlineData("v1.2.3+001", true, false)]
    [InlineData("v1.2.3-rc1", false, true)]
    [InlineData("v1.2.3-rc.1", false, true)]
    [InlineData("1.2.3-0", false, true)]
    [InlineData("v1.2.3--x-", false, true)]
    [InlineData("v1.2.3-rc1+5", false, true)]
    [InlineData("v1.2", false, false)]
    [InlineData("v1.2.3.4", false, false)]
    [InlineData("v1.2.", false, false)]
    [InlineData("v1..3", false, false)]
    [InlineData("v01.2.3", false, false)]
    [InlineData("v1.2.03", false, false)]
    [InlineData("v1.2.3-", false, false)]
    [InlineData("v1.2.3-rc..1", false, false)]
    [InlineData("v1.2.3-01", false, false)]
    [InlineData("v1.2.3-rc_1", false, false)]
    [InlineData("v1.2.3+", false, false)]
    [InlineData("v1.2.x", false, false)]
    [InlineData("V1.2.3", false, false)]
    [InlineData("vv1.2.3", false, false)]
    [InlineData("version", false, false)]
    [InlineData("v", false, false)]
    [InlineData("v１.2.3", false, false)]
    public void A_tag_is_a_version_or_a_prerelease_or_neither(string tag, bool isVersion, bool isPrerelease)
    {
        var created = Given.FirstPush($"refs/tags/{tag}");

        Given.Rules(all => all.OnTag(it => it.WithVersion().StartBuild("ci"))).Starts(created).Should().Be(isVersion);
        Given.Rules(all => all.OnTag(it => it.WithPrereleaseVersion().StartBuild("ci"))).Starts(created).Should().Be(isPrerelease);
        Given.Rules(all => all.OnTag(it => it.Unless(not => not.WithVersion()).StartBuild("ci"))).Starts(created).Should().Be(!isVersion);
    }

    [Theory]
    [InlineData("api/v1.2.3", true)]
    [InlineData("web-1.2.3", true)]
    [InlineData("v1.2.3", false)]
    [InlineData("api/v1.2.3-rc1", false)]
    [InlineData("API/v1.2.3", false)]
    public void A_version_can_have_prefixes(string tag, bool isMatch)
    {
        Given.Rules(all => all.OnTag(it => it.WithVersion("api/v", "web-").StartBuild("ci"))).Starts(Given.FirstPush($"refs/tags/{tag}")).Should().Be(isMatch);
        BuildRulesDocument.FromJson("""{ "rules": [ { "on": "tag", "withVersion": ["api/v", "web-"], "startBuild": "ci" } ] }""")
            .Starts(Given.FirstPush($"refs/tags/{tag}")).Should().Be(isMatch);
    }

    [Theory]
    [InlineData("v1.*", "is a pattern")]
    [InlineData("v?", "is a pattern")]
    [InlineData("v1.x", "is a pattern")]
    [InlineData("v1.2.3", "contains numbers of a version")]
    [InlineData("v1.2.3-rc", "contains numbers of a version")]
    [InlineData("v1.", "contains numbers of a version")]
    [InlineData("v1", "contains numbers of a version")]
    [InlineData("api v", "has white space, which no tag has")]
    [InlineData("refs/tags/v", "is the start of a full name")]
    public void A_prefix_that_no_version_can_follow_is_an_error(string prefix, string problem)
    {
        Action[] mistakes = [() => Given.Rules(all => all.OnTag(it => it.WithVersion("v", prefix).StartBuild("ci"))), () => Given.Rules(all => all.OnTag(it => it.WithPrereleaseVersion(prefix).StartBuild("ci")))];

        foreach (var mistake in mistakes)
        {
            mistake.Should().Throw<ArgumentException>().WithMessage($"'{prefix}' {problem}, but the argument is the prefix before the version, such as v or api/v. For one version or a pattern, write WithName, in JSON withName.*");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("net8.0-v")]
    [InlineData("api2/")]
    [InlineData("2024-")]
    public void A_prefix_can_contain_digits(string prefix) =>
        Given.Rules(all => all.OnTag(it => it.WithVersion(prefix).StartBuild("ci"))).Starts(Given.FirstPush($"refs/tags/{prefix}1.2.3")).Should().BeTrue();

    [Theory]
    [InlineData("true", "v1.2.3", true)]
    [InlineData("true", "v1.2.3-rc1", false)]
    [InlineData("false", "v1.2.3", false)]
    [InlineData("false", "v1.2.3-rc1", true)]
    public void A_version_is_a_flag_in_JSON(string flag, string tag, bool isMatch) =>
        BuildRulesDocument.FromJson($$"""{ "rules": [ { "on": "tag", "withVersion": {{flag}}, "startBuild": "ci" } ] }""")
            .Starts(Given.FirstPush($"refs/tags/{tag}")).Should().Be(isMatch);

    [Theory]
    [InlineData(@"^v[0-9]+\.[0-9]+$", "refs/tags/v1.2", true)]
    [InlineData(@"^v[0-9]+\.[0-9]+$", "refs/tags/v1.2.3", false)]
    [InlineData("refs", "refs/tags/v1.2.3", false)]
    [InlineData("v1", "refs/heads/v1", false)]
    public void A_tag_is_matched_by_a_regular_expression(string regex, string reference, bool isMatch)
    {
        Given.Rules(all => all.OnTag(it => it.WithNameMatching(regex).StartBuild("ci"))).Starts(Given.FirstPush(reference)).Should().Be(isMatch);
        BuildRulesDocument.FromJson($$"""{ "rules": [ { "on": "tag", "withNameMatching": {{System.Text.Json.JsonSerializer.Serialize(regex)}}, "startBuild": "ci" } ] }""")
            .Starts(Given.FirstPush(reference)).Should().Be(isMatch);
    }

    [Theory]
    [InlineData("^release/[0-9]+$", "release/12", true)]
    [InlineData("^release/[0-9]+$", "release/x", false)]
    [InlineData("main", "refs/tags/main", false)]
    public void A_branch_is_matched_by_a_regular_expression(string regex, string reference, bool isMatch)
    {
        Given.Rules(all => all.OnPush(push => push.ToBranchMatching(regex).StartBuild("ci"))).Starts(Given.Push(reference)).Should().Be(isMatch);
        Given.Rules(all => all.OnBranch(branch => branch.WithNameMatching(regex).StartBuild("ci"))).Starts(Given.FirstPush(reference)).Should().Be(isMatch);
    }

    [Fact]
    public void The_conditions_are_explained()
    {
        var rules = Given.Rules(all => all.OnTag(tag => tag.WithVersion().WithPrereleaseVersion("api/").WithNameMatching("^x").StartBuild("ci")));

        rules.Evaluate(Given.FirstPush("refs/tags/v1")).Explanation.Rules[0].Conditions.Skip(2).SkipLast(1).Select(one => (one.Name, one.Expected, one.Actual, one.Outcome)).Should().Equal(
            ("withVersion", "a version tag such as v1.2.3 or 1.2.3", "v1", ConditionOutcome.NoMatch),
            ("withPrereleaseVersion", "a version tag such as api/1.2.3-rc1", "v1", ConditionOutcome.NoMatch),
            ("withNameMatching", "tag that matches /^x/", "v1", ConditionOutcome.NoMatch));
        rules.Evaluate(new ReferenceCreatedEvent { Reference = default }).Explanation.Rules[0].Outcome.Should().Be(ConditionOutcome.NoMatch);
    }
}
