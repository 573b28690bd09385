using System.Text;

namespace CodeCommitEvents.Tests.Parsing;

/// <summary>Tests that every payload has the outcomes in the index, and that writing its deliveries reproduces the payload.</summary>
public class FixtureTests
{
    public static TheoryData<string> Files { get; } = [.. Payloads.Index.Select(row => row.File)];

    [Fact]
    public void Every_row_of_the_index_is_a_payload_and_no_payload_has_two_rows() =>
        Payloads.Index.Select(row => row.File).Order(StringComparer.Ordinal).Should().Equal(
            Payloads.FilesBelow(Payloads.Folder)
                .Select(file => Path.GetRelativePath(Payloads.Folder, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_payload_has_the_types_and_outcomes_of_the_index(string file)
    {
        var row = Payloads.Index.Single(row => row.File == file);

        var deliveries = EventParser.Parse(Payloads.Read(file));

        deliveries.Select(delivery => delivery.Event.GetType().Name).Should().Equal(row.Types);
        deliveries.Select(delivery => Outcome.Of(delivery.Event)).Should().Equal(row.Outcomes);
        deliveries.Sum(PublicProperties.ReadAll).Should().BeGreaterThanOrEqualTo(deliveries.Count);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Writing_all_deliveries_reproduces_the_payload(string file)
    {
        var payload = Payloads.Read(file);
        var deliveries = EventParser.Parse(payload);
        if (deliveries.Count == 0)
        {
            FluentActions.Invoking(() => EventWriter.Write(deliveries)).Should().Throw<ArgumentException>();
            return;
        }

        SemanticJson.Difference(payload, EventWriter.Write(deliveries)).Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_delivery_that_is_written_alone_is_read_as_the_same_delivery(string file)
    {
        foreach (var delivery in EventParser.Parse(Payloads.Read(file)))
        {
            var again = EventParser.Parse(EventWriter.Write(delivery)).Should().ContainSingle().Which;

            Normal.Of(again).Should().Be(Normal.Of(delivery));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Bytes_text_and_a_JSON_element_give_equal_deliveries(string file)
    {
        var payload = Payloads.Read(file);
        var expected = EventParser.Parse(payload);
        using var document = System.Text.Json.JsonDocument.Parse(payload);

        EventParser.Parse(Encoding.UTF8.GetString(payload)).Should().Equal(expected);
        EventParser.Parse(document.RootElement).Should().Equal(expected);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Keeping_the_raw_text_does_not_change_the_deliveries(string file)
    {
        var kept = EventParser.Parse(Payloads.Read(file), new EventParserOptions { KeepRawText = true });

        kept.Select(Forgotten).Should().Equal(EventParser.Parse(Payloads.Read(file)).Select(Forgotten));
        kept.Should().NotContain(delivery => delivery.RawText == null);
    }

    private static EventDelivery Forgotten(EventDelivery delivery) => delivery with { RawText = null };
}
