using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>
/// Tests a second attempt that sends the token of the first attempt with other values: the first attempt did not know the changed files, or the rules
/// have changed since. CodeBuild refuses the second request.
/// </summary>
public sealed class KnownTokenTests
{
    private readonly CodeBuildProject project = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_process_that_knows_more_facts_gets_the_build_of_the_first_attempt(bool isBatch)
    {
        // CodeBuild starts the build of the first attempt, but its response is lost.
        await using var server = new CodeBuildServer(call => project.Answer(call) is var answer && call.Number == 1 ? Answer.Error(500, "InternalFailure") : answer);
        var push = FakeEvents.ReferenceUpdated();

        var first = await Dispatcher(server, isBatch, files: null).DispatchAsync(push);
        var second = await Dispatcher(server, isBatch, new() { Files = [new() { FilePath = "src/a.cs" }] }).DispatchAsync(push);

        first.Builds[0].Failure.Should().BeOfType<BuildStartException>().Which.MayHaveStarted.Should().BeTrue();
        first.Builds[0].Request.AssumedFacts.Should().Be(EventFactKinds.ChangedFiles);
        (second.Builds[0].Request.AssumedFacts, second.Builds[0].Started?.BuildId, second.HasFailures).Should().Be((EventFactKinds.None, isBatch ? "ci:t1" : "ci:b1", false));
    }

    [Fact]
    public async Task A_start_with_changed_rules_gets_the_build_of_the_first_attempt()
    {
        await using var server = new CodeBuildServer(project.Answer);
        var starter = new CodeBuildStarter(server.Client());
        var first = await starter.StartAsync(Requests.Most);

        (await starter.StartAsync(Requests.Most with { TimeoutInMinutes = 31 })).Should().Be(first);

        server.Calls.Select(call => call.Operation).Should().Equal("StartBuild", "StartBuild", "ListBuildsForProject", "BatchGetBuilds");
    }

    [Fact]
    public async Task If_the_search_is_refused_the_build_may_have_started_and_no_attempt_starts_a_second_one()
    {
        await using var server = new CodeBuildServer(call => call.Operation == "ListBuildsForProject" ? Answer.Error(400, "AccessDeniedException") : project.Answer(call));
        var starter = new CodeBuildStarter(server.Client());
        await starter.StartAsync(Requests.Most);

        var start = () => starter.StartAsync(Requests.Most with { TimeoutInMinutes = 31 });

        var failure = (await start.Should().ThrowAsync<BuildStartException>()).Which;
        (failure.IsTransient, failure.MayHaveStarted, failure.ErrorCode).Should().Be((false, true, "InvalidInputException"));
    }

    [Fact]
    public async Task If_the_search_fails_transiently_a_retry_can_find_the_build()
    {
        await using var server = new CodeBuildServer(call => call.Operation == "ListBuildsForProject" ? Answer.Error(400, "ThrottlingException") : project.Answer(call));
        var starter = new CodeBuildStarter(server.Client());
        await starter.StartAsync(Requests.Most);

        var start = () => starter.StartAsync(Requests.Most with { TimeoutInMinutes = 31 });

        var failure = (await start.Should().ThrowAsync<BuildStartException>()).Which;
        (failure.IsTransient, failure.MayHaveStarted, failure.ErrorCode).Should().Be((true, true, "ThrottlingException"));
    }

    private static BuildDispatcher Dispatcher(CodeBuildServer server, bool isBatch, ChangedFileList? files)
    {
        var rules = BuildRules.CreateBuilder().OnPush("push", push => push.Touching("src/**").StartBuild("ci", build => isBatch ? build.AsBatch() : build)).Build();
        return new(rules, new CodeBuildStarter(server.Client()), new() { ChangedFiles = new Files(files) });
    }

    private sealed class Files(ChangedFileList? files) : IChangedFilesProvider
    {
        public Task<ChangedFileList?> GetChangedFilesAsync(ServiceEvent serviceEvent, CancellationToken cancellationToken = default) => Task.FromResult(files);
    }
}
