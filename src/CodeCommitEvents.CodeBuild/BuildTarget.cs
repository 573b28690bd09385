namespace CodeCommitEvents.CodeBuild;

/// <summary>The account and region of a build. Null means that of the default client.</summary>
internal readonly record struct BuildTarget(string? Account, string? Region);
