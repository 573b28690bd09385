using CodeCommitEvents.Events;

namespace CodeCommitEvents.Building;

/// <summary>The file in a repository from which rules were read, and its version.</summary>
public sealed record RuleSource
{
    private const int CommitLength = 12;

    /// <summary>The name of the repository.</summary>
    public required string RepositoryName { get; init; }

    /// <summary>The path of the file in the repository, such as <c>.codecommit-events.json</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The id of the commit that contains the file, 40 hexadecimal digits. Empty if it is unknown.</summary>
    public required string CommitId { get; init; }

    /// <summary>The short name of the branch whose newest commit this was, such as <c>main</c>. Null if it is unknown.</summary>
    public string? Branch { get; init; }

    /// <summary>Returns the path, and the start of the commit id and the branch, if they are known: <c>.codecommit-events.json at 2167ac048f33 of main</c>.</summary>
    public override string ToString() => DisplayText.Escape(
        $"{Path}{(CommitId.Length == 0 ? "" : $" at {(CommitId.Length > CommitLength ? CommitId[..CommitLength] : CommitId)}")}{(Branch is null ? "" : $" of {Branch}")}");
}
