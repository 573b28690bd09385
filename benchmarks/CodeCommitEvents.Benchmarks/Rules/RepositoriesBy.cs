namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>How the rules name their repositories.</summary>
public enum RepositoriesBy
{
    /// <summary>By the whole name, as <c>team-17-api</c>.</summary>
    Name,

    /// <summary>By a pattern with a start of its own, as <c>team-17-*</c>.</summary>
    Prefix,
}
