using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>The files that a push or a pull request changes.</summary>
public sealed record ChangedFileList
{
    /// <summary>The files. Empty where nothing changed.</summary>
    public required ValueList<ChangedFile> Files { get; init; }

    /// <summary>
    /// Whether these are all. Of a list that was cut short a rule takes what it can tell for sure, and the rest is
    /// unknown. Default: yes.
    /// </summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>The files that the event itself tells of. Null where it tells none.</summary>
    internal static ChangedFileList? Of(ServiceEvent serviceEvent) =>
        serviceEvent is PullRequestCreatedEvent { ChangedFiles: { } files } opened
            ? new() { Files = files, IsComplete = Announced(opened) <= files.Count }
            : null;

    private static long Announced(PullRequestCreatedEvent opened) =>
        0L + (opened.NumberOfFilesAdded ?? 0) + (opened.NumberOfFilesModified ?? 0) + (opened.NumberOfFilesDeleted ?? 0);
}
