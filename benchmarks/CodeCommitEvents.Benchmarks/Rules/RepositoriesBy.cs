namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>How the rules select their repositories.</summary>
public enum RepositoriesBy
{
    /// <summary>By the whole name, such as <c>team-17-api</c>.</summary>
    Name,

    /// <summary>By a pattern with its own prefix, such as <c>team-17-*</c>.</summary>
    Prefix,
}
