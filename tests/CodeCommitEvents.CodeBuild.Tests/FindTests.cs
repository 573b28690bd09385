using System.Globalization;

namespace CodeCommitEvents.CodeBuild.Tests;

public sealed class FindTests
{
    private static readonly DateTimeOffset Since = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_build_is_found_by_the_environment_variable_with_its_token(bool isBatch)
    {
        await using var server = Project(pages: 2, perPage: 100, build => build == 130 ? Variable("CODECOMMIT_TOKEN", "token-1") : Variable("CODECOMMIT_TOKEN", "token-2"));
        var request = Requests.Most with { IsBatch = isBatch };

        var found = await new CodeBuildStarter(server.Client()).FindAsync(request, Since.AddDays(-1));

        found.Should().BeEquivalentTo(new { BuildId = "ci:130", IsBatch = isBatch, Account = (string?)null, Region = (string?)null });
        found!.ConsoleUrl!.AbsolutePath.Should().Contain(isBatch ? "/batch/ci%3A130" : "/build/ci%3A130");
        string[] operations = isBatch ? ["ListBuildBatchesForProject", "BatchGetBuildBatches"] : ["ListBuildsForProject", "BatchGetBuilds"];
        server.Calls.Select(call => call.Operation).Should().Equal([.. operations, .. operations]);
        server.Calls.Select(call => call.Text("nextToken")).Should().Equal(null, null, "1", null);
        server.Calls[0].Text("projectName").Should().Be("ci");
        server.Calls[0].Text("sortOrder").Should().Be("DESCENDING");
    }

    [Theory]
    [InlineData("CODECOMMIT_TOKEN", "token-2")]
    [InlineData("codecommit_token", "token-1")]
    [InlineData("ANOTHER_TOKEN", "token-1")]
    public async Task A_build_with_another_token_or_the_token_in_another_variable_is_not_found(string name, string value)
    {
        await using var server = Project(pages: 1, perPage: 3, _ => Variable(name, value));

        (await new CodeBuildStarter(server.Client()).FindAsync(Requests.Most, Since)).Should().BeNull();
    }

    [Fact]
    public async Task The_newest_of_several_matching_builds_is_found()
    {
        await using var server = Project(pages: 1, perPage: 5, build => build is 2 or 3 ? Variable("CODECOMMIT_TOKEN", "token-1") : "");

        (await new CodeBuildStarter(server.Client()).FindAsync(Requests.Most, Since.AddDays(-1)))!.BuildId.Should().Be("ci:2");
    }

    [Fact]
    public async Task The_search_ends_at_builds_that_started_before_the_given_time()
    {
        await using var server = Project(pages: 3, perPage: 10, _ => "");

        (await new CodeBuildStarter(server.Client()).FindAsync(Requests.Most, Since.AddMinutes(-5))).Should().BeNull();

        server.Calls.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_build_that_started_shortly_before_the_given_time_is_found_because_clocks_differ()
    {
        await using var server = Project(pages: 1, perPage: 3, build => build == 1 ? Variable("CODECOMMIT_TOKEN", "token-1") : "");

        (await new CodeBuildStarter(server.Client()).FindAsync(Requests.Most, Since))!.BuildId.Should().Be("ci:1");
    }

    [Fact]
    public async Task Only_the_newest_pages_are_searched()
    {
        await using var server = Project(pages: 100, perPage: 1, _ => "");

        (await new CodeBuildStarter(server.Client()).FindAsync(Requests.Most, DateTimeOffset.MinValue)).Should().BeNull();

        server.Calls.Should().HaveCount(10);
    }

    [Fact]
    public async Task A_call_requests_at_most_100_builds()
    {
        await using var server = Project(pages: 1, perPage: 250, _ => "");

        await new CodeBuildStarter(server.Client()).FindAsync(Requests.Most, Since.AddDays(-1));

        server.Calls.Skip(1).Select(call => call.Body.GetProperty("ids").GetArrayLength()).Should().Equal(100, 100, 50);
    }

    [Fact]
    public async Task Without_a_token_or_its_variable_nothing_is_sent()
    {
        await using var server = Project(pages: 1, perPage: 1, _ => "");
        var starter = new CodeBuildStarter(server.Client());

        (await starter.FindAsync(Requests.Least, Since)).Should().BeNull();
        (await starter.FindAsync(Requests.Most with { IdempotencyToken = null }, Since)).Should().BeNull();

        server.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_is_found_in_an_empty_or_unknown_project()
    {
        await using var empty = new CodeBuildServer(new Answer(200, "{}"));
        await using var unknown = new CodeBuildServer(Answer.Error(400, "ResourceNotFoundException"));

        (await new CodeBuildStarter(empty.Client()).FindAsync(Requests.Most, Since)).Should().BeNull();
        (await new CodeBuildStarter(unknown.Client()).FindAsync(Requests.Most, Since)).Should().BeNull();
    }

    [Theory]
    [InlineData("ThrottlingException", true)]
    [InlineData("AccessDeniedException", false)]
    public async Task After_a_failed_search_the_build_may_have_been_started(string code, bool isTransient)
    {
        await using var server = new CodeBuildServer(Answer.Error(400, code));
        var find = () => new CodeBuildStarter(server.Client()).FindAsync(Requests.Most, Since);

        var failure = (await find.Should().ThrowAsync<BuildStartException>()).Which;

        (failure.IsTransient, failure.ErrorCode, failure.MayHaveStarted).Should().Be((isTransient, code, true));
    }

    /// <summary>
    /// A project with the builds ci:0, ci:1 and so on, newest first. The build ci:0 started at <see cref="Since"/>, the build ci:1 one
    /// minute earlier, and so on. All batch builds started at <see cref="Since"/>.
    /// </summary>
    private static CodeBuildServer Project(int pages, int perPage, Func<int, string> variables) => new(call =>
    {
        if (call.Operation.StartsWith("List", StringComparison.Ordinal))
        {
            var page = int.Parse(call.Text("nextToken") ?? "0", CultureInfo.InvariantCulture);
            var ids = string.Join(',', Enumerable.Range(page * perPage, perPage).Select(number => $"\"ci:{number}\""));
            return new Answer(200, page + 1 < pages ? $$"""{"ids":[{{ids}}],"nextToken":"{{page + 1}}"}""" : $$"""{"ids":[{{ids}}]}""");
        }

        var isBatch = call.Operation == "BatchGetBuildBatches";
        var kind = isBatch ? "build-batch" : "build";
        var builds = call.Body.GetProperty("ids").EnumerateArray().Reverse().Select(id => int.Parse(id.GetString()![3..], CultureInfo.InvariantCulture))
            .Select(number => $$"""
                {
                  "id": "ci:{{number}}",
                  "arn": "arn:aws:codebuild:eu-central-1:111122223333:{{kind}}/ci:{{number}}",
                  "startTime": {{(isBatch ? Since : Since.AddMinutes(-number)).ToUnixTimeSeconds()}},
                  "environment": { "environmentVariables": [ {{variables(number)}} ] }
                }
                """);
        return new Answer(200, $$"""{"{{(isBatch ? "buildBatches" : "builds")}}":[{{string.Join(',', builds)}}]}""");
    });

    private static string Variable(string name, string value) => $$"""{ "name": "OTHER", "value": "x" }, { "name": "{{name}}", "value": "{{value}}" }""";
}
