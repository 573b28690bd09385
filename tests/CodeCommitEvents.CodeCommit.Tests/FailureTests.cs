using Amazon.CodeCommit;
using CodeCommitEvents.Events;
using Microsoft.Extensions.Logging;
using static CodeCommitEvents.CodeCommit.Tests.GitChange;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests what happens if CodeCommit is throttled, does not answer, refuses a call, or no longer has what an event names.</summary>
public sealed class FailureTests : FactTest
{
    public static TheoryData<string> TransientFailures => new() { "throttled", "throttled in XML", "no code", "lost", "unavailable", "error" };

    [Theory]
    [MemberData(nameof(TransientFailures))]
    public async Task A_call_that_fails_transiently_is_repeated(string failure)
    {
        var old = Git.Commit("main", Write("README.md"));
        var tip = Git.Commit("main", Write("src/a.cs"));
        Server.Instead = call => call.Number <= 2 ? AnswerOf(failure) : null;

        Words(await FilesAsync(Push("main", old, tip))).Should().Equal("A src/a.cs");
        Server.Calls.Should().HaveCount(3);
    }

    [Theory]
    [MemberData(nameof(TransientFailures))]
    public async Task A_call_that_keeps_failing_is_a_failure_and_not_an_unknown_fact(string failure)
    {
        var tip = Git.Commit("main", Write("README.md"));
        Server.Instead = _ => AnswerOf(failure);

        await FluentActions.Awaiting(() => FilesAsync(Push("main", tip, tip))).Should().ThrowAsync<Exception>();
        await FluentActions.Awaiting(() => CommitAsync(Push("main", tip, tip))).Should().ThrowAsync<Exception>();

        // A client of HTTP repeats a request whose connection was closed. Each call of the SDK has an id of its own.
        Server.Calls.Select(call => call.Headers["amz-sdk-invocation-id"]).Distinct(StringComparer.Ordinal).Should().HaveCount(6);
        Logger.Lines.Should().BeEmpty();
    }

    [Fact]
    public async Task A_page_that_was_throttled_is_read_again_from_where_it_was()
    {
        var old = Git.Commit("main", Write("README.md"));
        var tip = Git.Commit("main", [.. Enumerable.Range(0, 250).Select(number => Write($"{number}", $"{number}"))]);
        Server.Instead = call => call.Number is 2 or 4 ? AnswerOf("throttled in XML") : null;

        (await FilesAsync(Push("main", old, tip)))!.Files.Should().HaveCount(250).And.OnlyHaveUniqueItems();
        Server.Calls.Select(call => call.Text("NextToken")).Should().Equal(null, "from 100", "from 100", "from 200", "from 200");
    }

    [Fact]
    public async Task After_a_force_push_the_dropped_changes_count_as_changed()
    {
        var fork = Git.Commit("main", Write("README.md"));
        var dropped = Git.Commit("main", Write("src/dropped.cs"));
        var tip = Git.Commit("main", [fork], "again", Write("src/new.cs"));

        Words(await FilesAsync(Push("main", dropped, tip))).Should().Equal("D src/dropped.cs", "A src/new.cs");
    }

    [Fact]
    public async Task After_a_force_push_that_removed_the_old_commit_the_files_are_unknown()
    {
        var fork = Git.Commit("main", Write("README.md"));
        var dropped = Git.Commit("main", Write("src/dropped.cs"));
        var tip = Git.Commit("main", [fork], "again", Write("src/new.cs"));
        Git.RemoveUnreachable();

        (await FilesAsync(Push("main", dropped, tip))).Should().BeNull();
        Logger.Lines.Should().Equal((32, LogLevel.Information, "Facts of an event are unknown (changed files): a commit does not exist any more, for example after a force push"));
    }

    [Fact]
    public async Task A_branch_that_was_deleted_since_is_asked_for_by_its_commit()
    {
        var fork = Git.Commit("main", Write("README.md"));
        Git.Point("feature", fork);
        var tip = Git.Commit("feature", Write("src/a.cs"));
        Git.Delete("feature");

        Words(await FilesAsync(Created("feature", tip))).Should().Equal("A src/a.cs");
        (await CommitAsync(Created("feature", tip)))!.Message.Should().Be("change 1");
        Git.RemoveUnreachable();
        (await FilesAsync(Created("feature", tip))).Should().BeNull();
        (await CommitAsync(Created("feature", tip))).Should().BeNull();
    }

    [Theory]
    [InlineData("GetCommit", "CommitIdDoesNotExistException", 32)]
    [InlineData("GetCommit", "RepositoryDoesNotExistException", 32)]
    [InlineData("GetPullRequest", "PullRequestDoesNotExistException", 32)]
    [InlineData("GetMergeOptions", "TipsDivergenceExceededException", 32)]
    [InlineData("GetMergeOptions", "MaximumItemsToCompareExceededException", 32)]
    [InlineData("GetMergeOptions", "MaximumFileContentToLoadExceededException", 32)]
    [InlineData("GetDifferences", "CommitDoesNotExistException", 32)]
    [InlineData("GetDifferences", "AccessDeniedException", 33)]
    [InlineData("GetDifferences", "EncryptionKeyAccessDeniedException", 33)]
    [InlineData("GetDifferences", "InvalidCommitException", 33)]
    [InlineData("GetPullRequest", "AccessDeniedException", 33)]
    [InlineData("GetCommit", "InvalidCommitIdException", 33)]
    public async Task What_is_gone_is_unknown_and_what_is_refused_is_a_warning(string operation, string code, int id)
    {
        var fork = Git.Commit("main", Write("README.md"));
        Git.Point("feature", fork);
        var source = Git.Commit("feature", Write("a"));
        Server.PullRequests["7"] = new(Git, "feature", "main");
        Server.Instead = call => call.Operation == operation ? Answer.Error(400, code) : null;
        CodeCommitEvent serviceEvent = operation == "GetCommit" ? Push("feature", null, source) : PullRequest(source, operation == "GetMergeOptions" ? source : fork);

        (await FilesAsync(serviceEvent)).Should().BeNull();

        Server.Calls.Count(call => call.Operation == operation).Should().Be(1);
        Logger.Lines.Select(line => line.Id).Should().Equal(id);
        Logger.Lines[0].Line.Should().NotContain("s3cret");
        if (id == 33)
        {
            Logger.Lines[0].Line.Should().Contain($": {operation}: {code} (400), request ", "a permission has the name of the operation");
        }
    }

    [Fact]
    public async Task A_commit_has_its_whole_message()
    {
        var tip = Git.Commit("main", null, "feat: größer\n\nBREAKING CHANGE: x\n", Write("README.md"));

        (await CommitAsync(Push("main", null, tip)))!.Message.Should().Be("feat: größer\n\nBREAKING CHANGE: x\n");
        (await CommitAsync(Push("main", null, GoneCommit))).Should().BeNull();
        (await CommitAsync(Push("main", null, tip) with { RepositoryName = "other" })).Should().BeNull();
        Server.Instead = _ => new(200, "{}");
        (await CommitAsync(Push("main", null, tip))).Should().BeNull();
        Server.Instead = _ => new(200, """{"commit":{}}""");
        (await CommitAsync(Push("main", null, tip)))!.Message.Should().BeEmpty();
    }

    [Fact]
    public async Task A_canceled_call_is_canceled()
    {
        var tip = Git.Commit("main", Write("README.md"));
        using var cancel = new CancellationTokenSource();
        Server.Instead = _ =>
        {
            cancel.Cancel();
            return Answer.Silence;
        };

        await FluentActions.Awaiting(() => new CodeCommitChangedFiles(Server.Client(), Options()).GetChangedFilesAsync(Push("main", tip, tip), cancel.Token))
            .Should().ThrowAsync<OperationCanceledException>();
        await FluentActions.Awaiting(() => new CodeCommitCommits(Server.Client(), Options()).GetCommitAsync(Push("main", tip, tip), cancel.Token))
            .Should().ThrowAsync<OperationCanceledException>();
        Server.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task A_request_that_AWS_does_not_accept_is_refused_by_the_server_of_these_tests()
    {
        if (Python.NoBotocore is not null)
        {
            return;
        }

        using var client = Server.Client();

        await FluentActions.Awaiting(() => client.GetDifferencesAsync(new() { RepositoryName = "a/b" })).Should().ThrowAsync<AmazonCodeCommitException>();
        await FluentActions.Awaiting(() => client.GetCommitAsync(new() { RepositoryName = Git.Name })).Should().ThrowAsync<AmazonCodeCommitException>();
        Server.TakeInvalid().Should().Equal(
            "GetDifferences.afterCommitSpecifier is missing", "GetDifferences.repositoryName: 'a/b' is not allowed", "GetCommit.commitId is missing");
    }

    internal static Answer AnswerOf(string failure) => failure switch
    {
        "throttled" => Answer.Error(400, "ThrottlingException"),
        "throttled in XML" => new(400, HttpExchange.ThrottledInXml),
        "no code" => new(400, "{}"),
        "lost" => Answer.Cut,
        "unavailable" => new(503, "{}"),
        _ => Answer.Error(500, "InternalServiceException"),
    };
}
