using Amazon.CodeCommit;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests what happens if CodeCommit refuses an approval, does not answer, or if several processes decide at the same time.</summary>
public sealed class PullRequestApprovalFailureTests : ApprovalTest
{
    [Fact]
    public async Task The_author_cannot_approve_and_a_warning_says_so()
    {
        Push();
        Server.Approvals.Of(PullRequest7).Author = ApprovalOperations.Own;

        (await EndAsync(Add("ci", "SUCCEEDED", "ci"))).MessageId.Should().BeNull();

        Logger.Lines.Should().Equal((38, LogLevel.Warning, "Pull request payments-api pr/7: it cannot be approved: the identity that approves is its author"));
    }

    [Theory]
    [InlineData("PullRequestAlreadyClosedException", 37, "it is closed")]
    [InlineData("RevisionNotCurrentException", 37, "there is a newer push")]
    [InlineData("MaximumNumberOfApprovalsExceededException", 38, "it has the maximum number of approvals")]
    [InlineData("PullRequestDoesNotExistException", 37, "it does not exist in the account and region that was asked")]
    public async Task What_can_happen_is_a_result(string code, int log, string reason)
    {
        Push();
        Server.Instead = call => call.Operation == "UpdatePullRequestApprovalState" ? Answer.Error(400, code) : null;

        (await EndAsync(Add("ci", "SUCCEEDED", "ci"))).MessageId.Should().BeNull();

        Logger.Lines.Should().ContainSingle(line => line.Id == log).Which.Line.Should().EndWith(reason);
    }

    [Fact]
    public async Task A_closed_pull_request_is_left_alone()
    {
        Push();
        Server.Approvals.Of(PullRequest7).IsClosed = true;

        await EndAsync(Add("ci", "SUCCEEDED", "ci"));

        Builds.Asked.Should().BeEmpty();
        Logger.Lines.Should().ContainSingle().Which.Line.Should().EndWith("it is closed");
    }

    [Theory]
    [InlineData("9", "it does not exist in the account and region that was asked")]
    [InlineData("8", "the repository of the build has no such pull request")]
    public async Task A_pull_request_that_does_not_exist_or_is_of_another_repository_is_a_result(string id, string reason)
    {
        Push();
        using var other = new GitRepository("other");
        other.Commit("main", GitChange.Write("README.md"));
        Server.PullRequests["8"] = new(other, "main", "main");

        await EndAsync(Add("ci", "SUCCEEDED", cause => cause with { PullRequestId = id, Revision = Revision }));

        Logger.Lines.Should().ContainSingle().Which.Line.Should().EndWith(reason);
        Server.Approvals.Of(id).Approvals.Should().BeEmpty();
    }

    [Theory]
    [InlineData("GetPullRequest", false)]
    [InlineData("UpdatePullRequestApprovalState", false)]
    [InlineData("GetPullRequest", true)]
    [InlineData("UpdatePullRequestApprovalState", true)]
    public async Task A_throttled_call_is_repeated(string operation, bool inXml)
    {
        Push();
        var refused = 0;
        Server.Instead = call => call.Operation == operation && refused++ < 2 ? inXml ? new(400, HttpExchange.ThrottledInXml) : Answer.Error(400, "ThrottlingException") : null;

        await EndAsync(Add("ci", "SUCCEEDED", "ci"));

        IsApproved.Should().BeTrue();
    }

    [Theory]
    [InlineData("ThrottlingException", true)]
    [InlineData("AccessDeniedException", false)]
    public async Task A_call_that_keeps_failing_fails_the_notification_so_that_a_transient_failure_is_repeated(string code, bool isTransient)
    {
        Push();
        Server.Instead = call => call.Operation == "UpdatePullRequestApprovalState" ? Answer.Error(400, code) : null;
        var ci = Add("ci", "SUCCEEDED", "ci");

        var exception = (await FluentActions.Awaiting(() => EndAsync(ci)).Should().ThrowAsync<NotificationException>()).Which;

        exception.Should().BeEquivalentTo(new { ChannelName = "approval", IsTransient = isTransient, ErrorCode = code, MayHaveBeenSent = false });
        exception.Message.Should().Be($"The approval of a revision was not decided: UpdatePullRequestApprovalState: {code} (400).");
        Server.Instead = static _ => null;
        await EndAsync(ci);
        IsApproved.Should().BeTrue();
    }

    [Fact]
    public async Task A_lost_response_is_repeated_and_a_failure_to_read_the_builds_fails_the_notification()
    {
        Push();
        var ci = Add("ci", "SUCCEEDED", "ci");
        Server.Instead = call => call is { Operation: "UpdatePullRequestApprovalState", Number: 2 } ? Answer.Cut : null;
        await EndAsync(ci);
        IsApproved.Should().BeTrue();

        Builds.OnAsk = static _ => throw new AmazonCodeCommitException("x", Amazon.Runtime.ErrorType.Receiver, "ThrottlingException", "r", System.Net.HttpStatusCode.BadRequest);
        (await FluentActions.Awaiting(() => EndAsync(ci)).Should().ThrowAsync<NotificationException>()).Which.IsTransient.Should().BeTrue();
    }

    [Fact]
    public async Task Two_builds_that_end_at_the_same_time_do_not_miss_each_other()
    {
        Push();
        var ci = Add("ci", "IN_PROGRESS", "ci lint");
        var lint = Add("lint", "IN_PROGRESS", "ci lint");

        // Both builds have ended before either event is handled, and both are handled at once.
        Builds.All[0] = ci = ci with { Status = BuildStatus.Succeeded, IsFinal = true };
        Builds.All[1] = lint = lint with { Status = BuildStatus.Succeeded, IsFinal = true };
        await Task.WhenAll(EndAsync(ci), EndAsync(lint));

        IsApproved.Should().BeTrue();
    }

    [Fact]
    public async Task A_build_that_fails_between_the_reading_and_the_approval_withdraws_it()
    {
        Push();
        var ci = Add("ci", "SUCCEEDED", "ci");
        var isFirst = true;
        Server.Approvals.OnUpdate = () =>
        {
            // Meanwhile, another process has handled the failure: there was no approval to withdraw yet.
            if (isFirst)
            {
                isFirst = false;
                AddByComment("ci", "FAILED");
            }
        };

        (await EndAsync(ci)).MessageId.Should().Be(Revision);

        IsApproved.Should().BeFalse();
        Logger.Lines.Select(line => line.Id).Should().Equal(35, 36);
    }

    [Fact]
    public async Task Builds_that_change_without_end_fail_the_notification_and_a_repetition_can_help()
    {
        Push();
        var ci = Add("ci", "SUCCEEDED", "ci");
        var changes = 0;
        Server.Approvals.OnUpdate = () => AddByComment("ci", changes++ % 2 == 0 ? "FAILED" : "SUCCEEDED");

        (await FluentActions.Awaiting(() => EndAsync(ci)).Should().ThrowAsync<NotificationException>()).Which.IsTransient.Should().BeTrue();
    }

    [Theory]
    [InlineData("https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/payments-api", "AKIDOWN eu-west-1")]
    [InlineData("https://git-codecommit-fips.us-east-1.amazonaws.com/v1/repos/payments-api", "AKIDOWN us-east-1")]
    [InlineData("https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/other", "AKIDOWN eu-central-1")]
    [InlineData(null, "AKIDOWN eu-central-1")]
    [InlineData("https://git-codecommit.nowhere-7.amazonaws.com/v1/repos/payments-api", null)]
    public async Task CodeCommit_is_asked_in_the_region_of_the_repository(string? location, string? scope)
    {
        Push();
        var ci = Add("ci", "SUCCEEDED", "ci");
        var told = Told(ci);
        var build = (BuildStateChangeEvent)told.Event with { Information = new() { Source = new() { Type = "CODECOMMIT", Location = location } } };
        var source = BuildOutcome.FromEvent(build);
        var credentials = new Amazon.Runtime.BasicAWSCredentials("AKIDOWN", "own-secret");
        var channel = new PullRequestApprovalChannel(Server.Client(), Builds, Options(options => options.Credentials = credentials));

        await channel.SendAsync(told with { Event = build, Outcome = told.Outcome! with { RepositoryName = source.RepositoryName, RepositoryRegion = source.RepositoryRegion } });

        Server.Calls.Select(call => call.Scope).Distinct(StringComparer.Ordinal).Should().Equal(scope is null ? [] : [scope]);
    }

    [Fact]
    public async Task One_line_registers_the_channel()
    {
        Push();
        var services = new ServiceCollection();
        services.AddSingleton<IAmazonCodeCommit>(Server.Client());
        services.AddSingleton<IPullRequestBuildsProvider>(Builds);
        services.AddCodeCommitEvents()
            .AddRules(BuildRules.CreateBuilder().OnFinishedBuild(build => build.Notify("pull-request-approval")).Build())
            .AddPullRequestApproval();
        services.AddSingleton<IBuildStarter>(new Testing.FakeBuildStarter());
        await using var provider = services.BuildServiceProvider();
        var build = Add("ci", "SUCCEEDED", "ci");
        var variables = build.Cause!.ToEnvironment().Select(variable => new BuildEnvironmentVariable { Name = variable.Key, Value = variable.Value });

        var dispatched = await provider.GetRequiredService<BuildDispatcher>().DispatchAsync(new BuildStateChangeEvent
        {
            BuildArn = build.BuildArn,
            ProjectName = "ci",
            BuildStatus = BuildStatus.Succeeded,
            Information = new() { Environment = new() { EnvironmentVariables = [.. variables] } },
        });

        dispatched.Notifications.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Outcome = NotificationOutcome.Sent, MessageId = Revision });
        IsApproved.Should().BeTrue();
    }

    [Fact]
    public async Task Without_a_provider_of_builds_the_message_names_the_line_that_is_missing()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IAmazonCodeCommit>(Server.Client());
        services.AddSingleton<IBuildStarter>(new Testing.FakeBuildStarter());
        services.AddCodeCommitEvents().AddRules(BuildRules.Empty).AddPullRequestApproval("gate");
        await using var provider = services.BuildServiceProvider();

        FluentActions.Invoking(provider.GetRequiredService<BuildDispatcher>).Should().Throw<InvalidOperationException>().WithMessage("*Call AddCodeBuild*");
    }
}
