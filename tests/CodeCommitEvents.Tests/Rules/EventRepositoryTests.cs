using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

/// <summary>One project builds all repositories: the source of the build is the repository of the event.</summary>
public sealed class EventRepositoryTests
{
    private static readonly BuildRules InCode = Given.Rules(all => all.OnPush(push => push.StartBuild("shared-ci", build => build.FromEventRepository())));

    private static readonly BuildRules InJson =
        BuildRulesDocument.FromJson("""{ "rules": [ { "on": "push", "startBuild": { "project": "shared-ci", "fromEventRepository": true } } ] }""");

    [Theory]
    [InlineData("eu-west-1", "payments-api", "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/payments-api")]
    [InlineData("us-east-1", "shop", "https://git-codecommit.us-east-1.amazonaws.com/v1/repos/shop")]
    [InlineData("cn-north-1", "shop", "https://git-codecommit.cn-north-1.amazonaws.com.cn/v1/repos/shop")]
    [InlineData("us-gov-west-1", "my.repo_1", "https://git-codecommit.us-gov-west-1.amazonaws.com/v1/repos/my.repo_1")]
    public void The_source_is_the_clone_URL_of_the_repository_of_the_event(string region, string repository, string location)
    {
        var push = Given.Push("main", repository) with { Region = region };

        foreach (var rules in new[] { InCode, InJson })
        {
            var build = rules.Evaluate(push).Builds.Should().ContainSingle().Which;
            (build.ProjectName, build.SourceType, build.SourceLocation, build.SourceVersion).Should().Be(("shared-ci", "CODECOMMIT", location, Given.Commit));
        }
    }

    [Theory]
    [InlineData(null, "shop")]
    [InlineData("", "shop")]
    [InlineData("evil.example.com/", "shop")]
    [InlineData("eu-west-1", null)]
    [InlineData("eu-west-1", "")]
    [InlineData("eu-west-1", "../other")]
    [InlineData("eu-west-1", "shop?x")]
    public void An_event_without_a_valid_repository_and_region_starts_nothing(string? region, string? repository)
    {
        var decision = InCode.Evaluate(Given.Push("main") with { Region = region, RepositoryName = repository });

        decision.Builds.Should().BeEmpty();
        decision.Explanation.Rules[0].Conditions.Should().ContainSingle(condition => condition.Outcome == ConditionOutcome.NoMatch).Which
            .Should().BeEquivalentTo(new { Expected = "a repository to build", Actual = repository is null ? "none" : "no repository with a valid name and region" });
    }

    [Fact]
    public void Without_an_envelope_the_region_is_that_of_the_ARN() =>
        InCode.Evaluate(Given.Push("main") with { RepositoryArn = new("arn:aws:codecommit:eu-west-1:111122223333:payments-api") })
            .Builds[0].SourceLocation.Should().Be("https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/payments-api");

    [Fact]
    public void The_follow_up_of_a_build_has_the_repository_of_that_build() =>
        Given.Rules(all => all.OnFinishedBuild(build => build.StartBuild("shared-deploy", request => request.FromEventRepository())))
            .Evaluate(Given.Build(BuildStatus.Succeeded)).Builds[0].SourceLocation.Should().Be($"https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/{Given.Repository}");

    [Fact]
    public void A_rule_in_words_says_where_the_source_comes_from() =>
        InCode.ToString().Should().Be("shared-ci: on a push to a branch: start shared-ci at the commit from the repository of the event");

    [Theory]
    [InlineData("CODECOMMIT")]
    [InlineData("NO_SOURCE")]
    [InlineData("GITLAB")]
    public void The_source_types_of_CodeBuild_are_accepted(string type) =>
        Given.Rules(all => all.OnPush(push => push.StartBuild("ci", build => build with { SourceType = type }))).Evaluate(Given.Push("main")).Builds[0].SourceType.Should().Be(type);

    [Theory]
    [InlineData("main", "refs/heads/main")]
    [InlineData("refs/heads/release", "refs/heads/release")]
    [InlineData("refs/tags/release", "refs/tags/release")]
    public void A_build_of_a_reference_gets_the_full_name_so_that_a_tag_cannot_replace_a_branch(string reference, string version) =>
        Given.Rules(all => all
                .OnPush(push => push.StartBuild("ci", build => build.At(SourceVersionChoice.Reference)))
                .OnTag(tag => tag.StartBuild("ci", build => build.At(SourceVersionChoice.Reference))))
            .Evaluate(Given.Push(reference)).Builds[0].SourceVersion.Should().Be(version);

    [Fact]
    public void A_build_of_the_destination_or_of_the_source_gets_the_full_name()
    {
        var rules = Given.Rules(all => all.OnPullRequest(pr => pr
            .StartBuild("destination", build => build.At(SourceVersionChoice.Destination))
            .StartBuild("source", build => build.At(SourceVersionChoice.Reference))));

        rules.Evaluate(Given.Opened()).Builds.Select(build => build.SourceVersion).Should().Equal("refs/heads/main", "refs/heads/feature/refunds");
    }
}
