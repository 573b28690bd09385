using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Parsing;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Parsing;

/// <summary>What is said about options, records and deliveries that are wrong, and which values are still right.</summary>
public sealed class ParsingReasonsTests
{
    [Fact]
    public void The_smallest_and_largest_options_are_accepted()
    {
        new EventParserOptions { MaxDepth = 1, MaxPayloadBytes = 1, MaxNesting = 0, MaxDeliveries = 1 }.MaxDepth.Should().Be(1);
        new EventParserOptions { MaxDepth = 512 }.MaxDepth.Should().Be(512);
    }

    [Fact]
    public void A_wrong_option_says_what_is_right()
    {
        Message(() => new EventParserOptions { MaxDepth = 0 }).Should().StartWith("MaxDepth must be from 1 to 512.");
        Message(() => new EventParserOptions { MaxPayloadBytes = 0 }).Should().StartWith("MaxPayloadBytes must be at least 1.");
        Message(() => new EventParserOptions { MaxNesting = -1 }).Should().StartWith("MaxNesting must not be negative.");
        Message(() => new EventParserOptions { MaxDeliveries = 0 }).Should().StartWith("MaxDeliveries must be at least 1.");

        static string Message(Func<object> create) => FluentActions.Invoking(create).Should().Throw<ArgumentOutOfRangeException>().Which.Message;
    }

    [Theory]
    [InlineData("aws:sqs")]
    [InlineData("aws:sns")]
    [InlineData("aws:codecommit")]
    public void A_record_without_the_content_of_its_source_is_unreadable_and_says_so(string source)
    {
        var unreadable = Unreadable($$"""{"Records":[{"eventSource":"{{source}}"}]}""");

        (unreadable.Layer, unreadable.Reason).Should().Be(("record", $"The record of {source} does not have the content of that source."));
    }

    [Fact]
    public void A_list_with_too_many_deliveries_says_so()
    {
        var references = string.Join(',', Enumerable.Range(0, 3).Select(index => $$"""{"ref":"refs/heads/{{index}}"}"""));

        var deliveries = EventParser.Parse($$$"""{"Records":[{"eventSource":"aws:codecommit","codecommit":{"references":[{{{references}}}]}}]}""", new EventParserOptions { MaxDeliveries = 2 });

        var rest = deliveries[^1].Event.Should().BeOfType<UnreadableMessage>().Which;
        (rest.Layer, rest.Reason).Should().Be(("list of records", "The record has more deliveries than MaxDeliveries allows (2). The text is the rest of the list."));
    }

    [Fact]
    public void Only_the_first_32_broken_texts_say_where_they_are_broken()
    {
        var reasons = EventParser.Parse($"[{string.Join(',', Enumerable.Repeat("\"{\"", 34))}]").Select(delivery => ((UnreadableMessage)delivery.Event).Reason).ToList();

        reasons.Count(reason => reason.Contains("line", StringComparison.Ordinal)).Should().Be(32);
        reasons[31].Should().Contain("line");
        reasons[32].Should().Be("The text is not JSON.");
    }

    [Fact]
    public void Deliveries_of_two_payloads_cannot_be_written_into_one_and_the_exception_says_so()
    {
        var one = EventParser.Parse(FakePayloads.EventBridgeToLambda(FakeEvents.ReferenceUpdated()));
        var other = EventParser.Parse(FakePayloads.EventBridgeToLambda(FakeEvents.ReferenceUpdated(seed: 1)));

        FluentActions.Invoking(() => EventWriter.Write([one[0], other[0]])).Should().Throw<ArgumentException>().WithMessage("Deliveries that are not in a list cannot be written into one payload.*");
    }

    [Theory]
    [InlineData("""{}""", "The JSON of a delivery must have a payload with exactly one event.")]
    [InlineData("""{"payload":[]}""", "The JSON of a delivery must have a payload with exactly one event.")]
    [InlineData("""{"payload":{"a":1},"indexes":[-1]}""", "Each index of a delivery must be a whole number that is not negative.")]
    [InlineData("""{"payload":{"a":1},"indexes":["1"]}""", "Each index of a delivery must be a whole number that is not negative.")]
    [InlineData("""{"payload":{"a":1},"indexes":[2147483648]}""", "Each index of a delivery must be a whole number that is not negative.")]
    [InlineData("""{"payload":{"a":1},"indexes":[0,1,2]}""", "A delivery must have one index for each list in its payload.")]
    [InlineData("""{"payload":{"a":1},"indexes":[2147483647]}""", "A delivery must have one index for each list in its payload.")]
    public void A_wrong_delivery_says_what_is_wrong(string json, string message) =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize<EventDelivery>(json)).Should().Throw<JsonException>().WithMessage(message);

    [Fact]
    public void A_missing_argument_throws()
    {
        using var writer = new Utf8JsonWriter(new MemoryStream());
        var converter = new EventDeliveryJsonConverter();

        FluentActions.Invoking(() => converter.Write(null!, new EventDelivery { Event = FakeEvents.ReferenceUpdated() }, JsonSerializerOptions.Default)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => converter.Write(writer, null!, JsonSerializerOptions.Default)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void The_innermost_of_several_surroundings_says_where_and_when()
    {
        const string Event = """{"event":"referenceUpdated","repositoryName":"shop","referenceFullName":"refs/heads/main"}""";
        string Around(string account, string region, string time, string content) => $$"""{"account":"{{account}}","region":"{{region}}","time":"{{time}}","payload":{{content}}}""";

        var inner = Around("111122223333", "eu-west-1", "2026-01-02T03:04:05Z", Event);
        var read = EventParser.Parse(Around("999999999999", "us-east-1", "2020-01-01T00:00:00Z", inner))[0].Event;
        var onlyOuter = EventParser.Parse(Around("999999999999", "us-east-1", "2020-01-01T00:00:00Z", $$"""{"payload":{{Event}}}"""))[0].Event;

        (read.Account, read.Region, read.Time).Should().Be(("111122223333", "eu-west-1", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)));
        (onlyOuter.Account, onlyOuter.Region).Should().Be(("999999999999", "us-east-1"));
    }

    private static UnreadableMessage Unreadable(string json) => EventParser.Parse(json).Should().ContainSingle().Which.Event.Should().BeOfType<UnreadableMessage>().Which;
}
