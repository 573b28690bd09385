using CodeCommitEvents.Subscriptions;

namespace CodeCommitEvents.Tool;

/// <summary>What a template needs to know besides the rules.</summary>
internal sealed record StackOptions
{
    public StackFormat Format { get; init; }

    /// <summary>The repositories with notification rules. Empty if EventBridge delivers all events, as in the regions without notification rules.</summary>
    public IReadOnlyList<string> Repositories { get; init; } = [];

    /// <summary>The channels of the rules that are topics of the stack.</summary>
    public IReadOnlyList<ChannelTopic> Topics { get; init; } = [];

    /// <summary>The policies for rules in repositories.</summary>
    public IReadOnlyList<RepositoryRulesPolicy> Policies { get; init; } = [];

    /// <summary>The options of the permissions that the rules need. The parts of the ARNs are those of the stack.</summary>
    public RequiredPermissionsOptions Permissions => new()
    {
        Partition = "${AWS::Partition}",
        Region = "${AWS::Region}",
        Account = "${AWS::AccountId}",
        RepositoryRulesPolicies = [.. Policies],
    };
}
