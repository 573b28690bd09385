using System.Text;
using CodeCommitEvents.Building;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Dispatching;

/// <summary>Dispatches a payload with rules and services that have no effect, and evaluates the rules of the application for its events.</summary>
internal static class DispatcherWarmUp
{
    private const string Push =
        """{"id":"1","detail-type":"CodeCommit Repository State Change","source":"aws.codecommit","account":"111122223333","time":"2026-01-01T00:00:00Z","region":"eu-west-1","resources":["arn:aws:codecommit:eu-west-1:111122223333:warm-up"],"detail":{"event":"referenceUpdated","repositoryName":"warm-up","repositoryId":"1","referenceType":"branch","referenceName":"main","referenceFullName":"refs/heads/main","commitId":"de065bd90c72a8df7c2ee82e785a572047f22f3e","oldCommitId":"01c44beb746662d371cf0b180a0a5bcf1cb32657","callerUserArn":"arn:aws:iam::111122223333:user/warm-up"}}""";

    private const string PullRequest =
        """{"account":"111122223333","detailType":"CodeCommit Pull Request State Change","region":"eu-west-1","source":"aws.codecommit","time":"2026-01-01T00:00:00Z","notificationRuleArn":"arn:aws:codestar-notifications:eu-west-1:111122223333:notificationrule/1","detail":{"event":"pullRequestCreated","pullRequestId":"1","title":"Title","description":"","pullRequestStatus":"Open","isMerged":"False","author":"arn:aws:iam::111122223333:user/warm-up","callerUserArn":"arn:aws:iam::111122223333:user/warm-up","creationDate":"Thu Jan 01 00:00:00 UTC 2026","lastModifiedDate":"Thu Jan 01 00:00:00 UTC 2026","sourceReference":"refs/heads/feature","sourceCommit":"68499f0180f2ec3a3f7051b2e24cc2f8771559e0","destinationReference":"refs/heads/main","destinationCommit":"873d61afec8036ad4819853110a5b3942f7f4b45","repositoryNames":["warm-up"],"revisionId":"1"},"resources":["arn:aws:codecommit:eu-west-1:111122223333:warm-up"],"additionalAttributes":{"numberOfFilesAdded":"1","changedFiles":[{"changeType":"A","filePath":"README.md"}]}}""";

    private const string FinishedBuild =
        """{"id":"2","detail-type":"CodeBuild Build State Change","source":"aws.codebuild","account":"111122223333","time":"2026-01-01T00:00:00Z","region":"eu-west-1","detail":{"build-status":"SUCCEEDED","project-name":"warm-up","build-id":"arn:aws:codebuild:eu-west-1:111122223333:build/warm-up:1","additional-information":{"build-number":1,"build-complete":true,"initiator":"warm-up","logs":{"deep-link":"https://example.com/"},"source":{"type":"CODECOMMIT","location":"https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/warm-up"},"phases":[]},"current-phase":"COMPLETED","version":"1"}}""";

    /// <summary>Dispatches the payload.</summary>
    /// <param name="rules">The rules of the application. Exceptions of this function are not caught.</param>
    /// <returns>The results, for tests.</returns>
    public static DispatchReport Run(Func<BuildRules> rules)
    {
        var dispatcher = new BuildDispatcher(
            CreateRules(), new DryRunBuildStarter(), new() { IsWarmUp = true, Channels = { ["warm-up"] = new DryRunNotificationChannel() } });
        DispatchReport? results = null;
        using var payload = new MemoryStream(Encoding.UTF8.GetBytes(Payload()));
        using var response = dispatcher.HandleLambdaAsync(payload, TimeSpan.FromMinutes(1), report => results = report).GetAwaiter().GetResult();
        var application = rules();
        foreach (var dispatched in results!.Events)
        {
            application.Evaluate(dispatched.Delivery.Event);
        }

        return results;
    }

    private static BuildRules CreateRules() => BuildRules.CreateBuilder()
        .OnPush(push => push.InRepository("warm-*").ToBranch("main", "release/**").StartBuild("warm-up"))
        .OnPullRequest(pr => pr.InRepository("warm-*").Into("main").Touching("**", "!docs/**").StartBuild("warm-up", build => build.CancelSuperseded()))
        .OnFinishedBuild(build => build.OfProject("warm-*").Notify("warm-up"))
        .Build();

    /// <summary>Returns a batch of a queue with messages of EventBridge and of a topic.</summary>
    private static string Payload()
    {
        var notification = $$"""{"Type":"Notification","MessageId":"1","TopicArn":"arn:aws:sns:eu-west-1:111122223333:warm-up","Message":{{Quote(PullRequest)}},"Timestamp":"2026-01-01T00:00:00.000Z"}""";
        return $$"""{"Records":[{{Record("1", Push)}},{{Record("2", notification)}},{{Record("3", FinishedBuild)}}]}""";
    }

    private static string Record(string id, string body) =>
        $$"""{"messageId":"{{id}}","receiptHandle":"1","body":{{Quote(body)}},"attributes":{},"messageAttributes":{},"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:111122223333:warm-up","awsRegion":"eu-west-1"}""";

    private static string Quote(string json) => $"\"{json.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
