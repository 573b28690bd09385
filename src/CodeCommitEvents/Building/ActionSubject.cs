using System.Text.Json.Serialization;

namespace CodeCommitEvents.Building;

/// <summary>What a build or a notification is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActionSubject>))]
public enum ActionSubject
{
    /// <summary>The event itself.</summary>
    Event,

    /// <summary>A batch build that ended. The event is the end of its last build.</summary>
    EndedBatch,

    /// <summary>A pull request as it is now, because the event is a comment on it with a command (<c>RunCommands</c>).</summary>
    PullRequest,
}
