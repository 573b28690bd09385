using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Tests.Notifying;

public sealed class NotificationSummaryTests
{
    [Theory]
    [InlineData("the region of the source", "payments-api", "eu-west-1", "eu-west-1")]
    [InlineData("the region of the build, if that of the source is unknown", "payments-api", null, "us-east-1")]
    [InlineData("the region of the build, if the source is another repository", "tools", "eu-west-1", "us-east-1")]
    public void The_pull_request_of_a_build_is_linked_in_its_region(string where, string source, string? sourceRegion, string region)
    {
        var outcome = new BuildOutcome
        {
            BuildArn = new("arn:aws:codebuild:us-east-1:111122223333:build/ci:1"),
            ProjectName = "ci",
            RepositoryName = source,
            RepositoryRegion = sourceRegion,
            Cause = new() { Repository = "payments-api", PullRequestId = "7" },
        };

        var summary = NotificationSummary.Of(new() { ChannelName = "team", RuleName = "tell", Event = Rules.Given.Build(null), Outcome = outcome });

        summary.Links.Should().ContainSingle(link => link.Key == "Pull request").Which.Value.Should().Be(
            new Uri($"https://{region}.console.aws.amazon.com/codesuite/codecommit/repositories/payments-api/pull-requests/7?region={region}"), where);
    }
}
