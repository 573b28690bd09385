using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Rules;

/// <summary>
/// Collects what rules request for an event: builds to start and channels to notify. Each build and each channel is collected once, even if
/// several rules ask for it.
/// </summary>
internal sealed class ActionCollector
{
    private List<RepeatedBuild>? repeated;
    private List<NotificationRequest>? notifications;

    /// <summary>The builds. There is room for one, because most events start one.</summary>
    public List<BuildRequest> Builds { get; } = new(capacity: 1);

    public IReadOnlyList<RepeatedBuild> Repeated => (IReadOnlyList<RepeatedBuild>?)repeated ?? [];

    public IReadOnlyList<NotificationRequest> Notifications => (IReadOnlyList<NotificationRequest>?)notifications ?? [];

    /// <summary>
    /// Adds the channels of a rule that takes effect. A channel that an earlier rule notifies about the same event, or the same batch build, is
    /// not added.
    /// </summary>
    public void AddChannels(BuildRule rule, EvaluationContext context)
    {
        var subject = rule.SubjectOf(context);
        foreach (var channel in rule.Channels)
        {
            if (!Notifies(channel, subject))
            {
                (notifications ??= []).Add(new() { ChannelName = channel, RuleName = rule.Name, Event = context.Event, Subject = subject });
            }
        }
    }

    /// <summary>Adds the builds of a rule that takes effect.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="projects">The name of the project for each action. Null or empty for an action that starts no build.</param>
    /// <param name="context">The event and its facts.</param>
    /// <param name="assumed">The unknown facts about which the rule makes an assumption.</param>
    /// <param name="all">Gets every request of the rule, also if an earlier request asks for the same build. Null if they are not needed.</param>
    public void Add(BuildRule rule, IReadOnlyList<string?> projects, EvaluationContext context, EventFactKinds assumed, List<BuildRequest>? all = null)
    {
        for (var index = 0; index < projects.Count; index++)
        {
            if (projects[index] is not { Length: > 0 } project)
            {
                continue;
            }

            var request = rule.Actions[index].RequestFor(context, project, rule);
            all?.Add(request);
            if (FindSame(Builds, request) is { } earlier)
            {
                if (assumed == EventFactKinds.None && earlier.AssumedFacts != EventFactKinds.None)
                {
                    // This rule requests the build without an assumption.
                    Builds[Builds.IndexOf(earlier)] = earlier with { AssumedFacts = EventFactKinds.None };
                }

                (repeated ??= []).Add(new() { RuleName = rule.Name, ProjectName = project, EarlierRuleName = earlier.RuleName ?? "" });
            }
            else
            {
                var ordinal = OrdinalOf(projects, index);
                Builds.Add(ordinal == 0 && assumed == EventFactKinds.None ? request : request with { Ordinal = ordinal, AssumedFacts = assumed });
            }
        }
    }

    /// <summary>Returns the request that asks for the same build. Null if there is none.</summary>
    public static BuildRequest? FindSame(List<BuildRequest> builds, BuildRequest request)
    {
        foreach (var build in builds)
        {
            if (build.ProjectName == request.ProjectName && SentBy(build) == SentBy(request))
            {
                return build;
            }
        }

        return null;
    }

    /// <summary>Whether a channel is notified about the event, the batch build that has ended, or the pull request of a comment.</summary>
    private bool Notifies(string channel, ActionSubject subject)
    {
        foreach (var notification in Notifications)
        {
            if (notification.ChannelName == channel && notification.Subject == subject)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the position of an action among the actions of its rule for the same project.</summary>
    private static int OrdinalOf(IReadOnlyList<string?> projects, int index)
    {
        var ordinal = 0;
        for (var earlier = 0; earlier < index; earlier++)
        {
            ordinal += projects[earlier] == projects[index] ? 1 : 0;
        }

        return ordinal;
    }

    /// <summary>Returns the request without the values that are not sent to the build service.</summary>
    private static BuildRequest SentBy(BuildRequest request) =>
        request with { RuleName = null, RuleSource = null, Ordinal = 0, SourceVersionChoice = default, CancelsSuperseded = false, IsFromEventRepository = false, AssumedFacts = EventFactKinds.None };
}
