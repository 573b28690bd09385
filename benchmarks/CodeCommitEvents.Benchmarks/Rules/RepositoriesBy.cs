namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>How the rules select their repositories.</summary>
public enum RepositoriesBy
{
    /// <summary>By the whole name, such as <c>team-17-api</c>.</summary>
    Name,

    /// <summary>By a prefix pattern, such as <c>team-17-*</c>. Each team has its own prefix.</summary>
    Prefix,
}
