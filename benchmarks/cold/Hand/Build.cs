namespace CodeCommitEvents.Benchmarks.Cold;

/// <summary>A build to start.</summary>
internal sealed record Build(string Project, string Repository, string? Commit)
{
    public string? Token { get; init; }

    public Dictionary<string, string> Variables { get; init; } = [];
}
