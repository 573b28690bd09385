using System.Text;

namespace CodeCommitEvents.Tests.Parsing;

/// <summary>Every payload is read as the index says, and writing it again does not change it.</summary>
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
    public void A_payload_is_what_the_index_says(string file)
    {
        var row = Payloads.Index.Single(row => row.File == file);

        var deliveries = EventParser.Parse(Payloads.Read(file));

        deliveries.Select(delivery => delivery.Event.GetType().Name).Should().Equal(row.Types);
        deliveries.Select(delivery => Outcome.Of(delivery.Event)).Should().Equal(row.Outcomes);
        deliveries.Sum(PublicProperties.ReadAll).Should().BeGreaterThanOrEqualTo(deliveries.Count);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Writing_all_deliveries_gives_the_payload_again(string file)
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
    public void A_delivery_written_alone_is_read_as_the_same(string file)
    {
        foreach (var delivery in EventParser.Parse(Payloads.Read(file)))
        {
            var again = EventParser.Parse(EventWriter.Write(delivery)).Should().ContainSingle().Which;

            Normal.Of(again).Should().Be(Normal.Of(delivery));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Bytes_text_and_element_are_read_alike(string file)
    {
        var payload = Payloads.Read(file);
        var expected = EventParser.Parse(payload);
        using var document = System.Text.Json.JsonDocument.Parse(payload);

        EventParser.Parse(Encoding.UTF8.GetString(payload)).Should().Equal(expected);
        EventParser.Parse(document.RootElement).Should().Equal(expected);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_kept_text_is_the_message_itself(string file)
    {
        var kept = EventParser.Parse(Payloads.Read(file), new EventParserOptions { KeepRawText = true });

        kept.Select(Forgotten).Should().Equal(EventParser.Parse(Payloads.Read(file)).Select(Forgotten));
        kept.Should().NotContain(delivery => delivery.RawText == null);
    }

    private static EventDelivery Forgotten(EventDelivery delivery) => delivery with { RawText = null };
}
