namespace CodeCommitEvents.CodeBuild;

/// <summary>The account and region of a build. Null means the account or region of the default client.</summary>
internal readonly record struct BuildTarget(string? Account, string? Region);
