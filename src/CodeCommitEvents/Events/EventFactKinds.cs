using System.Text.Json.Serialization;

namespace CodeCommitEvents.Events;

/// <summary>The kinds of facts that can be missing from an event.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventFactKinds>))]
[Flags]
public enum EventFactKinds
{
    /// <summary>No facts.</summary>
    None = 0,

    /// <summary>The commit, with its message.</summary>
    Commit = 1,

    /// <summary>The changed files.</summary>
    ChangedFiles = 2,

    /// <summary>The batch build of which a finished build is a part.</summary>
    BuildBatch = 4,

    /// <summary>The earlier builds for the same branch or pull request as a finished build.</summary>
    BuildHistory = 8,

    /// <summary>The pull request of a comment, as it is now, and what the rules decide about it.</summary>
    PullRequest = 16,

    /// <summary>The builds of the pull request of a comment.</summary>
    PullRequestBuilds = 32,
}
