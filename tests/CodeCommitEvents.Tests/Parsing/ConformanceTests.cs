using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Parsing;

/// <summary>
/// Checks that every payload in a folder is parsed and written without loss. An environment variable contains the path of the
/// folder. If it is not set, the payloads in tests/Payloads are used, except those with undocumented content.
/// </summary>
public class ConformanceTests
{
    private const string Variable = "CODECOMMIT_EVENTS_CORPUS";

    /// <summary>Parts of the file names of payloads with undocumented content.</summary>
    private static readonly string[] Undocumented =
    [
        "unknown-fields", "ill-typed", "broken", "identity-", "event-", "detail-", "foreign", "cloudtrail", "s3-event", "own-json",
        "records-empty", "both-type-keys", "input-transformer", "sqs-batch-mixed", "unknown-event", "unknown-detail-type", "references-", "empty-object",
        "fleet-state-change", "duplicate-keys", "mixed", "null-everywhere", "explicit-false", "raw-sqs-lambda.", "dead-letter",
        "api-gateway", "function-url", "load-balancer", "cloudwatch-logs", "step-functions", "transformer-", "extended-client", "own-names",
    ];

    public static TheoryData<string> Files { get; } =
        [.. Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? In(folder) : Documented()];

    [Fact]
    public void The_folder_contains_payloads() =>
        Files.Should().NotBeEmpty($"{Variable} must be the path of a folder with payloads, or must not be set");

    [Theory]
    [MemberData(nameof(Files))]
    public void A_payload_is_read_and_written_without_loss(string file)
    {
        var payload = File.ReadAllBytes(file);

        var deliveries = EventParser.Parse(payload);

        deliveries.Should().NotBeEmpty();
        deliveries.Select(delivery => delivery.Event).Should().NotContain(message => message is UnreadableMessage);
        deliveries.Should().OnlyContain(delivery => delivery.Event is UntypedMessage || EventWriter.AdditionalFieldPaths(delivery).Count == 0);
        deliveries.Sum(PublicProperties.ReadAll).Should().BeGreaterThan(deliveries.Count);
        SemanticJson.Difference(payload, EventWriter.Write(deliveries)).Should().BeNull();
    }

    private static IEnumerable<string> In(string folder) => Directory.Exists(folder) ? Payloads.FilesBelow(folder) : [];

    private static IEnumerable<string> Documented() => Payloads.Index
        .Where(row => !Undocumented.Any(word => row.File.Contains(word, StringComparison.Ordinal)))
        .Select(row => Path.Combine(Payloads.Folder, row.File));
}
