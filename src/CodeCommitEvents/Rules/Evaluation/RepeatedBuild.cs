namespace CodeCommitEvents.Rules;

/// <summary>
/// A build that a rule requests, although an earlier request asks for the same build. The build is started once, for the earlier request.
/// Two requests ask for the same build if everything that is sent to the build service is equal.
/// </summary>
public sealed record RepeatedBuild
{
    /// <summary>The name of the rule.</summary>
    public required string RuleName { get; init; }

    /// <summary>The name of the project.</summary>
    public required string ProjectName { get; init; }

    /// <summary>The name of the rule with the earlier request. It is <see cref="RuleName"/> if the rule itself requests the build twice.</summary>
    public required string EarlierRuleName { get; init; }
}
