using Amazon.CodeCommit;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Mistakes of programs throw where they are made, and options can be left out.</summary>
public sealed class ProviderArgumentTests : ApprovalTest
{
    [Fact]
    public void A_missing_client_is_refused()
    {
        FluentActions.Invoking(() => new CodeCommitRepositoryRules((IAmazonCodeCommit)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new PullRequestApprovalChannel((IAmazonCodeCommit)null!, Builds)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new PullRequestCommentChannel((IAmazonCodeCommit)null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public async Task Options_can_be_left_out()
    {
        Push();
        var build = Add("ci", "SUCCEEDED", "ci");

        (await new PullRequestApprovalChannel(Server.Client(), Builds).SendAsync(Told(build))).MessageId.Should().Be(Revision);
        (await new CodeCommitRepositoryRules(Server.Client()).GetFileAsync(Push("main", null, Commit), _ => true)).Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/rules.json")]
    [InlineData("a//b")]
    [InlineData(null)]
    public void A_path_of_rules_that_no_file_can_have_is_refused(string? path) =>
        FluentActions.Invoking(() => new CodeCommitRepositoryRules(Server.Client(), new() { RulesPath = path ?? new string('a', 5000) })).Should().Throw<OptionsValidationException>();

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"pullRequest":{"revisionId":"r"}}""")]
    [InlineData("""{"pullRequest":{"pullRequestTargets":[{"repositoryName":"payments-api"}]}}""")]
    public async Task A_pull_request_without_a_revision_is_not_approved(string response)
    {
        Push();
        var build = Add("ci", "SUCCEEDED", "ci");
        Server.Instead = call => call.Operation == "GetPullRequest" ? new Answer(200, response) : null;

        (await EndAsync(build)).MessageId.Should().BeNull();

        IsApproved.Should().BeFalse();
    }

    [Fact]
    public async Task A_build_without_a_key_leads_to_the_required_builds_of_its_project()
    {
        Push();
        Add("ci", "SUCCEEDED", "ci");
        var again = Add("ci", "SUCCEEDED", cause => cause with { BuildKey = null, Revision = Revision });

        await EndAsync(again);

        IsApproved.Should().BeTrue();
    }
}
