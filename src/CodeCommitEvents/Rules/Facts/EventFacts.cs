using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>Facts about an event that the event itself does not contain. No event contains the commit message, and only some contain their changed files. Null means unknown.</summary>
public sealed record EventFacts
{
    /// <summary>All facts are unknown.</summary>
    public static EventFacts None { get; } = new();

    /// <summary>The commit that a build of the event would check out. Null if unknown.</summary>
    public Commit? Commit { get; init; }

    /// <summary>The changed files, if the event does not contain them. Null if unknown.</summary>
    public ChangedFileList? ChangedFiles { get; init; }

    /// <summary>Why the commit is unknown, in words for explanations. Null if it is known or no provider was asked.</summary>
    public string? CommitProblem { get; init; }

    /// <summary>Why the changed files are unknown, in words for explanations. Null if they are known or no provider was asked.</summary>
    public string? ChangedFilesProblem { get; init; }

    /// <summary>The complete list in the event, otherwise the list in these facts, otherwise the incomplete list in the event. Null if there is none.</summary>
    internal ChangedFileList? ChangedFilesOf(ServiceEvent serviceEvent)
    {
        var told = ChangedFileList.Of(serviceEvent);
        return told is { IsComplete: true } ? told : ChangedFiles ?? told;
    }
}
