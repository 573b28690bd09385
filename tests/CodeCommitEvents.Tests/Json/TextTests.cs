using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Json;

/// <summary>Text is read from JSON unchanged, with any escape sequences and at any depth.</summary>
public class TextTests
{
    /// <param name="escaped">The text, escaped for JSON.</param>
    /// <param name="text">The expected text. An unpaired surrogate is written as an escape sequence, because an attribute cannot contain one.</param>
    [Theory]
    [InlineData("\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\\\/\b\f\n\r\t")]
    [InlineData("\\u0000\\u001f", "\0\u001f")]
    [InlineData("\\u00E4\\u00e4", "ää")]
    [InlineData("\\ud83d\\udc4d", "👍")]
    [InlineData("👍\\n", "👍\n")]
    [InlineData("\\ud83d", "\\ud83d")]
    [InlineData("\\udc4d\\ud83d", "\\udc4d\\ud83d")]
    [InlineData("a\\ud83db\\n\\u0041", "a\\ud83db\nA")]
    [InlineData("\\ud83d\\n", "\\ud83d\n")]
    [InlineData("\\ud83d\\ud83d\\udc4d", "\\ud83d👍")]
    [InlineData("\\ud83d\\u0041", "\\ud83dA")]
    [InlineData("\\\\ud83d", "\\\\ud83d")]
    public void An_escaped_text_is_read_and_written(string escaped, string text)
    {
        var delivery = EventParser.Parse($$"""{"event":"pullRequestCreated","pullRequestId":"1","title":"{{escaped}}"}""")[0];

        ((PullRequestEvent)delivery.Event).Title.Should().Be(Regex.Unescape(text));
        EventParser.Parse(EventWriter.Write(delivery)).Should().Equal(delivery);
    }

    /// <param name="title">The text. An unpaired surrogate is written as an escape sequence, because an attribute cannot contain one.</param>
    [Theory]
    [InlineData("\\ud83d")]
    [InlineData("👍 \"quoted\" \\\\ \n")]
    [InlineData("\\\\u0041")]
    public void A_text_inside_several_wrappers_is_read_unchanged(string title)
    {
        var made = new PullRequestCreatedEvent { PullRequestId = "1", Title = Regex.Unescape(title) };
        var delivery = new EventDelivery
        {
            Event = made,
            Transports = [new JsonStringTransport(), new SqsTransport { MessageId = "1" }, new SnsTransport { Type = "Notification" }, new JsonStringTransport()],
        };

        EventParser.Parse(EventWriter.Write(delivery)).Should().Equal(delivery);
    }

    [Theory]
    [InlineData("\\u0065vent", "\\u0070ullRequestId")]
    [InlineData("even\\u0074", "pullReques\\u0074Id")]
    public void The_names_of_properties_may_be_escaped_too(string eventName, string idName) =>
        EventParser.Parse($$"""{"{{eventName}}":"pullRequest\u0043reated","{{idName}}":"1"}""")[0].Event
            .Should().Be(new PullRequestCreatedEvent { PullRequestId = "1" });

    [Fact]
    public void The_fields_that_identify_a_wrapper_may_be_escaped() =>
        EventParser.Parse("""{"Type":"Notific\u0061tion","Message":{}}""").Should().ContainSingle().Which.Path.Should().Be("Message");

    [Theory]
    [InlineData("""{"new":1}""", """{"new":2}""")]
    [InlineData("""{"\ud83d":1}""", """{"\udc4d":1}""")]
    public void Names_that_differ_are_kept_apart(string one, string other) =>
        EventParser.Parse($$"""[{{one}},{{other}}]""").Select(delivery => delivery.RawText).Should().Equal(one, other);

    [Fact]
    public void JSON_is_written_without_needless_escapes()
    {
        var written = EventWriter.Write(new EventDelivery { Event = new PullRequestCreatedEvent { PullRequestId = "1", Title = "ä < 👍" } });

        Encoding.UTF8.GetString(written).Should().Contain("ä < ");
        JsonDocument.Parse(written).RootElement.GetProperty("title").GetString().Should().Be("ä < 👍");
    }

    [Fact]
    public void An_object_with_many_fields_is_read_completely()
    {
        var fields = string.Join(',', Enumerable.Range(0, 5000).Select(index => $"\"x{index}\":[{index}]"));

        var read = EventParser.Parse($$"""{"event":"pullRequestCreated",{{fields}},"pullRequestId":"1"}""")[0].Event;

        read.AdditionalFields.Count.Should().Be(5000);
        read.AdditionalFields["x4999"][0].GetInt32().Should().Be(4999);
    }
}
