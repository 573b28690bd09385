using CodeCommitEvents.Events;

namespace CodeCommitEvents.Subscriptions;

/// <summary>What the rules themselves do not say, but what permissions depend on.</summary>
public sealed record RequiredPermissionsOptions
{
    /// <summary>The partition in the ARNs, such as <c>aws-cn</c>. A template of CloudFormation can use <c>${AWS::Partition}</c>. Default: <c>aws</c>.</summary>
    public string Partition { get; init; } = "aws";

    /// <summary>The region in the ARNs. Default: <c>*</c>.</summary>
    public string Region { get; init; } = "*";

    /// <summary>The account in the ARNs, 12 digits. Default: <c>*</c>.</summary>
    public string Account { get; init; } = "*";

    /// <summary>The names of the channels that are a <c>PullRequestCommentChannel</c>. Default: <c>pull-request</c>.</summary>
    public ValueList<string> CommentChannels { get; init => field = value ?? ValueList<string>.Empty; } = ["pull-request"];

    /// <summary>The names of the channels that are a <c>PullRequestApprovalChannel</c>. Default: <c>pull-request-approval</c>.</summary>
    public ValueList<string> ApprovalChannels { get; init => field = value ?? ValueList<string>.Empty; } = ["pull-request-approval"];

    /// <summary>Whether channels get the failed tests and the end of the log of a build (<see cref="BuildDispatcherOptions.BuildDetails"/>). Default: true.</summary>
    public bool HasBuildDetails { get; init; } = true;

    /// <summary>The policies for rules in repositories (<see cref="BuildDispatcherOptions.RepositoryRulesPolicies"/>). Default: none.</summary>
    public ValueList<RepositoryRulesPolicy> RepositoryRulesPolicies { get; init => field = value ?? ValueList<RepositoryRulesPolicy>.Empty; } = ValueList<RepositoryRulesPolicy>.Empty;
}
