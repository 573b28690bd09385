using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>The SNS topic of fake messages, in the region and account of the event.</summary>
internal static class FakeTopic
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(1438);

    /// <summary>The SNS part of a notification.</summary>
    public static SnsTransport Message(string message)
    {
        var origin = FakeMessageOrigin.Of(message);
        var topic = Of("Notification", message, origin);
        return topic with { Subject = origin.Subject, UnsubscribeUrl = $"{Address(origin)}/?Action=Unsubscribe&SubscriptionArn={SubscriptionOf(topic)}" };
    }

    /// <summary>The SNS part of a message about a subscription. Such a message contains no event.</summary>
    public static SnsTransport Control(string type) => Of(type, type, FakeMessageOrigin.Default);

    /// <summary>The URL that confirms a subscription.</summary>
    public static string SubscribeUrl(SnsTransport topic, string token) => $"{Address(FakeMessageOrigin.Default)}/?Action=ConfirmSubscription&TopicArn={topic.TopicArn}&Token={token}";

    /// <summary>The ARN of the receiver's subscription.</summary>
    public static Arn SubscriptionOf(SnsTransport topic) => new($"{topic.TopicArn}:{FakeData.Id("", "subscription")}");

    private static string Address(FakeMessageOrigin origin) => $"https://sns.{origin.Region}.{origin.Domain}";

    /// <summary>The SNS part of any message. The same text always has the same message id.</summary>
    private static SnsTransport Of(string type, string message, FakeMessageOrigin origin) => new()
    {
        Type = type,
        MessageId = FakeData.Id(message, "SNS message"),
        TopicArn = new($"arn:{origin.Partition}:sns:{origin.Region}:{origin.Account}:changes"),
        Timestamp = origin.Time + Latency,
        SignatureVersion = "1",
        Signature = "EXAMPLE",
        SigningCertUrl = $"{Address(origin)}/SimpleNotificationService-{new FakeData(0).Commit("certificate")[..32]}.pem",
    };
}
