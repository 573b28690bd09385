using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Testing;

/// <summary>Where and when a message was published: what carries it follows the event that is in it.</summary>
/// <param name="Region">The region.</param>
/// <param name="Account">The account.</param>
/// <param name="Time">The moment of the event.</param>
/// <param name="Subject">What triggers publish with; notification rules and EventBridge have none.</param>
internal sealed record FakeMessageOrigin(string Region, string Account, DateTimeOffset Time, string? Subject = null)
{
    /// <summary>Of a message without an event.</summary>
    public static FakeMessageOrigin Default { get; } = new(FakeData.Region, FakeData.Account, new FakeData(0).Time);

    public string Partition => PartitionOf(Region);

    /// <summary>The host name's end of the services of the region.</summary>
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
