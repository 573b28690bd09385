using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CsCheck;

namespace CodeCommitEvents.Tests.Generators;

/// <summary>Generates deliveries: any event in up to four nested transports.</summary>
internal static class AnyDelivery
{
    /// <summary>All types of transports.</summary>
    public static IEnumerable<Type> TransportTypes => typeof(Transport).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Transport)));

    private const string Position = nameof(Transport.Position);

    private static readonly string[] OfLambdaRecords =
    [
        nameof(SnsTransport.EventSource), nameof(SnsTransport.EventVersion), nameof(SnsTransport.EventSubscriptionArn),
        nameof(SnsTransport.RecordFields),
    ];

    /// <summary>Properties from which an event without these values takes them.</summary>
    private static readonly string[] OfTheEvent =
        [nameof(EventBridgeTransport.Account), nameof(EventBridgeTransport.Region), nameof(EventBridgeTransport.Time), nameof(EventBridgeTransport.TimeText), nameof(EventBridgeTransport.Resources)];

    /// <summary>The transports whose properties cannot have any value.</summary>
    private static readonly Dictionary<Type, Gen<Transport>> Special = new()
    {
        [typeof(SnsTransport)] = Gen.OneOf(
            AnyRecord.Of<SnsTransport>(Position).Select(sns => (Transport)(sns with { Type = "Notification", IsLambdaRecord = true })),
            AnyRecord.Of<SnsTransport>([Position, .. OfLambdaRecords]).Select(sns => (Transport)(sns with { Type = "Notification", IsLambdaRecord = false }))),
        [typeof(SqsTransport)] = AnyRecord.Of<SqsTransport>(Position).Select(sqs => (Transport)(sqs with { MessageId = sqs.MessageId ?? "" })),
        [typeof(LambdaDestinationTransport)] = AnyRecord.Of<LambdaDestinationTransport>(Position, nameof(LambdaDestinationTransport.ResponsePayloadJson))
            .Select(destination => (Transport)(destination with { ResponsePayloadJson = """{"body":1}""" })),
        [typeof(InputTransformerTransport)] = AnyRecord.Of<InputTransformerTransport>(Position)
            .Select(transformer => (Transport)(transformer with { Key = "x-key \"\\ ä" + transformer.Key.Length })),
        [typeof(EventBridgeTransport)] = AnyRecord.Of<EventBridgeTransport>([Position, .. OfTheEvent])
            .Select(republished => (Transport)(republished with { DetailType = $"CodeCommit {republished.DetailType}", Source = $"acme.{republished.Source}" })),
        [typeof(CloudWatchLogsTransport)] = AnyRecord.Of<CloudWatchLogsTransport>(Position, nameof(Transport.IsInline)).Select(logs => (Transport)logs),
        [typeof(KinesisTransport)] = AnyRecord.Of<KinesisTransport>(Position, nameof(Transport.IsInline))
            .Select(kinesis => (Transport)(kinesis with { ApproximateArrivalTimestampJson = "1.5" })),
        [typeof(JsonStringTransport)] = AnyRecord.Of<JsonStringTransport>(Position, nameof(Transport.AdditionalFields), nameof(Transport.IsInline)).Select(text => (Transport)text),
    };

    private static readonly Gen<Transport> AnyTransport =
        Gen.OneOf([.. TransportTypes.Select(type => Special.GetValueOrDefault(type) ?? AnyRecord.Of(type, Position).Select(made => (Transport)made))]);

    private static readonly Gen<RecordPosition?> AnyPosition = Gen.Frequency(
        (2, Gen.Const((RecordPosition?)null)),
        (2, AnyRecord.Of<RecordPosition>(nameof(RecordPosition.IsBareArray)).Select(position => (RecordPosition?)(position with { Index = 0 }))),
        (1, Gen.Const((RecordPosition?)new RecordPosition { IsBareArray = true })));

    public static Gen<EventDelivery> Value { get; } =
        Gen.Select(AnyEvent.Any, Gen.Select(AnyTransport, AnyPosition).Array[0, 4], AnyPosition, Wrap);

    private static EventDelivery Wrap(EventDelivery inner, (Transport Transport, RecordPosition? Position)[] transports, RecordPosition? last)
    {
        var outer = new List<Transport>();
        var canBeList = true;
        var mustBeObject = false;
        foreach (var (transport, wanted) in transports)
        {
            if (transport is JsonStringTransport && mustBeObject)
            {
                continue;
            }

            if (transport is CloudWatchLogsTransport)
            {
                outer.Add(transport with { Position = RecordPosition.LogEvent(0, JsonFields.Parse("""{"logGroup":"x"}""")) });
            }
            else
            {
                outer.Add(transport with { Position = Fitting(wanted, canBeList, mustBeObject, transport is JsonStringTransport) });
            }

            // The parser searches only objects in an object without a known form.
            mustBeObject = transport.IsInline || transport is InputTransformerTransport or EventBridgeTransport;
            canBeList = transport is not (InputTransformerTransport or EventBridgeTransport or SnsTransport { IsInline: true });
        }

        return inner with { Transports = [.. outer], Position = Fitting(last, canBeList, mustBeObject, isText: false) };
    }

    /// <summary>
    /// Returns the wanted position if it is valid in this place. Null otherwise. A position in a bare array is not valid where an
    /// object is required. It is the only valid position for a text.
    /// </summary>
    private static RecordPosition? Fitting(RecordPosition? wanted, bool canBeList, bool mustBeObject, bool isText) =>
        wanted is null || (wanted.IsBareArray && !canBeList) || (isText && (!wanted.IsBareArray || mustBeObject)) ? null : wanted;
}
