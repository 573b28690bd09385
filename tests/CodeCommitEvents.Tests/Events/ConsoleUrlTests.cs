using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Events;

/// <summary>Tests the URLs of console pages. Parts of a URL come from untrusted text.</summary>
public class ConsoleUrlTests
{
    private static readonly string[] ConsoleHosts = ["console.aws.amazon.com", "console.amazonaws.cn", "console.amazonaws-us-gov.com"];

    [Theory]
    [InlineData("aws", "eu-west-1", "https://eu-west-1.console.aws.amazon.com/codesuite/codecommit/repositories/r/browse/refs/heads/feature/x?region=eu-west-1")]
    [InlineData("aws-cn", "cn-north-1", "https://cn-north-1.console.amazonaws.cn/codesuite/codecommit/repositories/r/browse/refs/heads/feature/x?region=cn-north-1")]
    [InlineData("aws-us-gov", "us-gov-west-1", "https://us-gov-west-1.console.amazonaws-us-gov.com/codesuite/codecommit/repositories/r/browse/refs/heads/feature/x?region=us-gov-west-1")]
    public void A_branch_has_a_page_in_each_partition(string partition, string region, string url) =>
        Of(Branch("feature/x", "r", region, partition)).Should().Be(url);

    [Fact]
    public void Every_kind_of_event_has_its_page()
    {
        const string Repository = "https://eu-west-1.console.aws.amazon.com/codesuite/codecommit/repositories/r";
        Of(At(new UnreferencedMergeCommitCreatedEvent { CommitId = "c0ffee" })).Should().Be($"{Repository}/commit/c0ffee?region=eu-west-1");
        Of(At(new UnreferencedMergeCommitCreatedEvent())).Should().Be($"{Repository}/browse?region=eu-west-1");
        Of(At(new PullRequestCreatedEvent { PullRequestId = "7" })).Should().Be($"{Repository}/pull-requests/7?region=eu-west-1");
        Of(At(new CommentOnPullRequestCreatedEvent { CommentId = "1", PullRequestId = "7" })).Should().Be($"{Repository}/pull-requests/7/activity?region=eu-west-1");
        Of(At(new CommentOnPullRequestCreatedEvent { CommentId = "1" })).Should().Be($"{Repository}/browse?region=eu-west-1");
        Of(At(new CommentReactionCreatedEvent { CommentId = "1" })).Should().Be($"{Repository}/browse?region=eu-west-1");
    }

    [Fact]
    public void A_message_without_a_repository_has_no_page()
    {
        new ApprovalRuleTemplateCreatedEvent { Region = "eu-west-1" }.ConsoleUrl.Should().BeNull();
        new PlainTextMessage { Text = "https://example.com" }.ConsoleUrl.Should().BeNull();
    }

    [Theory]
    [InlineData("arn:aws:codebuild:eu-west-1:111122223333:build/ci:4f5e", "https://eu-west-1.console.aws.amazon.com/codesuite/codebuild/111122223333/projects/ci/build/ci%3A4f5e/?region=eu-west-1")]
    [InlineData("arn:aws:codebuild:eu-west-1:111122223333:build-batch/ci:4f5e", "https://eu-west-1.console.aws.amazon.com/codesuite/codebuild/111122223333/projects/ci/batch/ci%3A4f5e/?region=eu-west-1")]
    [InlineData("arn:aws-cn:codebuild:cn-north-1:111122223333:build/ci:4f5e", "https://cn-north-1.console.amazonaws.cn/codesuite/codebuild/111122223333/projects/ci/build/ci%3A4f5e/?region=cn-north-1")]
    [InlineData("arn:aws:codebuild:eu-west-1:111122223333:ci", null)]
    [InlineData("arn:aws:codebuild:eu-west-1::build/ci:4f5e", null)]
    [InlineData("arn:aws:codebuild:evil.example:111122223333:build/ci:4f5e", null)]
    [InlineData("arn:moon:codebuild:eu-west-1:111122223333:build/ci:4f5e", null)]
    [InlineData("ci:4f5e", null)]
    public void A_build_has_a_page_if_its_ARN_is_complete(string arn, string? url) =>
        new BuildStateChangeEvent { BuildArn = new Arn(arn) }.ConsoleUrl?.AbsoluteUri.Should().Be(url);

    [Theory]
    [InlineData("evil.example/")]
    [InlineData("evil.example#")]
    [InlineData("eu-west-1.evil.example")]
    [InlineData("user@evil.example")]
    [InlineData("EU-WEST-1")]
    [InlineData("eu west 1")]
    [InlineData("{region}")]
    [InlineData("")]
    [InlineData(null)]
    public void An_invalid_region_has_no_page(string? region) => Branch("main", "r", region, "aws").ConsoleUrl.Should().BeNull();

    [Theory]
    [InlineData("evil.example")]
    [InlineData("aws-moon")]
    [InlineData("")]
    public void An_unknown_partition_has_no_page(string partition) => Branch("main", "r", "eu-west-1", partition).ConsoleUrl.Should().BeNull();

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("../../../evil")]
    [InlineData("a?region=x#b")]
    [InlineData("@evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("a%2F..%2F")]
    [InlineData("ä 漢\r\nHost: evil")]
    public void No_name_leads_to_another_host_or_another_query(string hostile)
    {
        ServiceEvent[] events =
        [
            Branch(hostile, "r", "eu-west-1", "aws"),
            Branch("main", hostile, "eu-west-1", "aws"),
            At(new PullRequestCreatedEvent { PullRequestId = hostile }),
            At(new CommentOnPullRequestCreatedEvent { CommentId = "1", PullRequestId = hostile }),
            At(new UnreferencedMergeCommitCreatedEvent { CommitId = $"{hostile}\ud800" }),
            new BuildStateChangeEvent { BuildArn = new Arn($"arn:aws:codebuild:eu-west-1:1:build/{hostile}"), ProjectName = hostile },
        ];

        foreach (var url in events.Select(made => made.ConsoleUrl!))
        {
            ConsoleHosts.Should().Contain(host => url.Host == $"eu-west-1.{host}");
            (url.Scheme, url.Query, url.Fragment, url.UserInfo).Should().Be(("https", "?region=eu-west-1", "", ""));
            url.AbsolutePath.Should().StartWith("/codesuite/");
        }
    }

    [Fact]
    public void Without_a_repository_ARN_the_partition_is_that_of_the_caller() =>
        (At(new ReferenceCreatedEvent { Reference = GitReference.Branch("main") }) with
        {
            RepositoryName = "r",
            RepositoryArn = null,
            CallerUserArn = new Arn("arn:aws-cn:iam::111122223333:root"),
        }).ConsoleUrl!.Host.Should().Be("eu-west-1.console.amazonaws.cn");

    [Fact]
    public void An_event_whose_region_cannot_be_a_part_of_a_host_name_has_no_URL_and_can_be_printed()
    {
        var created = Branch("main", "r", new string('x', 300), "aws");

        created.ConsoleUrl.Should().BeNull();
        created.ToString().Should().Contain("main");
    }

    private static string Of(ServiceEvent made) => made.ConsoleUrl!.AbsoluteUri;

    private static ReferenceCreatedEvent Branch(string branch, string repository, string? region, string partition) => new()
    {
        Reference = GitReference.Branch(branch),
        RepositoryName = repository,
        RepositoryArn = new Arn($"arn:{partition}:codecommit:eu-west-1:111122223333:{repository}"),
        Region = region,
    };

    private static T At<T>(T made)
        where T : CodeCommitEvent =>
        made with { Region = "eu-west-1", RepositoryArn = new Arn("arn:aws:codecommit:eu-west-1:111122223333:r") };
}
