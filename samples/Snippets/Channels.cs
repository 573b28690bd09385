using CodeCommitEvents;
using CodeCommitEvents.Notifying;

namespace Snippets;

internal static class NotifyRules
{
    #region rules
    public static BuildRules Rules { get; } = BuildRules.CreateBuilder()
        .OnFinishedBuild("broken", build => build.OfProject("payments-*").Failed().Notify("team"))
        .OnPullRequest("opened", pr => pr.Opened().StartBuild("payments-ci").Notify("reviewers"))
        .Build();
    #endregion

    #region dispatcher
    public static BuildDispatcher Create(IBuildStarter starter, INotificationChannel team, INotificationChannel reviewers) =>
        new(Rules, starter, new() { Channels = { ["team"] = team, ["reviewers"] = reviewers } });
    #endregion
}
