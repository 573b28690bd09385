namespace CodeCommitEvents.Tool;

/// <summary>The files from which rules are read.</summary>
internal sealed record RuleSources
{
    /// <summary>The files with the rules: one file, or the layers of a configuration. Empty for the built-in rules.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The section of the configuration that contains the rules. Null if the file is a document of rules.</summary>
    public string? Section { get; init; }

    /// <summary>The file with the rules of a repository. Null if there is none.</summary>
    public string? RepositoryFile { get; init; }

    /// <summary>The name of the repository to which the file belongs. Null if it is unknown.</summary>
    public string? Repository { get; init; }

    /// <summary>Returns what is wrong with the files as arguments of a command. Null if nothing is wrong.</summary>
    /// <param name="name">What the files with the rules are called on the command line.</param>
    public string? ProblemOf(string name) =>
        Files.Append(RepositoryFile).FirstOrDefault(file => file is not null && !File.Exists(file)) is { } missing ? $"No such file: {missing}"
        : Section is not null && Files.Count == 0 ? $"--section needs {name}"
        : Files.Count > 1 && Section is null ? $"Several {name} are layers of a configuration, and need --section"
        : null;
}
