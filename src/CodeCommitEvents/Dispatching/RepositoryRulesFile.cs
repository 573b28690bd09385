using CodeCommitEvents.Building;

namespace CodeCommitEvents.Dispatching;

/// <summary>A file with rules in a repository.</summary>
public sealed class RepositoryRulesFile
{
    /// <summary>The file and its version. The dispatcher uses the file only for events of this repository.</summary>
    public required RuleSource Source { get; init; }

    /// <summary>The content in UTF-8. Empty if there is a <see cref="Problem"/>.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Why the file has no content that can be used, as the end of a sentence that starts with the path: <c>is a symbolic link</c>. Null if it has.</summary>
    public string? Problem { get; init; }
}
