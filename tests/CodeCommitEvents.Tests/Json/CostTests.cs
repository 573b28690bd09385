using System.Diagnostics;
using System.Runtime.ExceptionServices;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Json;

/// <summary>
/// Tests that the time is proportional to the length of the payload. The limits are far above what the linear time needs. They are limits of the
/// processor time, which does not depend on other programs. No other test runs at the same time, because its time would be counted.
/// </summary>
[Collection(nameof(CostTests))]
[CollectionDefinition(nameof(CostTests), DisableParallelization = true)]
public class CostTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Deliveries_with_deeply_nested_unknown_fields_are_compared_in_linear_time()
    {
        var nested = string.Concat(Enumerable.Repeat("""{"a":""", 60)) + "1" + new string('}', 60);
        var json = $$"""{"codecommit":{"references":[{"ref":"a"},{"ref":"b"}]},"x":{{nested}}}""";
        var one = EventParser.Parse(json);
        var other = EventParser.Parse(json);

        await Within(() =>
        {
            one[0].Should().Be(other[0]);
            EventWriter.Write([one[0], other[1]]).Should().NotBeEmpty();
        });
    }

    [Fact]
    public async Task The_references_of_one_record_are_written_in_linear_time()
    {
        var fields = string.Join(',', Enumerable.Range(0, 2_000).Select(index => $"\"x{index}\":[{index}]"));
        var references = string.Join(',', Enumerable.Range(0, 9_000).Select(index => $$"""{"ref":"refs/tags/v{{index}}"}"""));
        var deliveries = EventParser.Parse($$"""{"Records":[{"codecommit":{"references":[{{references}}]},{{fields}}}]}""");

        await Within(() => EventWriter.Write(deliveries).Should().NotBeEmpty());
    }

    [Theory]
    [InlineData("""{"body":""")]
    [InlineData("""{"Message":""")]
    [InlineData("""{"Type":1,"Message":1,"TopicArn":1,"Records":1,"detail":1,"detail-type":1,"Sns":1,"event":1,"x":""")]
    [InlineData("""{"source":"a","detail-type":"b","x":""")]
    public async Task Known_names_nested_deeply_are_searched_in_linear_time(string start)
    {
        var nested = string.Concat(Enumerable.Repeat(start, 58)) + "1" + new string('}', 58);
        var payload = $"{{\"x\":{{{string.Join(',', Enumerable.Range(0, 4_000_000 / nested.Length).Select(index => $"\"k{index}\":{nested}"))}}}}}";

        await Within(() => EventParser.Parse(payload).Should().ContainSingle());
    }

    [Theory]
    [InlineData("\"a\":{\"Sns\":{}}", "\"a\":1")]
    [InlineData("\"\\u0065vent\":1", "\"x\":1")]
    [InlineData("\"a\":\"{\\\"a\\\":1}\"", "\"a\":1")]
    public async Task Very_many_properties_of_one_name_are_searched_in_linear_time(string property, string last)
    {
        var payload = $"{{{string.Join(',', Enumerable.Repeat(property, 150_000))},{last},{string.Join(',', Enumerable.Repeat(last, 150_000))}}}";

        await Within(() => EventParser.Parse(payload).Should().ContainSingle());
    }

    [Theory]
    [InlineData("\"{\"")]
    [InlineData("{\"messageId\":\"1\",\"body\":\"[{\"}")]
    [InlineData("{\"detail-type\":\"x\",\"detail\":\"{\"}")]
    public void Very_many_broken_texts_are_read_without_an_exception_for_each(string record)
    {
        var exceptions = 0;
        var thread = Environment.CurrentManagedThreadId;
        void Count(object? sender, FirstChanceExceptionEventArgs thrown) => exceptions += Environment.CurrentManagedThreadId == thread ? 1 : 0;
        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            EventParser.Parse($"[{string.Join(',', Enumerable.Repeat(record, 5_000))}]")
                .Should().HaveCount(5_000).And.OnlyContain(delivery => delivery.Event is UnreadableMessage);
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }

        exceptions.Should().BeLessThan(100, "only the first of the faults have a position");
    }

    [Fact]
    public void A_text_that_is_nested_too_deeply_says_so_after_very_many_broken_texts_too()
    {
        var deep = $"\"{new string('[', 70)}{new string(']', 70)}\"";

        var deliveries = EventParser.Parse($"[{string.Concat(Enumerable.Repeat("\"{\",", 100))}{deep}]");

        deliveries[^1].Event.Should().BeOfType<UnreadableMessage>().Which.Reason.Should().Be("The text is nested deeper than MaxDepth allows (64).");
        deliveries[^2].Event.Should().BeOfType<UnreadableMessage>().Which.Reason.Should().Be("The text is not JSON.");
        deliveries[0].Event.Should().BeOfType<UnreadableMessage>().Which.Reason.Should().Be("The text ends early: line 1, byte 2.");
    }

    private static async Task Within(Action action)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;

        await Task.Run(action).WaitAsync(Patience);

        process.Refresh();
        (process.TotalProcessorTime - before).Should().BeLessThan(Limit);
    }
}
