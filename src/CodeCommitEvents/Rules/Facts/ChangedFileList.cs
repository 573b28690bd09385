using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>The files that a push or a pull request changes.</summary>
public sealed record ChangedFileList
{
    /// <summary>The files. Empty if nothing changed.</summary>
    public required ValueList<ChangedFile> Files { get; init; }

    /// <summary>Whether the list is complete. If it is incomplete, other files may also have changed. Default: true.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>The changed files that the event itself contains. Null if the event does not contain a list.</summary>
    internal static ChangedFileList? Of(ServiceEvent serviceEvent) =>
        serviceEvent is PullRequestCreatedEvent { ChangedFiles: { } files } opened
            ? new() { Files = files, IsComplete = Announced(opened) <= files.Count }
            : null;

    private static long Announced(PullRequestCreatedEvent opened) =>
        0L + (opened.NumberOfFilesAdded ?? 0) + (opened.NumberOfFilesModified ?? 0) + (opened.NumberOfFilesDeleted ?? 0);
}
