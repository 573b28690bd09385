using System.Text;
using CodeCommitEvents;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace UnitTesting;

/// <summary>Tests of the rules, the dispatcher and the response of the function, with a starter that starts nothing.</summary>
public sealed class DispatchingTests
{
    private readonly FakeBuildStarter starter = new();
    private readonly BuildDispatcher dispatcher;

    public DispatchingTests() => dispatcher = new BuildDispatcher(ShopRules.Rules, starter);

    #region started
    [Fact]
    public async Task A_pull_request_is_checked()
    {
        var opened = FakeEvents.PullRequestCreated() with { RepositoryName = "shop" };

        await dispatcher.DispatchAsync(opened);

        BuildRequest request = starter.ShouldHaveStarted("shop-checks");
        Assert.Equal(opened.SourceCommit, request.SourceVersion);
    }
    #endregion

    #region notified
    [Fact]
    public async Task The_team_learns_of_a_failed_build()
    {
        var team = new FakeNotificationChannel();
        var rules = BuildRules.CreateBuilder().OnFinishedBuild(build => build.Failed().Notify("team")).Build();
        var told = new BuildDispatcher(rules, starter, new() { Channels = { ["team"] = team } });

        await told.DispatchAsync(FakeEvents.BuildStateChange(BuildStatus.Succeeded));
        starter.ShouldNotHaveNotified("team").Because("Failed");

        await told.DispatchAsync(FakeEvents.BuildStateChange(BuildStatus.Failed));
        starter.ShouldHaveNotified("team");
        Assert.Single(team.Sent);
    }
    #endregion

    #region because
    [Fact]
    public async Task Documents_are_not_checked()
    {
        await dispatcher.DispatchAsync(FakeEvents.PullRequestCreated() with { ChangedFiles = [new ChangedFile { ChangeType = FileChangeType.Modified, FilePath = "README.md" }] });

        starter.ShouldNotHaveStarted("shop-checks").Because("Touching");
    }
    #endregion

    #region scenario
    [Fact]
    public async Task A_new_revision_stops_the_checks_of_the_previous_one()
    {
        var repository = new FakeRepository("shop");
        repository.Push("feature/refunds");
        var pullRequest = repository.OpenPullRequest("feature/refunds", changedFiles: "src/Refunds.cs");
        pullRequest.Push();
        pullRequest.Merge(MergeOption.Squash, deleteSource: true);

        foreach (var sent in repository.Events)
        {
            await dispatcher.DispatchAsync(sent);
        }

        Assert.Equal(["shop-checks", "shop-checks", "shop-release"], starter.Started.Select(request => request.ProjectName));
        Assert.Single(starter.Stopped);
    }
    #endregion

    #region trigger
    [Fact]
    public async Task A_push_of_two_branches_is_one_record_of_a_trigger()
    {
        var pushed = new FakeRepository("shop").Push("main", "feature/refunds");

        await dispatcher.DispatchAsync(FakePayloads.TriggerToLambda(pushed));

        Assert.Single(starter.Started);
        starter.ShouldHaveStarted("shop-release");
    }
    #endregion

    #region web
    [Fact]
    public async Task A_web_endpoint_gets_the_event_signed()
    {
        using var signer = new FakeSnsSigner();
        FakeHttpRequest request = FakePayloads.SnsToWeb(FakeEvents.PullRequestCreated(), signer);

        // For an endpoint that verifies signatures: signer.CertificatePem is the certificate at FakeSnsSigner.CertificateUrl.
        Assert.Equal("Notification", request.Headers["x-amz-sns-message-type"]);
        await dispatcher.DispatchAsync(Encoding.UTF8.GetBytes(request.Body));

        starter.ShouldHaveStarted("shop-checks");
    }
    #endregion

    #region batch
    [Fact]
    public async Task Only_failed_records_are_delivered_again()
    {
        starter.FailTransiently(times: 1, project: "shop-release");
        string[] bodies =
        [
            FakeMessages.Sns(FakeMessages.Notification(FakeEvents.PullRequestCreated())),
            FakeMessages.EventBridge(FakeEvents.ReferenceUpdated()),
            "no event at all",
        ];

        using var response = await dispatcher.HandleLambdaAsync(new MemoryStream(FakePayloads.SqsToLambda(bodies)));

        var failed = FakePayloads.SqsMessageId(bodies[1], 1);
        Assert.Equal($$"""{"batchItemFailures":[{"itemIdentifier":"{{failed}}"}]}""", await new StreamReader(response, Encoding.UTF8).ReadToEndAsync());
    }
    #endregion

    #region played
    [Fact]
    public async Task A_finished_build_contains_its_pull_request()
    {
        await dispatcher.DispatchAsync(FakeEvents.PullRequestCreated() with { PullRequestId = "99" });

        BuildEvent ended = starter.Complete("shop-checks", BuildStatus.Failed)[^1];

        Assert.Equal("99", BuildCause.FromEnvironment(ended)?.PullRequestId);
    }
    #endregion
}
