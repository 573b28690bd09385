using CodeCommitEvents.Events;

namespace CodeCommitEvents.Sns;

/// <summary>The policy of a topic after services were allowed to publish.</summary>
public sealed record SnsTopicPolicyResult
{
    /// <summary>The policy as JSON. Existing statements are unchanged, byte for byte.</summary>
    public required string Policy { get; init; }

    /// <summary>Whether statements were added. False if the services were already allowed to publish, or if the policy cannot be changed.</summary>
    public required bool IsChanged { get; init; }

    /// <summary>What still prevents the services from publishing. Empty if they can publish.</summary>
    public ValueList<SnsTopicPolicyProblem> Problems { get; init; } = ValueList<SnsTopicPolicyProblem>.Empty;
}
