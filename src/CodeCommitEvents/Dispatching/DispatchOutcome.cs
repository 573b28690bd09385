using System.Text.Json.Serialization;

namespace CodeCommitEvents;

/// <summary>The result for a build that a rule requested.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DispatchOutcome>))]
public enum DispatchOutcome
{
    /// <summary>The build was started.</summary>
    Started,

    /// <summary>No build was started, because the build for this change was started before.</summary>
    Duplicate,

    /// <summary>The build was started and then stopped, because a build of a newer change was started before it.</summary>
    Superseded,

    /// <summary>The build was not started, or it is unknown whether it was.</summary>
    Failed,
}
