using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>To which family an event belongs, and the names by which its rules are found.</summary>
internal static class EventFamilies
{
    private static readonly (EventFamily Family, Type Type)[] Named =
    [
        (EventFamily.Reference, typeof(ReferenceEvent)),
        (EventFamily.PullRequest, typeof(PullRequestEvent)),
        (EventFamily.Comment, typeof(CommentEvent)),
        (EventFamily.Build, typeof(BuildEvent)),
    ];

    public static EventFamily Of(ServiceEvent serviceEvent) => serviceEvent switch
    {
        ReferenceEvent => EventFamily.Reference,
        PullRequestEvent => EventFamily.PullRequest,
        CommentEvent => EventFamily.Comment,
        BuildEvent => EventFamily.Build,
        _ => EventFamily.Other,
    };

    /// <summary>The families that events of a type may belong to.</summary>
    public static IEnumerable<EventFamily> Of(Type eventType)
    {
        var isNamed = false;
        foreach (var (family, type) in Named)
        {
            isNamed |= type.IsAssignableFrom(eventType);
            if (MayBe(eventType, type))
            {
                yield return family;
            }
        }

        if (!isNamed)
        {
            yield return EventFamily.Other;
        }
    }

    /// <summary>Whether some event is of both types.</summary>
    public static bool MayBe(Type eventType, Type other) => other.IsAssignableFrom(eventType) || eventType.IsAssignableFrom(other);

    /// <summary>The full name of the reference that moved, or of the destination of a pull request.</summary>
    public static string? ReferenceOf(ServiceEvent serviceEvent) => serviceEvent switch
    {
        ReferenceEvent reference => reference.Reference.FullName,
        PullRequestEvent pullRequest => pullRequest.Destination?.FullName,
        _ => null,
    };
}
