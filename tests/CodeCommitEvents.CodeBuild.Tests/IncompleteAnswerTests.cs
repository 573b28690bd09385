namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Tests responses in which optional members are missing.</summary>
public sealed class IncompleteAnswerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_list_response_without_ids_means_that_there_are_no_builds(bool isBatch)
    {
        await using var server = new CodeBuildServer(new Answer(200, "{}"));

        (await new CodeBuildStarter(server.Client()).FindAsync(Requests.Most with { IsBatch = isBatch }, DateTimeOffset.UnixEpoch)).Should().BeNull();
    }

    [Theory]
    [InlineData(false, "builds")]
    [InlineData(true, "buildBatches")]
    public async Task A_build_is_found_among_builds_with_missing_fields(bool isBatch, string builds)
    {
        await using var server = new CodeBuildServer(
            new Answer(200, """{ "ids": ["ci:1", "ci:2", "ci:3", "ci:4"] }"""),
            new Answer(200, $$"""
                {
                  "{{builds}}": [
                    { "environment": { "environmentVariables": [{ "name": "CODECOMMIT_TOKEN", "value": "token-1" }] } },
                    { "id": "ci:2" },
                    { "id": "ci:3", "environment": {} },
                    { "id": "ci:4", "environment": { "environmentVariables": [{ "name": "CODECOMMIT_TOKEN", "value": "token-1" }] } }
                  ]
                }
                """));

        var found = await new CodeBuildStarter(server.Client()).FindAsync(Requests.Most with { IsBatch = isBatch }, DateTimeOffset.UnixEpoch);

        found.Should().Be(new StartedBuild { BuildId = "ci:4", IsBatch = isBatch });
    }

    [Fact]
    public async Task A_build_that_is_listed_but_not_returned_is_not_found()
    {
        await using var server = new CodeBuildServer(new Answer(200, """{ "ids": ["ci:1"] }"""), new Answer(200, "{}"));

        (await new CodeBuildStarter(server.Client()).FindAsync(Requests.Most, DateTimeOffset.UnixEpoch)).Should().BeNull();
    }

    [Fact]
    public async Task After_a_response_without_a_batch_build_it_may_have_been_started()
    {
        await using var server = new CodeBuildServer(new Answer(200, "{}"));
        var start = () => new CodeBuildStarter(server.Client()).StartAsync(Requests.Least.AsBatch());

        (await start.Should().ThrowAsync<BuildStartException>()).Which.MayHaveStarted.Should().BeTrue();
    }
}
