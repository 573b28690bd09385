using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Facts that an event does not contain. No event contains the commit message, and only some contain their changed files. Null means unknown.</summary>
public sealed record EventFacts
{
    /// <summary>All facts are unknown.</summary>
    public static EventFacts None { get; } = new();

    /// <summary>The commit that a build of the event would check out. Null if unknown.</summary>
    public Commit? Commit { get; init; }

    /// <summary>The changed files, if the event does not contain them. Null if unknown.</summary>
    public ChangedFileList? ChangedFiles { get; init; }

    /// <summary>Why the commit is unknown, in words for explanations. Null if no provider was asked.</summary>
    public string? CommitProblem { get; init; }

    /// <summary>Why the changed files are unknown, in words for explanations. Null if no provider was asked.</summary>
    public string? ChangedFilesProblem { get; init; }

    /// <summary>The changed files of the event, otherwise those of these facts.</summary>
    internal ChangedFileList? ChangedFilesOf(ServiceEvent serviceEvent)
    {
        var told = ChangedFileList.Of(serviceEvent);
        return told is { IsComplete: true } ? told : ChangedFiles ?? told;
    }
}
