using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Tests that an approval needs the builds of the rules in the repository, too.</summary>
public sealed class RepositoryRulesApprovalTests : RepositoryRulesTest
{
    private static readonly PullRequestCreatedEvent Opened = FakeEvents.PullRequestCreated();

    public RepositoryRulesApprovalTests() => Central = BuildRules.CreateBuilder().OnPullRequest(pr => pr.StartBuild("payments-ci")).Build();

    [Fact]
    public async Task A_revision_requires_the_builds_of_the_file_and_those_of_the_dispatcher()
    {
        Files.Write(File(Rule("\"payments-api-lint\"", on: "pullRequest")));

        (await RequiredAsync()).Should().Equal(["payments-ci payments-api-lint", "payments-ci payments-api-lint"]);
    }

    [Fact]
    public async Task If_the_file_has_an_error_the_required_builds_are_unknown()
    {
        Files.Write(File(Rule("\"payments-api-lint\"", on: "pullRequests")));

        (await RequiredAsync()).Should().Equal([""]);
    }

    [Fact]
    public async Task If_the_file_cannot_be_read_the_required_builds_are_unknown()
    {
        Files.Write(File(Rule("\"payments-api-lint\"", on: "pullRequest"))).FailTransiently();

        (await RequiredAsync()).Should().Equal([""]);
    }

    private async Task<IEnumerable<string>> RequiredAsync() =>
        (await DispatchAsync(Opened)).Builds.Select(build => build.Request.EnvironmentVariables.TryGetValue("CODECOMMIT_REQUIRED_BUILDS", out var required) ? required.Value : "");
}
