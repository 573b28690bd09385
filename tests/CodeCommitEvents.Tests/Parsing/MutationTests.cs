using System.Text.Json;

namespace CodeCommitEvents.Tests.Parsing;

/// <summary>Tests payloads in which a field is missing, has a wrong value, or occurs twice.</summary>
public class MutationTests
{
    /// <summary>The fields that the parser needs to identify an event: the event name, and the id or name of the changed object.</summary>
    private static readonly string[] Identity =
    [
        ".detail.event", ".detail.pullRequestId", ".detail.commentId", ".detail.referenceFullName", ".detail.referenceName",
        ".detail.build-id",
    ];

    /// <summary>The fields that can be a list of records.</summary>
    private static readonly string[] Contents = [".Records", ".body", ".requestPayload"];

    private static readonly string[] Unmutable = ["duplicate-keys", "records-empty"];

    public static TheoryData<string> Files { get; } =
        [.. Payloads.Index.Select(row => row.File).Where(file => !Unmutable.Any(part => file.Contains(part, StringComparison.Ordinal)))];

    public static TheoryData<string> Events { get; } =
    [
        .. Payloads.Index
            .Where(row => row.Outcomes is ["event"] && (row.File.StartsWith("notification/", StringComparison.Ordinal) || row.File.StartsWith("eventbridge/", StringComparison.Ordinal) || row.File.StartsWith("codebuild/", StringComparison.Ordinal)))
            .Select(row => row.File)
            .Where(file => !Unmutable.Append("detail-as-string").Any(part => file.Contains(part, StringComparison.Ordinal))),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_payload_with_a_wrong_field_is_read_and_written_without_loss(string file)
    {
        foreach (var (field, changed) in Mutations.OfEveryField(Payloads.Read(file)))
        {
            var deliveries = EventParser.Parse(changed);
            _ = deliveries.Sum(PublicProperties.ReadAll);
            if (!IsEmptied(field) && deliveries.Count > 0)
            {
                SemanticJson.Difference(changed, EventWriter.Write(deliveries)).Should().BeNull(field);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_with_a_wrong_field_keeps_its_type(string file)
    {
        var type = EventParser.Parse(Payloads.Read(file))[0].Event.GetType();
        var details = Mutations.OfEveryField(Payloads.Read(file))
            .Where(mutation => mutation.Field.StartsWith(".detail.", StringComparison.Ordinal) && !Identity.Contains(mutation.Field, StringComparer.Ordinal));
        foreach (var (field, changed) in details)
        {
            EventParser.Parse(changed)[0].Event.Should().BeOfType(type, field);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_last_of_two_fields_with_one_name_counts(string file)
    {
        using var document = JsonDocument.Parse(Payloads.Read(file));
        var expected = EventParser.Parse(Payloads.Read(file));

        var doubled = EventParser.Parse(Mutations.WithEveryFieldTwice(document.RootElement));

        doubled.Select(Comparable).Should().Equal(expected.Select(Comparable));
    }

    /// <summary>Whether the change can have emptied a list of records. An empty list has no delivery from which the payload can be written.</summary>
    private static bool IsEmptied(string field) =>
        Contents.Any(name => field.EndsWith(name, StringComparison.Ordinal));

    /// <summary>The compared value: the event, or only its type if the event stores its raw JSON.</summary>
    private static object Comparable(EventDelivery delivery) =>
        delivery.Event is { RawText: null } typed ? typed : delivery.Event.GetType();
}
