using System.Text.Json;
using Amazon.CodeCommit;
using Amazon.Runtime;
using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static CodeCommitEvents.CodeCommit.Tests.GitChange;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests the provider of the pull request of a comment.</summary>
public sealed class PullRequestProviderTests : CommentTest
{
    private static readonly DateTimeOffset Now = new(2026, 9, 16, 16, 12, 0, TimeSpan.Zero);

    private CommentOnPullRequestCreatedEvent Said => new()
    {
        CommentId = "c",
        PullRequestId = "7",
        Account = "111122223333",
        Region = "eu-central-1",
        Time = Now,
        RepositoryArn = new($"arn:aws:codecommit:eu-central-1:111122223333:{Git.Name}"),
        RepositoryName = Git.Name,
        CallerUserArn = new("arn:aws:iam::111122223333:user/reviewer"),
        AfterCommitId = GoneCommit,
        BeforeCommitId = GoneCommit,
    };

    [Fact]
    public async Task A_pull_request_without_a_push_is_the_event_of_its_opening()
    {
        var author = new Arn("arn:aws:iam::111122223333:user/ana");

        (await GetAsync(Said)).Should().Be(new PullRequestCreatedEvent
        {
            Account = "111122223333",
            Region = "eu-central-1",
            Time = Now,
            RepositoryArn = new($"arn:aws:codecommit:eu-central-1:111122223333:{Git.Name}"),
            RepositoryName = Git.Name,
            CallerUserArn = author,
            PullRequestId = "7",
            Title = "Add refunds",
            Description = "First line\nsecond line",
            Status = PullRequestStatus.Open,
            IsMerged = false,
            Author = author,
            Source = GitReference.Branch("feature"),
            SourceCommit = Source,
            Destination = GitReference.Branch("main"),
            DestinationCommit = Destination,
            RevisionId = ApprovalOperations.RevisionOf("7", Source),
            CreationDate = new DateTimeOffset(2026, 1, 2, 3, 0, 0, TimeSpan.Zero),
            LastModifiedDate = new DateTimeOffset(2026, 1, 2, 4, 0, 0, TimeSpan.Zero),
        });
        Server.Operations.Should().Equal("GetPullRequest", "DescribePullRequestEvents");
    }

    [Fact]
    public async Task A_pull_request_whose_source_got_commits_is_the_event_of_the_last_push()
    {
        var source = Git.Commit("feature", Write("src/b.cs"));

        var pullRequest = await GetAsync(Said);

        pullRequest.Should().BeOfType<PullRequestSourceBranchUpdatedEvent>().Which.Should().BeEquivalentTo(
            new { SourceCommit = source, Author = new Arn("arn:aws:iam::111122223333:user/ana"), CallerUserArn = new Arn(PullRequestState.Pusher) });
    }

    [Fact]
    public async Task The_last_push_is_found_on_any_page_and_a_page_can_be_empty()
    {
        var pages = new Queue<string>(
        [
            """{"nextToken":"2","pullRequestEvents":[{"eventDate":1767330000,"actorArn":"arn:aws:iam::111122223333:user/last"},{"eventDate":1767320000,"actorArn":"arn:aws:iam::111122223333:user/first"}]}""",
            """{"nextToken":"3","pullRequestEvents":[]}""",
            """{"nextToken":"3","pullRequestEvents":[{"eventDate":1767325000,"actorArn":"arn:aws:iam::111122223333:user/second"}]}""",
        ]);
        Server.Instead = call => call.Operation == "DescribePullRequestEvents" ? new Answer(200, pages.Dequeue()) : null;

        (await GetAsync(Said))!.CallerUserArn.Should().Be(new Arn("arn:aws:iam::111122223333:user/last"));

        Server.Calls.Select(call => call.Text("nextToken")).Should().Equal(null, null, "2", "3");
        Server.Calls.Skip(1).Should().AllSatisfy(call => call.Text("pullRequestEventType").Should().Be("PULL_REQUEST_SOURCE_REFERENCE_UPDATED"));
    }

    [Fact]
    public async Task Without_the_permission_to_read_the_pushes_the_pull_request_is_unknown_and_the_log_says_why()
    {
        Server.Instead = call => call.Operation == "DescribePullRequestEvents" ? Answer.Error(400, "AccessDeniedException") : null;

        (await GetAsync(Said)).Should().BeNull();

        Logger.Lines.Should().ContainSingle().Which.Id.Should().Be(33);
    }

    [Fact]
    public async Task The_pull_request_has_its_newest_commits_whatever_the_commits_of_the_comment_are()
    {
        var source = Git.Commit("feature", Write("src/b.cs"));
        var destination = Git.Commit("main", Write("docs/c.md"));

        var pullRequest = (await GetAsync(Said))!;

        (pullRequest.SourceCommit, pullRequest.DestinationCommit, pullRequest.RevisionId).Should().Be((source, destination, ApprovalOperations.RevisionOf("7", source)));
        Words(await FilesAsync(pullRequest)).Should().Equal("A src/a.cs", "A src/b.cs");
        Server.Operations.Should().Equal(["GetPullRequest", "DescribePullRequestEvents", "GetPullRequest", "GetDifferences"], "the merge base is that of the pull request");
    }

    [Fact]
    public async Task It_can_be_written_and_read_as_an_event_of_CodeCommit()
    {
        var pullRequest = await GetAsync(Said);

        JsonSerializer.Deserialize<ServiceEvent>(JsonSerializer.Serialize<ServiceEvent>(pullRequest!)).Should().Be(pullRequest);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_closed_pull_request_is_closed(bool isMerged)
    {
        Server.PullRequests["7"] = Server.PullRequests["7"] with { IsClosed = true, IsMerged = isMerged };

        var pullRequest = (await GetAsync(Said))!;

        (pullRequest.Status, pullRequest.IsMerged).Should().Be((PullRequestStatus.Closed, isMerged));
    }

    [Fact]
    public async Task A_pull_request_whose_source_branch_is_deleted_has_no_commit()
    {
        Git.Delete("feature");

        (await GetAsync(Said))!.SourceCommit.Should().BeNull();
    }

    [Fact]
    public async Task Of_several_targets_that_of_the_repository_is_used()
    {
        Respond($$$"""{"pullRequest":{"pullRequestTargets":[{"repositoryName":"other","sourceCommit":"a"},{"repositoryName":"{{{Git.Name}}}","sourceCommit":"b"}]}}""");

        (await GetAsync(Said))!.SourceCommit.Should().Be("b");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"pullRequest":{}}""")]
    [InlineData("""{"pullRequest":{"pullRequestTargets":[]}}""")]
    [InlineData("""{"pullRequest":{"pullRequestTargets":[{"repositoryName":"other"}]}}""")]
    public async Task A_pull_request_of_another_repository_is_unknown(string response)
    {
        Respond(response);

        (await GetAsync(Said)).Should().BeNull();

        Logger.Lines.Should().Equal((32, LogLevel.Information, "Facts of an event are unknown (pull request): the repository of the event has no such pull request"));
    }

    [Fact]
    public async Task What_CodeCommit_does_not_tell_is_null()
    {
        Respond($$$"""{"pullRequest":{"pullRequestStatus":"PARKED","description":"","pullRequestTargets":[{"repositoryName":"{{{Git.Name}}}"}]}}""");

        (await GetAsync(Said with { RepositoryArn = null, RepositoryName = Git.Name })).Should().Be(new PullRequestCreatedEvent
        {
            PullRequestId = "7",
            Account = "111122223333",
            Region = "eu-central-1",
            Time = Now,
            RepositoryName = Git.Name,
            Status = new("PARKED"),
        });
    }

    [Theory]
    [InlineData("PullRequestDoesNotExistException", 32)]
    [InlineData("InvalidPullRequestIdException", 33)]
    [InlineData("AccessDeniedException", 33)]
    [InlineData("EncryptionKeyAccessDeniedException", 33)]
    public async Task A_pull_request_that_is_gone_is_unknown_and_a_refused_call_is_a_warning(string code, int id)
    {
        Server.Instead = _ => Answer.Error(400, code);

        (await GetAsync(Said)).Should().BeNull();

        Server.Calls.Should().ContainSingle();
        Logger.Lines.Select(line => line.Id).Should().Equal(id);
        Logger.Lines[0].Line.Should().NotContain("s3cret");
    }

    [Fact]
    public async Task An_event_without_a_pull_request_a_repository_or_a_known_region_needs_no_call()
    {
        (await GetAsync(Said with { PullRequestId = null })).Should().BeNull();
        (await GetAsync(Said with { RepositoryName = null })).Should().BeNull();
        (await GetAsync(Said with { Region = "nowhere-1" })).Should().BeNull();

        Server.Calls.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(FailureTests.TransientFailures), MemberType = typeof(FailureTests))]
    public async Task A_call_that_fails_transiently_is_repeated_and_then_a_failure(string failure)
    {
        Server.Instead = call => call.Number <= 2 ? FailureTests.AnswerOf(failure) : null;
        (await GetAsync(Said))!.SourceCommit.Should().Be(Source);

        Server.Instead = _ => FailureTests.AnswerOf(failure);
        await FluentActions.Awaiting(() => GetAsync(Said)).Should().ThrowAsync<Exception>();
    }

    [Fact]
    public async Task CodeCommit_is_asked_in_the_region_of_the_comment()
    {
        var options = Options(options => options.Credentials = new BasicAWSCredentials("AKIDOWN", "own-secret"));

        await new CodeCommitPullRequests(Server.Client(), options).GetPullRequestAsync(Said with { Region = "us-east-1" });

        Server.Calls.Should().HaveCount(2).And.AllSatisfy(call => call.Scope.Should().Be("AKIDOWN us-east-1"));
    }

    [Fact]
    public async Task Mistakes_of_programs_throw_and_a_canceled_call_is_canceled()
    {
        FluentActions.Invoking(() => new CodeCommitPullRequests((IAmazonCodeCommit)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => new CodeCommitPullRequests((ICodeCommitClientProvider)null!)).Should().Throw<ArgumentNullException>();
        await FluentActions.Awaiting(() => GetAsync(null!)).Should().ThrowAsync<ArgumentNullException>();
        await FluentActions.Awaiting(() => new CodeCommitPullRequests(Server.Client()).GetPullRequestAsync(Said, new(canceled: true))).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task One_line_registers_it_and_keeps_a_provider_of_the_application()
    {
        IServiceCollection Services() => new ServiceCollection().AddSingleton<IAmazonCodeCommit>(Server.Client()).AddSingleton<IBuildStarter, DryRunBuildStarter>();
        var own = new CodeCommitPullRequests(Server.Client());
        var (services, other) = (Services(), Services().AddSingleton<IPullRequestProvider>(own));
        services.AddCodeCommitEvents().AddRules(BuildRules.Empty).AddCodeCommit();
        other.AddCodeCommitEvents().AddRules(BuildRules.Empty).AddCodeCommit();
        await using var provider = services.BuildServiceProvider();
        await using var otherProvider = other.BuildServiceProvider();

        (await provider.GetRequiredService<IPullRequestProvider>().GetPullRequestAsync(Said))!.SourceCommit.Should().Be(Source);
        otherProvider.GetRequiredService<IPullRequestProvider>().Should().BeSameAs(own);
    }

    private Task<PullRequestEvent?> GetAsync(PullRequestCommentEvent comment) => new CodeCommitPullRequests(Server.Client(), Options()).GetPullRequestAsync(comment);

    private void Respond(string response) => Server.Instead = call => call.Operation == "GetPullRequest" ? new Answer(200, response) : null;
}
