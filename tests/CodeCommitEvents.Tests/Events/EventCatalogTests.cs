using System.Text.RegularExpressions;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Testing;

namespace CodeCommitEvents.Tests.Events;

/// <summary>Compares the documents and the fakes with the events and channels in the event catalog.</summary>
public sealed partial class EventCatalogTests
{
    private const string Suffix = "Event";

    public static TheoryData<string> Names { get; } = [.. EventCatalog.Entries.Select(entry => entry.Name)];

    [Fact]
    public void Every_event_has_one_entry() => EventCatalog.Entries.Select(entry => entry.Type).Should().BeEquivalentTo(
        typeof(ServiceEvent).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(ServiceEvent))
            && !type.IsSubclassOf(typeof(UntypedMessage)) && !type.IsSubclassOf(typeof(SnsControlMessage))
            && type != typeof(UnknownCodeCommitEvent) && type != typeof(UnknownCodeBuildEvent)));

    [Theory]
    [InlineData("README.md", "events")]
    [InlineData("docs/events.md", "event")]
    public void The_table_of_a_document_has_every_event_with_its_channels(string document, string column) =>
        Table(document, column).SelectMany(row => row.Names.Select(name => (name, row.Channels))).Should().BeEquivalentTo(
            EventCatalog.Entries.Select(entry => (entry.Type.Name, entry.Channels)));

    [Fact]
    public void The_table_of_the_events_has_their_base_types()
    {
        foreach (var (names, cells, _) in Table("docs/events.md", "event"))
        {
            var type = EventCatalog.Entries.Single(entry => entry.Type.Name == names[0]).Type;

            Codes(cells[2]).Should().Equal(type.BaseType == typeof(CodeCommitEvent) ? [] : [type.BaseType!.Name], "of {0}", type);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_fake_of_an_event_can_be_sent_over_its_channels_and_no_others(string name)
    {
        var entry = EventCatalog.Entries.Single(entry => entry.Name == name);
        var fakes = EveryFake.Events().Where(made => made.GetType() == entry.Type).ToList();

        fakes.Should().NotBeEmpty();
        foreach (var fake in fakes)
        {
            fake.Channels.Should().Be(entry.Channels);
            IsSent(() => FakeMessages.Notification(fake)).Should().Be(entry.Channels.HasFlag(EventChannels.Notification));
            IsSent(() => FakeMessages.EventBridge(fake)).Should().Be(entry.Channels.HasFlag(EventChannels.EventBridge));
            (fake is CodeCommitEvent codeCommit && IsSent(() => FakeMessages.Trigger(codeCommit))).Should().Be(entry.Channels.HasFlag(EventChannels.Trigger));
        }
    }

    private static bool IsSent(Func<string> message)
    {
        try
        {
            return EventParser.Parse(message()) is [{ Event.Channels: not EventChannels.None }];
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The rows of the table that shows the channels of events. In its last three columns, <c>yes</c> means that the channel sends the event.</summary>
    private static IEnumerable<(string[] Names, string[] Cells, EventChannels Channels)> Table(string document, string column)
    {
        var lines = File.ReadAllLines(Path.Combine(Payloads.Repository, document));
        var head = Array.FindIndex(lines, line => line.EndsWith("| N | E | T |", StringComparison.Ordinal));
        var at = Array.IndexOf(Cells(lines[head]), column);
        return lines.Skip(head + 2).TakeWhile(line => line.StartsWith('|')).Select(Cells).Select(cells => (
            Codes(cells[at]).Select(name => name.EndsWith(Suffix, StringComparison.Ordinal) ? name : name + Suffix).ToArray(),
            cells,
            Channel(cells[^4], EventChannels.Notification) | Channel(cells[^3], EventChannels.EventBridge) | Channel(cells[^2], EventChannels.Trigger)));
    }

    private static EventChannels Channel(string cell, EventChannels channel) => cell switch
    {
        "yes" => channel,
        "" => EventChannels.None,
        _ => throw new ArgumentException($"A channel is 'yes' or empty, not '{cell}'.", nameof(cell)),
    };

    private static string[] Cells(string line) => line.Split('|', StringSplitOptions.TrimEntries);

    private static string[] Codes(string cell) => [.. Code().Matches(cell).Select(match => match.Groups["code"].Value)];

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Code();
}
