using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tool;

/// <summary>Collects the builds and notifications that rules request for payloads, with the keys of their claims.</summary>
internal sealed class ClaimedActions(Screen errors) : IReport
{
    private readonly List<ClaimedAction> actions = [];

    /// <summary>The actions, each once: a payload that occurs twice has the same claims.</summary>
    public IReadOnlyList<ClaimedAction> All => [.. actions.DistinctBy(static action => action.Key, StringComparer.Ordinal)];

    public void Add(ReplayedPayload payload)
    {
        foreach (var dispatched in payload.Report.Events)
        {
            var words = dispatched.Decision.Explanation.Event;
            var repository = (dispatched.Delivery.Event as CodeCommitEvent)?.RepositoryName;
            var text = repository is null ? words : $"{words} in {repository}";
            actions.AddRange(dispatched.Builds.Where(static build => build.ClaimKey is not null)
                .Select(build => new ClaimedAction(payload.Name, text, build.Request.RuleName, build.Request.ProjectName, Channel: null, build.ClaimKey!)));
            actions.AddRange(dispatched.Notifications.Where(static notification => notification.ClaimKey is not null)
                .Select(notification => new ClaimedAction(payload.Name, text, notification.Request.RuleName, Project: null, notification.Request.ChannelName, notification.ClaimKey!)));
        }
    }

    public void AddUnreadable(string file, string error) => errors.WriteLine(new Line().Add($"{file}: {error}"));

    public void AddSkipped(string file, int messages) => errors.WriteLine(new Line().Add($"{file}: {BuildLines.Counted(messages, "message")} without JSON"));

    public void Finish()
    {
    }
}
