using System.Text;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Parsing;

public class EventWriterTests
{
    private static readonly ReferenceDeletedEvent Deleted = new() { Reference = GitReference.Branch("a"), OldCommitId = "c0ffee" };

    [Fact]
    public void An_event_without_an_envelope_is_written_as_its_detail_object() =>
        EventWriter.WriteString(new EventDelivery { Event = Deleted }).Should().Be(
            """{"event":"referenceDeleted","referenceType":"branch","referenceName":"a","referenceFullName":"refs/heads/a","oldCommitId":"c0ffee"}""");

    [Fact]
    public void Bytes_and_text_are_the_same()
    {
        var delivery = new EventDelivery { Event = Deleted, Envelope = new NotificationEnvelope(Deleted) };

        Encoding.UTF8.GetString(EventWriter.Write(delivery)).Should().Be(EventWriter.WriteString(delivery));
    }

    [Fact]
    public void Null_is_refused()
    {
        FluentActions.Invoking(() => EventWriter.Write((EventDelivery)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => EventWriter.Write((IEnumerable<EventDelivery>)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => EventWriter.AdditionalFieldPaths(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void An_empty_list_of_deliveries_is_rejected() =>
        FluentActions.Invoking(() => EventWriter.Write([])).Should().Throw<ArgumentException>();

    [Fact]
    public void Two_deliveries_without_a_position_in_a_list_are_rejected()
    {
        var delivery = new EventDelivery { Event = Deleted };

        FluentActions.Invoking(() => EventWriter.Write([delivery, delivery])).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void An_alias_of_an_event_name_is_written_unchanged()
    {
        var delivery = EventParser.Parse(Payloads.Read("eventbridge/reactionCreated.json"))[0];

        EventWriter.WriteString(delivery).Should().Contain("\"event\":\"reactionCreated\"");
    }

    [Fact]
    public void A_trigger_that_was_made_in_code_has_the_nulls_that_AWS_sends()
    {
        var delivery = new EventDelivery { Event = Deleted, Envelope = new TriggerEnvelope(Deleted), Position = new RecordPosition() };

        EventWriter.WriteString(delivery).Should()
            .StartWith("""{"Records":[{"codecommit":{"references":[{"commit":"c0ffee","deleted":true,"ref":"refs/heads/a"}]},"customData":null""");
    }

    [Fact]
    public void References_of_one_record_are_written_into_one_record()
    {
        var envelope = new TriggerEnvelope(Deleted);
        var position = new RecordPosition();
        EventDelivery[] deliveries =
        [
            new() { Event = Deleted, Envelope = envelope, Position = position },
            new() { Event = new ReferenceCreatedEvent { Reference = GitReference.Tag("v1"), CommitId = "f00d" }, Envelope = envelope with { ReferenceIndex = 1 }, Position = position },
        ];

        var read = EventParser.Parse(EventWriter.Write(deliveries));

        read.Select(delivery => delivery.Event.GetType()).Should().Equal(typeof(ReferenceDeletedEvent), typeof(ReferenceCreatedEvent));
        read.Should().OnlyContain(delivery => delivery.Path == "Records[0]");
    }

    [Fact]
    public void An_event_that_a_trigger_cannot_send_is_refused()
    {
        var merge = new UnreferencedMergeCommitCreatedEvent();

        FluentActions.Invoking(() => EventWriter.Write(new EventDelivery { Event = merge, Envelope = new TriggerEnvelope() }))
            .Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_foreign_event_is_written_unchanged()
    {
        const string Json = """{ "mine" : [ 1.0, "\u00e4" ] }""";

        EventWriter.WriteString(EventParser.Parse(Json)[0]).Should().Be(Json);
    }
}
