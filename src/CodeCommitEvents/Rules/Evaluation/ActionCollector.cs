using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Rules;

/// <summary>
/// Collects what rules request for an event: builds to start and channels to notify. Each build and each channel is collected once, even if
/// several rules ask for it.
/// </summary>
internal sealed class ActionCollector
{
    public List<BuildRequest> Builds { get; } = [];

    public List<RepeatedBuild> Repeated { get; } = [];

    public List<NotificationRequest> Notifications { get; } = [];

    /// <summary>Adds the channels of a rule that takes effect. A channel that an earlier rule notifies about the event is not added.</summary>
    public void AddChannels(BuildRule rule, ServiceEvent serviceEvent)
    {
        foreach (var channel in rule.Channels)
        {
            if (FindSame(Notifications, channel) is null)
            {
                Notifications.Add(new() { ChannelName = channel, RuleName = rule.Name, Event = serviceEvent });
            }
        }
    }

    /// <summary>Returns the notification for a channel. Null if there is none.</summary>
    public static NotificationRequest? FindSame(List<NotificationRequest> notifications, string channel)
    {
        foreach (var notification in notifications)
        {
            if (notification.ChannelName == channel)
            {
                return notification;
            }
        }

        return null;
    }

    /// <summary>Adds the builds of a rule that takes effect.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="projects">The name of the project for each action. Null or empty for an action that starts no build.</param>
    /// <param name="serviceEvent">The event.</param>
    /// <param name="assumed">The unknown facts about which the rule makes an assumption.</param>
    /// <param name="all">Gets every request of the rule, also if an earlier request asks for the same build. Null if they are not needed.</param>
    public void Add(BuildRule rule, string?[] projects, ServiceEvent serviceEvent, EventFactKinds assumed, List<BuildRequest>? all = null)
    {
        for (var index = 0; index < projects.Length; index++)
        {
            if (projects[index] is not { Length: > 0 } project)
            {
                continue;
            }

            var request = rule.Actions[index].RequestFor(serviceEvent, project, rule.Name);
            all?.Add(request);
            if (FindSame(Builds, request) is { } earlier)
            {
                if (assumed == EventFactKinds.None && earlier.AssumedFacts != EventFactKinds.None)
                {
                    // This rule requests the build without an assumption.
                    Builds[Builds.IndexOf(earlier)] = earlier with { AssumedFacts = EventFactKinds.None };
                }

                Repeated.Add(new() { RuleName = rule.Name, ProjectName = project, EarlierRuleName = earlier.RuleName ?? "" });
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

    /// <summary>Returns the position of an action among the actions of its rule for the same project.</summary>
    private static int OrdinalOf(string?[] projects, int index)
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
        request with { RuleName = null, Ordinal = 0, SourceVersionChoice = default, CancelsSuperseded = false, IsFromEventRepository = false, AssumedFacts = EventFactKinds.None };
}
