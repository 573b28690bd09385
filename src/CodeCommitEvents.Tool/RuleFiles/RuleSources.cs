namespace CodeCommitEvents.Tool;

/// <summary>The files from which rules are read.</summary>
internal sealed record RuleSources
{
    /// <summary>The files with the rules: one document, one assembly, or the layers of a configuration. Empty for the built-in rules.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The section of the configuration that contains the rules. Null if the file is a document of rules, or an assembly.</summary>
    public string? Section { get; init; }

    /// <summary>The property or field of the assembly that contains the rules, such as <c>TeamRules.Rules</c>. Null if the assembly has only one.</summary>
    public string? Member { get; init; }

    /// <summary>The file with the rules of a repository. Null if there is none.</summary>
    public string? RepositoryFile { get; init; }

    /// <summary>The name of the repository to which the file belongs. Null if it is unknown.</summary>
    public string? Repository { get; init; }

    /// <summary>The assembly with the rules. Null if the rules are in JSON.</summary>
    public string? Assembly => Files is [var file] && RulesAssembly.IsAssembly(file) ? file : null;

    /// <summary>Whether the files can contain policies for rules in repositories.</summary>
    public bool HasPolicies => Section is not null || Assembly is not null;

    /// <summary>Returns what is wrong with the files as arguments of a command. Null if nothing is wrong.</summary>
    /// <param name="name">What the files with the rules are called on the command line.</param>
    public string? ProblemOf(string name) =>
        Files.Append(RepositoryFile).FirstOrDefault(file => file is not null && !File.Exists(file)) is { } missing ? $"No such file: {missing}"
        : Files.Count > 1 && Files.Any(RulesAssembly.IsAssembly) ? "An assembly cannot be combined with other files"
        : Assembly is not null && Section is not null ? "An assembly has no --section"
        : Assembly is null && Member is not null ? "--member needs an assembly"
        : Section is not null && Files.Count == 0 ? $"--section needs {name}"
        : Files.Count > 1 && Section is null ? $"Several {name} are layers of a configuration, and need --section"
        : null;
}
