using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// What is known about an event beyond what it says itself. No event tells the message of its commit, and only some tell
/// their changed files: what is null here is unknown.
/// </summary>
public sealed record EventFacts
{
    /// <summary>Nothing is known.</summary>
    public static EventFacts None { get; } = new();

    /// <summary>The commit that a build of the event would check out. Null where it is not known.</summary>
    public Commit? Commit { get; init; }

    /// <summary>The changed files, where the event does not tell them itself. Null where they are not known.</summary>
    public ChangedFileList? ChangedFiles { get; init; }

    /// <summary>Why the commit is not known, in words for explanations. Null where nobody asked.</summary>
    public string? CommitProblem { get; init; }

    /// <summary>Why the changed files are not known, in words for explanations. Null where nobody asked.</summary>
    public string? ChangedFilesProblem { get; init; }

    /// <summary>The changed files by the event, or else by these facts.</summary>
    internal ChangedFileList? ChangedFilesOf(ServiceEvent serviceEvent)
    {
        var told = ChangedFileList.Of(serviceEvent);
        return told is { IsComplete: true } ? told : ChangedFiles ?? told;
    }
}
