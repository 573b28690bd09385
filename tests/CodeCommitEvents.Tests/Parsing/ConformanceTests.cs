using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Parsing;

/// <summary>
/// Parses every payload in a folder completely. An environment variable names the folder. By default, these are the
/// payloads of the tests that only have documented fields.
/// </summary>
public class ConformanceTests
{
    private const string Variable = "CODECOMMIT_EVENTS_CORPUS";

    /// <summary>Words in the names of payloads that test undocumented content, such as lists that SQS never fills.</summary>
    private static readonly string[] Undocumented =
    [
        "unknown-fields", "ill-typed", "broken", "identity-", "event-", "detail-", "foreign", "cloudtrail", "s3-event", "own-json",
        "records-empty", "both-type-keys", "input-transformer", "sqs-batch-mixed", "unknown-event", "unknown-detail-type", "references-", "empty-object",
        "fleet-state-change", "duplicate-keys", "mixed", "null-everywhere", "explicit-false", "raw-sqs-lambda.", "dead-letter",
    ];

    public static TheoryData<string> Files { get; } =
        [.. Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? In(folder) : Documented()];

    [Fact]
    public void The_folder_of_the_environment_variable_or_else_the_one_beside_the_tests_has_payloads() =>
        Files.Should().NotBeEmpty($"{Variable} names a folder of payloads, or nothing");

    [Theory]
    [MemberData(nameof(Files))]
    public void A_payload_of_the_named_folder_or_else_a_documented_one_is_read_whole(string file)
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
        .Where(row => !Undocumented.Any(word => Path.GetFileName(row.File).Contains(word, StringComparison.Ordinal)))
        .Select(row => Path.Combine(Payloads.Folder, row.File));
}
