using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.CodeBuild.Tests;

public sealed class FindTests
{
    private static readonly DateTimeOffset Since = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly BuildRequest Request = Requests.Most;

    private static readonly BuildRequest BatchRequest = Requests.Most.AsBatch();

    [Fact]
    public async Task A_build_of_a_project_with_more_than_100_builds_is_found_by_the_environment_variable_with_its_token()
    {
        await using var server = Project(200, build => build == 130 ? ("CODECOMMIT_TOKEN", "token-1") : ("CODECOMMIT_TOKEN", "token-2"));

        var found = await new CodeBuildStarter(server.Client()).FindAsync(Request, Since.AddDays(-1));

        found.Should().BeEquivalentTo(new { BuildId = "ci:130", IsBatch = false, Account = (string?)null, Region = (string?)null });
        found!.ConsoleUrl!.AbsolutePath.Should().Contain("/build/ci%3A130");
        server.Calls.Select(call => call.Operation).Should().Equal("ListBuildsForProject", "BatchGetBuilds", "ListBuildsForProject", "BatchGetBuilds");
        server.Calls.Select(call => call.Text("nextToken")).Should().Equal(null, null, "100", null);
        server.Calls.Should().OnlyContain(call => call.Text("sortOrder") == null, "CodeBuild refuses a sort order if a project has more than 100 builds");
        server.Calls[0].Text("projectName").Should().Be("ci");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(450)]
    [InlineData(1199)]
    public async Task A_batch_build_is_found_on_whatever_page_CodeBuild_lists_it(int number)
    {
        // Each of the other batch builds started a day earlier.
        await using var server = Project(1200, build => build == number ? ("CODECOMMIT_TOKEN", "token-1") : ("CODECOMMIT_TOKEN", "token-2"),
            started: build => build == number ? Since : Since.AddDays(-1), isBatch: true);

        var found = await new CodeBuildStarter(server.Client()).FindAsync(BatchRequest, Since);

        found.Should().BeEquivalentTo(new { BuildId = $"ci:{number}", IsBatch = true });
        found!.ConsoleUrl!.AbsolutePath.Should().Contain($"/batch/ci%3A{number}");
        server.Calls.Select(call => call.Operation).Should().OnlyContain(operation => operation == "ListBuildBatchesForProject" || operation == "BatchGetBuildBatches");
    }

    [Theory]
    [InlineData("CODECOMMIT_TOKEN", "token-2")]
    [InlineData("codecommit_token", "token-1")]
    [InlineData("ANOTHER_TOKEN", "token-1")]
    public async Task A_build_with_another_token_or_the_token_in_another_variable_is_not_found(string name, string value)
    {
        await using var server = Project(3, _ => (name, value));

        (await new CodeBuildStarter(server.Client()).FindAsync(Request, Since.AddDays(-1))).Should().BeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_newest_of_several_matching_builds_is_found(bool isBatch)
    {
        await using var server = Project(500, build => build is 2 or 3 or 444 ? ("CODECOMMIT_TOKEN", "token-1") : null, isBatch: isBatch);

        (await new CodeBuildStarter(server.Client()).FindAsync(isBatch ? BatchRequest : Request, Since.AddDays(-1)))!.BuildId.Should().Be("ci:2");
    }

    [Fact]
    public async Task The_search_ends_at_builds_that_started_before_the_given_time()
    {
        await using var server = Project(300, _ => null);

        (await new CodeBuildStarter(server.Client()).FindAsync(Request, Since.AddMinutes(-5))).Should().BeNull();

        server.Calls.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(false, 2, true)]
    [InlineData(false, 3, false)]
    [InlineData(true, 2, true)]
    [InlineData(true, 3, false)]
    public async Task A_build_that_started_up_to_two_minutes_before_the_given_time_is_found_because_clocks_differ(bool isBatch, int minutes, bool isFound)
    {
        await using var server = Project(10, build => build == minutes ? ("CODECOMMIT_TOKEN", "token-1") : null, isBatch: isBatch);

        var found = await new CodeBuildStarter(server.Client()).FindAsync(isBatch ? BatchRequest : Request, Since);

        found?.BuildId.Should().Be($"ci:{minutes}");
        (found is not null).Should().Be(isFound, "a build that started earlier belongs to an earlier start with the same token");
    }

    [Fact]
    public async Task Only_the_newest_pages_of_builds_are_searched()
    {
        await using var server = Project(100, _ => null, pageSize: 1);

        (await new CodeBuildStarter(server.Client()).FindAsync(Request, DateTimeOffset.MinValue)).Should().BeNull();

        server.Calls.Should().HaveCount(10);
    }

    [Fact]
    public async Task A_call_requests_at_most_100_builds()
    {
        await using var server = Project(250, _ => null, pageSize: 250);

        await new CodeBuildStarter(server.Client()).FindAsync(Request, Since.AddDays(-1));

        server.Calls.Skip(1).Select(call => call.Body.GetProperty("ids").GetArrayLength()).Should().Equal(100, 100, 50);
    }

    [Fact]
    public async Task Without_a_token_or_its_variable_nothing_is_sent()
    {
        await using var server = Project(1, _ => null);
        var starter = new CodeBuildStarter(server.Client());

        (await starter.FindAsync(Requests.Least, Since)).Should().BeNull();
        (await starter.FindAsync(Request with { IdempotencyToken = null }, Since)).Should().BeNull();

        server.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_is_found_in_an_empty_or_unknown_project()
    {
        await using var empty = new CodeBuildServer(new Answer(200, "{}"));
        await using var unknown = new CodeBuildServer(Answer.Error(400, "ResourceNotFoundException"));

        (await new CodeBuildStarter(empty.Client()).FindAsync(Request, Since)).Should().BeNull();
        (await new CodeBuildStarter(unknown.Client()).FindAsync(Request, Since)).Should().BeNull();
    }

    [Fact]
    public async Task After_a_search_that_failed_transiently_the_build_may_have_been_started()
    {
        foreach (var answer in new[] { Answer.Error(400, "ThrottlingException"), new(400, HttpExchange.ThrottledInXml), Answer.Error(500, "InternalFailure"), Answer.Cut })
        {
            await using var server = new CodeBuildServer(answer);
            var find = () => new CodeBuildStarter(server.Client()).FindAsync(Request, Since);

            var failure = (await find.Should().ThrowAsync<BuildStartException>()).Which;

            (failure.IsTransient, failure.MayHaveStarted).Should().Be((true, true));
        }
    }

    [Theory]
    [InlineData("AccessDeniedException")]
    [InlineData("InvalidInputException")]
    public async Task A_search_that_CodeBuild_refuses_does_not_prevent_the_start_and_is_logged(string code)
    {
        await using var server = new CodeBuildServer(call =>
            call.Operation.StartsWith("List", StringComparison.Ordinal) ? Answer.Error(400, code) : Answer.Build);
        var lines = new List<string>();
        var services = new ServiceCollection();
        services.AddSingleton<ILogger<CodeBuildStarter>>(new LogLines(lines));
        services.AddCodeCommitEvents().AddCodeBuild();
        services.AddSingleton<Amazon.CodeBuild.IAmazonCodeBuild>(server.Client());
        await using var provider = services.BuildServiceProvider();

        (await provider.GetRequiredService<CodeBuildStarter>().FindAsync(Request with { RuleName = "release" }, Since)).Should().BeNull();

        lines.Should().ContainSingle().Which.Should().StartWith("Warning 30 Rule release: the builds of ci could not be searched")
            .And.Contain($"{code} (400), request request-1").And.Contain("started with the same token").And.NotContain("s3cret");
    }

    /// <summary>
    /// A project with the builds ci:0, ci:1 and so on. Unless the test says otherwise, the build ci:0 started at <see cref="Since"/>, the
    /// build ci:1 one minute earlier, and so on.
    /// </summary>
    private static CodeBuildServer Project(
        int count, Func<int, (string, string)?> variable, Func<int, DateTimeOffset>? started = null, bool isBatch = false, int pageSize = 100)
    {
        var project = new CodeBuildProject { PageSize = pageSize };
        for (var number = 0; number < count; number++)
        {
            project.Add(
                $"ci:{number.ToString(CultureInfo.InvariantCulture)}",
                started?.Invoke(number) ?? Since.AddMinutes(-number),
                isBatch,
                variable(number) is { } token ? [("OTHER", "x"), token] : []);
        }

        return new(project.Answer);
    }
}
