using CodeCommitEvents.Events;

namespace CodeCommitEvents.Sns;

/// <summary>Finds out whether services can publish to a topic, and why they cannot.</summary>
internal static class PolicyExplanation
{
    private const string AwsKey = "alias/aws/sns";
    private const string SourceOwner = "AWS:SourceOwner";

    public static IEnumerable<SnsTopicPolicyProblem> Explain(PolicyDocument policy, string? keyId, Arn topic, SnsPublishers publishers)
    {
        foreach (var publisher in PolicyPublisher.Of(publishers))
        {
            foreach (var statement in policy.Statements.Where(statement => statement.IsDeny && statement.IsAbout(publisher, topic)))
            {
                if (statement.AreDenied() is not false and var isDenied)
                {
                    yield return Denied(statement, publisher, isCertain: isDenied == true);
                }
            }

            if (IsAllowed(policy, publisher, topic) != true)
            {
                yield return NotAllowed(policy, publisher, topic);
            }
        }

        if (!string.IsNullOrEmpty(keyId) && publishers != SnsPublishers.None)
        {
            yield return Encrypted(keyId, topic, publishers);
        }
    }

    /// <summary>Whether a statement allows a service to publish. Null if that depends on a condition key that AWS does not document for the service.</summary>
    public static bool? IsAllowed(PolicyDocument policy, PolicyPublisher publisher, Arn topic)
    {
        bool? allowed = false;
        foreach (var statement in policy.Statements.Where(statement => statement.IsAllow && statement.IsAbout(publisher, topic)))
        {
            var met = statement.AreMet(publisher, topic);
            allowed = met == true || allowed == true ? true : met is null ? null : allowed;
        }

        return allowed;
    }

    private static SnsTopicPolicyProblem Denied(PolicyStatement statement, PolicyPublisher publisher, bool isCertain) => new()
    {
        Publishers = publisher.Kind,
        Description = $"The statement {statement.Name} denies {publisher.ServicePrincipal} to publish{(isCertain ? "" : $", if its conditions are met ({Keys(statement)})")}.",
        Remedy = isCertain
            ? "A statement that allows does not help against it: remove the statement, or limit its principals."
            : $"Check that the conditions do not apply to {publisher.Name}, for example by an exception for aws:PrincipalIsAWSService.",
        IsCertain = isCertain,
    };

    private static SnsTopicPolicyProblem NotAllowed(PolicyDocument policy, PolicyPublisher publisher, Arn topic)
    {
        var remedy = $"Add a statement that allows {publisher.ServicePrincipal} the action SNS:Publish, as {nameof(SnsTopicPolicy)}.{nameof(SnsTopicPolicy.AllowAsync)} does. Keep the other statements.";
        var conditional = policy.Statements.Where(statement => statement.IsAllow && statement.IsAbout(publisher, topic)).ToList();
        var unknown = conditional.Find(statement => statement.AreMet(publisher, topic) is null);
        var owner = conditional.Find(static statement => statement.ConditionKeys.Contains(SourceOwner, StringComparer.OrdinalIgnoreCase));
        return new()
        {
            Publishers = publisher.Kind,
            Description = unknown is not null
                    ? $"The statement {unknown.Name} allows {publisher.Name} to publish only if its conditions are met ({Keys(unknown)}), and AWS does not document that {publisher.ServicePrincipal} sends these keys."
                : owner is not null
                    ? $"The statement {owner.Name} of the default policy allows only requests with the condition key {SourceOwner}, which {publisher.Name} do not send."
                : conditional.Count > 0
                    ? $"The conditions of the statement {conditional[0].Name} are not met by {publisher.Name} ({Keys(conditional[0])})."
                : $"No statement allows {publisher.ServicePrincipal} to publish.",
            Remedy = remedy,
            IsCertain = unknown is null,
        };
    }

    private static SnsTopicPolicyProblem Encrypted(string keyId, Arn topic, SnsPublishers publishers)
    {
        var principals = string.Join(", ", PolicyPublisher.Of(publishers).Select(static publisher => publisher.ServicePrincipal));
        var isAwsKey = keyId.EndsWith(AwsKey, StringComparison.Ordinal);
        return new()
        {
            Publishers = publishers,
            Description = isAwsKey
                ? $"The topic is encrypted with {AwsKey}. Other services cannot use this key, and its policy cannot be changed."
                : "The topic is encrypted with a key of yours. Whether the services can use it depends on the policy of the key.",
            Remedy = $"{(isAwsKey ? "Encrypt the topic with a key of yours, or not at all" : "Check the policy of the key")}: it must allow {principals} the actions kms:GenerateDataKey* and kms:Decrypt"
                + $" (the condition kms:ViaService = sns.{topic.Region}.amazonaws.com is possible).",
            IsCertain = isAwsKey,
        };
    }

    private static string Keys(PolicyStatement statement) => string.Join(", ", statement.ConditionKeys);
}
