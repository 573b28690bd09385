namespace CodeCommitEvents.CodeBuild;

/// <summary>Where a build is started: null is the starter's own.</summary>
internal readonly record struct BuildTarget(string? Account, string? Region);
