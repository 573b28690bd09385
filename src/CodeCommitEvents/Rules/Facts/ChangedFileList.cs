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

    /// <summary>The number of changed files that the event announces. Null if a count is missing or is not a count. Then, the list may lack files.</summary>
    private static long? Announced(PullRequestCreatedEvent opened) =>
        opened is { NumberOfFilesAdded: >= 0 and var added, NumberOfFilesModified: >= 0 and var modified, NumberOfFilesDeleted: >= 0 and var deleted }
            ? 0L + added + modified + deleted
            : null;
}
