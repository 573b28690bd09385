using System.Text;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Sns;

/// <summary>
/// Lets services publish to a topic, and explains why they cannot. The default policy of a topic does not let notification rules publish: their
/// target then has the status UNREACHABLE, and no message arrives.
/// </summary>
/// <remarks>
/// SNS stores the whole policy at once, and the last writer wins. <see cref="AllowAsync"/> reads the policy again after it was written, and adds the
/// statements again if another program has overwritten them. It cannot notice that it has overwritten a change of another program, so do not
/// change the policy of a topic that CloudFormation manages: add the statements to its template.
/// </remarks>
/// <param name="client">The client, in the region of the topics. It needs the permissions <c>sns:GetTopicAttributes</c> and <c>sns:SetTopicAttributes</c>.</param>
/// <param name="timeProvider">The clock for the delay between attempts. Default: null, which means <see cref="TimeProvider.System"/>.</param>
public sealed class SnsTopicPolicy(IAmazonSimpleNotificationService client, TimeProvider? timeProvider = null)
{
    /// <summary>The maximum size of a policy in bytes. Source: <see href="https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html">SNS permissions</see>.</summary>
    private const int MaxBytes = 30 * 1024;
    private const int MaxStatements = 100;
    private const int MaxAttempts = 5;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);

    private readonly IAmazonSimpleNotificationService client = client ?? throw new ArgumentNullException(nameof(client));
    private readonly TimeProvider time = timeProvider ?? TimeProvider.System;

    /// <summary>Adds the statements that the services need to publish to a topic. Does nothing if they can publish.</summary>
    /// <param name="topicArn">The ARN of the topic.</param>
    /// <param name="publishers">The services. Default: notification rules.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The policy, and what still prevents the services from publishing.</returns>
    /// <exception cref="ArgumentException"><paramref name="topicArn"/> is not the ARN of a topic.</exception>
    /// <exception cref="AmazonSimpleNotificationServiceException">SNS refused a call.</exception>
    public async Task<SnsTopicPolicyResult> AllowAsync(string topicArn, SnsPublishers publishers = SnsPublishers.NotificationRules, CancellationToken cancellationToken = default)
    {
        var topic = TopicOf(topicArn);
        for (var attempt = 0; ; attempt++)
        {
            var (policy, keyId) = await ReadAsync(topic, cancellationToken).ConfigureAwait(false);
            var result = Allow(policy, topic, publishers, keyId);
            if (!result.IsChanged)
            {
                return result with { IsChanged = attempt > 0 };
            }

            if (attempt == MaxAttempts)
            {
                return new() { Policy = policy, IsChanged = false, Problems = [Overwritten(publishers)] };
            }

            if (attempt > 0)
            {
                await Task.Delay(FirstDelay * (1 << attempt), time, cancellationToken).ConfigureAwait(false);
            }

            await client.SetTopicAttributesAsync(
                new SetTopicAttributesRequest { TopicArn = topic.Value, AttributeName = "Policy", AttributeValue = result.Policy }, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Explains why services cannot publish to a topic: statements that are missing or deny, conditions, and the encryption of the topic.</summary>
    /// <param name="topicArn">The ARN of the topic.</param>
    /// <param name="publishers">The services. Default: notification rules.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The problems. Empty if the services can publish.</returns>
    /// <exception cref="ArgumentException"><paramref name="topicArn"/> is not the ARN of a topic.</exception>
    /// <exception cref="AmazonSimpleNotificationServiceException">SNS refused a call.</exception>
    public async Task<ValueList<SnsTopicPolicyProblem>> ExplainAsync(
        string topicArn, SnsPublishers publishers = SnsPublishers.NotificationRules, CancellationToken cancellationToken = default)
    {
        var (policy, keyId) = await ReadAsync(TopicOf(topicArn), cancellationToken).ConfigureAwait(false);
        return Explain(policy, topicArn, publishers, keyId);
    }

    /// <summary>Returns a policy with the statements that the services need to publish to a topic, without a call.</summary>
    /// <param name="policy">The policy as JSON. Empty for none.</param>
    /// <param name="topicArn">The ARN of the topic.</param>
    /// <param name="publishers">The services. Default: notification rules.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="topicArn"/> is not the ARN of a topic.</exception>
    public static SnsTopicPolicyResult Allow(string policy, string topicArn, SnsPublishers publishers = SnsPublishers.NotificationRules)
    {
        return Allow(policy, TopicOf(topicArn), publishers, keyId: null);
    }

    /// <summary>Explains why services cannot publish to a topic, without a call.</summary>
    /// <param name="policy">The policy as JSON. Empty for none.</param>
    /// <param name="topicArn">The ARN of the topic.</param>
    /// <param name="publishers">The services. Default: notification rules.</param>
    /// <param name="keyId">The attribute <c>KmsMasterKeyId</c> of the topic: the key that encrypts it. Default: null, which means that it is not encrypted.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="topicArn"/> is not the ARN of a topic.</exception>
    public static ValueList<SnsTopicPolicyProblem> Explain(
        string policy, string topicArn, SnsPublishers publishers = SnsPublishers.NotificationRules, string? keyId = null)
    {
        var topic = TopicOf(topicArn);
        return Read(policy) is { } document ? [.. PolicyExplanation.Explain(document, keyId, topic, publishers)] : [Unreadable(publishers)];
    }

    private static SnsTopicPolicyResult Allow(string policy, Arn topic, SnsPublishers publishers, string? keyId)
    {
        if (Read(policy) is not { } document)
        {
            return new() { Policy = policy, IsChanged = false, Problems = [Unreadable(publishers)] };
        }

        PolicyPublisher[] missing = [.. PolicyPublisher.Of(publishers).Where(publisher => PolicyExplanation.IsAllowed(document, publisher, topic) != true)];
        if (missing.Length == 0)
        {
            return new() { Policy = policy, IsChanged = false, Problems = Explain(policy, topic.Value, publishers, keyId) };
        }

        var changed = document.Add(missing, topic);
        return Encoding.UTF8.GetByteCount(changed) > MaxBytes || document.Statements.Count + missing.Length > MaxStatements
            ? new() { Policy = policy, IsChanged = false, Problems = [TooLarge(publishers)] }
            : new() { Policy = changed, IsChanged = true, Problems = Explain(changed, topic.Value, publishers, keyId) };
    }

    private static PolicyDocument? Read(string policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return PolicyDocument.Read(string.IsNullOrWhiteSpace(policy) ? """{"Version":"2012-10-17","Statement":[]}""" : policy);
    }

    private static Arn TopicOf(string topicArn)
    {
        ArgumentNullException.ThrowIfNull(topicArn);
        var topic = new Arn(topicArn);
        return topic is { Service: "sns", Partition: not null, Region: not null, Account: not null, Resource: { } name } && !name.Contains(':', StringComparison.Ordinal)
            ? topic
            : throw new ArgumentException("The text is not the ARN of a topic, such as arn:aws:sns:eu-central-1:111122223333:changes.", nameof(topicArn));
    }

    private async Task<(string Policy, string? KeyId)> ReadAsync(Arn topic, CancellationToken cancellationToken)
    {
        var response = await client.GetTopicAttributesAsync(new GetTopicAttributesRequest { TopicArn = topic.Value }, cancellationToken).ConfigureAwait(false);
        var attributes = response.Attributes ?? [];
        return (attributes.GetValueOrDefault("Policy") ?? "", attributes.GetValueOrDefault("KmsMasterKeyId"));
    }

    private static SnsTopicPolicyProblem TooLarge(SnsPublishers publishers) => Certain(
        publishers, $"The policy would exceed a quota of SNS: 30 KB and {MaxStatements} statements.", "Remove or combine statements.");

    private static SnsTopicPolicyProblem Unreadable(SnsPublishers publishers) => Certain(
        publishers, "The policy cannot be read: it is not JSON, or does not have one list of statements.", "Repair the policy.");

    private static SnsTopicPolicyProblem Overwritten(SnsPublishers publishers) => Certain(
        publishers, "Another program overwrites the policy again and again.", "Add the statements where the policy is managed, for example in the template of CloudFormation.");

    private static SnsTopicPolicyProblem Certain(SnsPublishers publishers, string description, string remedy) =>
        new() { Publishers = publishers, Description = description, Remedy = remedy, IsCertain = true };
}
