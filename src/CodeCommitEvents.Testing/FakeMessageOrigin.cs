using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>The region, account and time of the event in a message.</summary>
/// <param name="Region">The region.</param>
/// <param name="Account">The account.</param>
/// <param name="Time">The time of the event.</param>
/// <param name="Subject">The subject. Only messages of triggers have one. Null for notification rules and EventBridge.</param>
internal sealed record FakeMessageOrigin(string Region, string Account, DateTimeOffset Time, string? Subject = null)
{
    /// <summary>The default values, for a message that contains no event.</summary>
    public static FakeMessageOrigin Default { get; } = new(FakeData.Region, FakeData.Account, new FakeData(0).Time);

    public string Partition => PartitionOf(Region);

    /// <summary>The domain of the AWS services in the region.</summary>
    public string Domain => DomainOf(Region);

    public static FakeMessageOrigin Of(string message) =>
        EventParser.TryParse(message, out var deliveries) && deliveries is [{ Event: var serviceEvent } delivery, ..]
            ? new(serviceEvent.Region ?? Default.Region, serviceEvent.Account ?? Default.Account, serviceEvent.Time ?? Default.Time, SubjectOf(delivery))
            : Default;

    public static string PartitionOf(string? region) =>
        region is null ? "aws"
        : region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";

    public static string DomainOf(string? region) => PartitionOf(region) == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";

    private static string? SubjectOf(EventDelivery delivery) =>
        delivery is { Envelope: TriggerEnvelope { AwsRegion: { } region }, Event: CodeCommitEvent { RepositoryName: { } repository } } ? $"UPDATE: AWS CodeCommit {region} push: {repository}" : null;
}
