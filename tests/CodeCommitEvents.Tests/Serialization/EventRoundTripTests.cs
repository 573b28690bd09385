using System.Text;
using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Tests.Generators;
using CsCheck;

namespace CodeCommitEvents.Tests.Serialization;

/// <summary>
/// Tests that an event that System.Text.Json writes is read back as an equal event: alone, as a base type, in a list or in an
/// application's record.
/// </summary>
public class EventRoundTripTests
{
    private const int Iterations = 2_000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseUpper };

    private static readonly JsonSerializerOptions InSmallSteps = new() { DefaultBufferSize = 16 };

    public static TheoryData<string> PayloadFiles { get; } =
    [
        .. Payloads.FilesBelow(Payloads.Folder),
        .. Environment.GetEnvironmentVariable("CODECOMMIT_EVENTS_CORPUS") is { Length: > 0 } folder ? Payloads.FilesBelow(folder) : [],
    ];

    [Fact]
    public void Any_event_is_read_back_by_its_type_and_by_each_of_its_base_types() => AnyEvent.Any.Sample(
        delivery => TypesOf(delivery.Event).All(type => delivery.Event.Equals(JsonSerializer.Deserialize(JsonSerializer.Serialize(delivery.Event, type), type))),
        iter: Iterations);

    [Fact]
    public void Any_event_is_read_back_with_other_serializer_options() => AnyEvent.Any.Sample(
        delivery => delivery.Event.Equals(JsonSerializer.Deserialize<ServiceEvent>(JsonSerializer.Serialize<object>(delivery.Event, Indented), Indented)),
        iter: Iterations);

    [Fact]
    public void Any_events_are_read_back_from_a_list_by_generated_code() => AnyEvent.Any.Array[0, 4].Sample(
        deliveries =>
        {
            List<ServiceEvent> events = [.. deliveries.Select(delivery => delivery.Event)];
            var json = JsonSerializer.Serialize(events, AuditContext.Default.ListServiceEvent);
            JsonSerializer.Serialize(events).Should().Be(json);
            return JsonSerializer.Deserialize(json, AuditContext.Default.ListServiceEvent)!.SequenceEqual(events)
                && JsonSerializer.Deserialize<ValueList<ServiceEvent>>(json)!.SequenceEqual(events);
        },
        iter: Iterations / 2);

    [Fact]
    public void Any_record_of_an_application_is_read_back_by_reflection_and_by_generated_code() => AnyAudit.Value.Sample(
        audit =>
        {
            var json = JsonSerializer.Serialize(audit, AuditContext.Default.Audit);
            JsonSerializer.Serialize(audit).Should().Be(json);
            return audit.Equals(JsonSerializer.Deserialize<Audit>(json)) && audit.Equals(JsonSerializer.Deserialize(json, AuditContext.Default.Audit));
        },
        iter: Iterations / 2);

    [Fact]
    public async Task Any_event_is_read_back_from_a_stream_that_comes_in_pieces() => await AnyEvent.Any.SampleAsync(
        async delivery =>
        {
            using var stream = new MemoryStream();
            await JsonSerializer.SerializeAsync(stream, delivery.Event, InSmallSteps);
            stream.Position = 0;
            return delivery.Event.Equals(await JsonSerializer.DeserializeAsync<ServiceEvent>(stream, InSmallSteps));
        },
        iter: Iterations / 4);

    [Fact]
    public void The_parser_reads_any_event_as_the_serializer_does() => AnyEvent.Any.Sample(
        delivery => EventParser.Parse(JsonSerializer.Serialize(delivery.Event)) is [{ Envelope: NotificationEnvelope, Event: var read }] && read.Equals(delivery.Event),
        iter: Iterations);

    [Fact]
    public void Any_part_of_an_event_is_read_back()
    {
        foreach (var type in PartTypes)
        {
            AnyRecord.Of(type).Sample(part => part.Equals(JsonSerializer.Deserialize(JsonSerializer.Serialize(part, type), type)), iter: 200);
        }
    }

    [Theory]
    [MemberData(nameof(PayloadFiles))]
    public void Every_event_of_a_payload_is_read_back(string file)
    {
        if (!EventParser.TryParse(File.ReadAllBytes(file), out var deliveries))
        {
            return;
        }

        foreach (var delivery in deliveries)
        {
            var json = JsonSerializer.Serialize(delivery.Event);

            JsonSerializer.Deserialize<ServiceEvent>(json).Should().Be(delivery.Event);
            JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(json), delivery.Event.GetType()).Should().Be(delivery.Event);
        }
    }

    private static IEnumerable<Type> PartTypes => typeof(ServiceEvent).Assembly.GetExportedTypes().Where(type =>
        type is { IsClass: true, IsAbstract: false } && type.GetConstructor([]) is not null
        && Array.Exists(type.GetInterfaces(), one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IJsonRecord<>)));

    private static IEnumerable<Type> TypesOf(ServiceEvent made)
    {
        for (var type = made.GetType(); type != typeof(object); type = type!.BaseType)
        {
            yield return type!;
        }
    }
}
