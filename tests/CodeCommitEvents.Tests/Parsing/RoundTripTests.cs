using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Tests.Generators;
using CsCheck;

namespace CodeCommitEvents.Tests.Parsing;

/// <summary>Tests that a written delivery is read back as an equal delivery, whatever texts it contains.</summary>
public class RoundTripTests
{
    private const int Iterations = 4_000;

    [Fact]
    public void Any_event_in_a_notification_is_read_as_it_was_written() => AnyEvent.Notification.Sample(IsReadAsWritten, iter: Iterations);

    [Fact]
    public void Any_event_of_EventBridge_is_read_as_it_was_written() => AnyEvent.EventBridge.Sample(IsReadAsWritten, iter: Iterations);

    [Fact]
    public void Any_reference_of_a_trigger_is_read_as_it_was_written() => AnyEvent.Trigger.Sample(IsReadAsWritten, iter: Iterations);

    [Fact]
    public void The_details_of_any_event_alone_are_read_as_they_were_written() => AnyEvent.DetailAlone.Sample(IsReadAsWritten, iter: Iterations);

    [Fact]
    public void Any_event_in_any_wrappers_is_read_as_it_was_written() => AnyDelivery.Value.Sample(IsReadAsWritten, iter: Iterations);

    [Fact]
    public void Writing_again_gives_the_same_bytes() => AnyDelivery.Value.Sample(
        delivery =>
        {
            var written = EventWriter.Write(delivery);
            return EventWriter.Write(EventParser.Parse(written)).SequenceEqual(written);
        },
        iter: Iterations / 4);

    [Fact]
    public void A_batch_of_any_events_is_read_as_it_was_written() => AnyEvent.Notification.Array[1, 5].Sample(
        deliveries =>
        {
            EventDelivery[] batch = [.. deliveries.Select((delivery, index) => delivery with { Position = new RecordPosition { Index = index } })];
            AreReadAsWritten(batch, EventWriter.Write(batch));
        },
        iter: Iterations / 4);

    private static void IsReadAsWritten(EventDelivery delivery) => AreReadAsWritten([delivery], EventWriter.Write(delivery));

    private static void AreReadAsWritten(EventDelivery[] deliveries, byte[] written)
    {
        var read = EventParser.Parse(written);
        if (!read.SequenceEqual(deliveries))
        {
            string.Join('\n', read).Should().Be(string.Join('\n', deliveries.AsEnumerable()));
            throw new InvalidOperationException("The deliveries that were read have the same text as the written ones, but are not equal to them.");
        }
    }
}
