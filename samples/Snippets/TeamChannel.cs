using Amazon.SimpleNotificationService;
using CodeCommitEvents;
using CodeCommitEvents.Sns;

namespace Snippets;

internal static class TeamChannel
{
    #region outcomes
    public static readonly BuildRules Rules = BuildRules.CreateBuilder()
        .OnPullRequest(pr => pr.InRepository("payments-*").Into("main").StartBuild("payments-ci"))
        .OnFinishedBuild(build => build.OfProject("payments-*").Failed().Notify("team"))
        .Build();

    public static BuildDispatcher CreateDispatcher(IBuildStarter starter, string topicArn) => new(Rules, starter, new()
    {
        Channels = { ["team"] = new SnsNotificationChannel(new AmazonSimpleNotificationServiceClient(), new() { TopicArn = topicArn }) },
    });
    #endregion
}
