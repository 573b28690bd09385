using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// Facts about an event that the event itself does not contain. No event contains the commit message, and only some events contain the
/// changed files.
/// </summary>
public sealed record EventFacts
{
    /// <summary>An instance in which all facts are unknown.</summary>
    public static EventFacts None { get; } = new();

    /// <summary>The commit that a build of the event would check out. Null if unknown.</summary>
    public Commit? Commit { get; init; }

    /// <summary>The changed files. Not used if the event contains a complete list. Null if unknown.</summary>
    public ChangedFileList? ChangedFiles { get; init; }

    /// <summary>Why the commit is unknown, in words for explanations. Null if the commit is known or no provider was asked.</summary>
    public string? CommitProblem { get; init; }

    /// <summary>Why the changed files are unknown, in words for explanations. Null if the files are known or no provider was asked.</summary>
    public string? ChangedFilesProblem { get; init; }

    /// <summary>
    /// Returns the first of these lists that exists: the complete list in the event, the list in these facts, the incomplete list in the
    /// event. Null if none exists.
    /// </summary>
    internal ChangedFileList? ChangedFilesOf(ServiceEvent serviceEvent)
    {
        var told = ChangedFileList.Of(serviceEvent);
        return told is { IsComplete: true } ? told : ChangedFiles ?? told;
    }
}
