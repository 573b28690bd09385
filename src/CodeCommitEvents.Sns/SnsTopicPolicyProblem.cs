namespace CodeCommitEvents.Sns;

/// <summary>Why services cannot publish to a topic, and what to do.</summary>
public sealed record SnsTopicPolicyProblem
{
    /// <summary>The services that cannot publish.</summary>
    public required SnsPublishers Publishers { get; init; }

    /// <summary>What the problem is, in English. It can contain the id of a statement (<c>Sid</c>) and the keys of its conditions.</summary>
    public required string Description { get; init; }

    /// <summary>What to do, in English.</summary>
    public required string Remedy { get; init; }

    /// <summary>
    /// Whether the services certainly cannot publish. If false, it depends on something that the topic does not say, such as the policy of a
    /// key, or a condition key that AWS does not document for the service.
    /// </summary>
    public required bool IsCertain { get; init; }

    /// <summary>Returns the problem and the remedy.</summary>
    public override string ToString() => $"{(IsCertain ? "" : "Possibly: ")}{Description} {Remedy}";
}
