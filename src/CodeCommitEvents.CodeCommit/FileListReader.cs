using Amazon.CodeCommit.Model;
using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.CodeCommit;

/// <summary>Reads the files that differ between two commits, page by page.</summary>
internal static class FileListReader
{
    /// <summary>Returns the files. The list is incomplete if there are more files than the limit.</summary>
    public static async Task<ChangedFileList> ReadAsync(ComparedCommits commits, int limit, RepositoryCalls calls)
    {
        var files = new List<ChangedFile>();
        string? page = null;
        while (true)
        {
            var response = await calls.GetDifferencesAsync(commits.Before, commits.After, page).ConfigureAwait(false);
            foreach (var difference in response.Differences ?? [])
            {
                Add(files, difference);
            }

            if (string.IsNullOrEmpty(response.NextToken) && files.Count <= limit)
            {
                return new() { Files = [.. files] };
            }

            // A page that leads to itself has no end.
            if (files.Count >= limit || response.NextToken == page)
            {
                return new() { Files = [.. files.Take(limit)], IsComplete = false };
            }

            page = response.NextToken;
        }
    }

    /// <summary>Adds the files of a difference. A file with another path before and after is a renamed one: its old path was deleted, and its new path was added.</summary>
    private static void Add(List<ChangedFile> files, Difference difference)
    {
        var (before, after) = (difference.BeforeBlob?.Path, difference.AfterBlob?.Path);
        if (!string.IsNullOrEmpty(before) && !string.IsNullOrEmpty(after) && before != after)
        {
            files.Add(new() { FilePath = before, ChangeType = FileChangeType.Deleted });
            files.Add(new() { FilePath = after, ChangeType = FileChangeType.Added });
            return;
        }

        files.Add(new()
        {
            FilePath = !string.IsNullOrEmpty(after) ? after : before is "" ? null : before,
            ChangeType = difference.ChangeType?.Value is { Length: > 0 } type ? new FileChangeType(type) : null,
        });
    }
}
