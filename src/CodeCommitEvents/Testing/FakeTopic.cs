using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Parsing;
using CodeCommitEvents.Values;

namespace CodeCommitEvents.Testing;

/// <summary>The topic that fake messages come from.</summary>
internal static class FakeTopic
{
    public static Arn Arn => new($"arn:aws:sns:{FakeFacts.Region}:{FakeFacts.Account}:changes");

    /// <summary>The topic's part of a notification.</summary>
    public static SnsTransport Message(string message) => Of("Notification", message) with
    {
        Subject = SubjectOf(message),
        UnsubscribeUrl = $"{Address}/?Action=Unsubscribe&SubscriptionArn={Subscription}",
    };

    /// <summary>The part of any message, of which the texts are the same each time.</summary>
    public static SnsTransport Of(string type, string message) => new()
    {
        Type = type,
        MessageId = FakeFacts.Id(message, "SNS message"),
        TopicArn = Arn,
        Timestamp = new FakeFacts(0).Time.AddMilliseconds(438),
        SignatureVersion = "1",
        Signature = "EXAMPLE",
        SigningCertUrl = $"{Address}/SimpleNotificationService-{new FakeFacts(0).Commit("certificate")[..32]}.pem",
    };

    /// <summary>The URL that confirms a subscription.</summary>
    public static string SubscribeUrl(string token) => $"{Address}/?Action=ConfirmSubscription&TopicArn={Arn}&Token={token}";

    /// <summary>The ARN of the subscription of whoever gets the messages.</summary>
    public static Arn Subscription => new($"{Arn}:{FakeFacts.Id("", "subscription")}");

    private static string Address => $"https://sns.{FakeFacts.Region}.amazonaws.com";

    /// <summary>Triggers publish with a subject, notification rules and EventBridge without.</summary>
    private static string? SubjectOf(string message) =>
        EventParser.TryParse(message, out var deliveries) && deliveries is [{ Envelope: TriggerEnvelope { AwsRegion: { } region }, Event: CodeCommitEvent { RepositoryName: { } repository } }, ..]
            ? $"UPDATE: AWS CodeCommit {region} push: {repository}"
            : null;
}
