using System.Reflection;
using System.Text;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tool;

/// <summary>The fake events by the names that AWS uses, and the ways in which they arrive.</summary>
internal static class FakeCatalog
{
    private const string Notification = "notification";
    private const string EventBridge = "eventbridge";

    private static readonly Type[] Untyped = [typeof(UntypedMessage), typeof(UnknownCodeCommitEvent)];

    /// <summary>Each method of <see cref="FakeEvents"/> that needs no argument returns an event of its name.</summary>
    private static readonly Dictionary<string, MethodInfo> Factories = typeof(FakeEvents).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(method => !method.IsGenericMethod && method.ReturnType.IsAssignableTo(typeof(ServiceEvent)) && !Untyped.Any(method.ReturnType.IsAssignableTo))
        .ToDictionary(method => $"{char.ToLowerInvariant(method.Name[0])}{method.Name[1..]}", StringComparer.Ordinal);

    /// <summary>The properties that many events have, by the names of their options.</summary>
    private static readonly Dictionary<string, (Type Type, Func<ServiceEvent, string, ServiceEvent> With)> Properties = new(StringComparer.Ordinal)
    {
        ["repository"] = (typeof(CodeCommitEvent), static (fake, name) => (CodeCommitEvent)fake with { RepositoryName = name }),
        ["reference"] = (typeof(ReferenceEvent), static (fake, name) => (ReferenceEvent)fake with { Reference = GitReference.Parse(name) }),
    };

    private static readonly Dictionary<string, Func<ServiceEvent, byte[]>> Ways = new(StringComparer.Ordinal)
    {
        [Notification] = serviceEvent => Encoding.UTF8.GetBytes(FakeMessages.Notification(serviceEvent)),
        [EventBridge] = FakePayloads.EventBridgeToLambda,
        ["trigger"] = serviceEvent => FakePayloads.TriggerToLambda(Sent(serviceEvent)),
        ["sns-message"] = serviceEvent => Encoding.UTF8.GetBytes(FakeMessages.Sns(FakeMessages.Notification(serviceEvent))),
        ["sns"] = FakePayloads.SnsToLambda,
        ["sqs"] = serviceEvent => FakePayloads.SnsToSqsToLambda(serviceEvent),
        ["raw-sqs"] = serviceEvent => FakePayloads.RawSnsToSqsToLambda(serviceEvent),
        ["eventbridge-sns"] = FakePayloads.EventBridgeToSnsToLambda,
        ["eventbridge-sqs"] = serviceEvent => FakePayloads.EventBridgeToSqsToLambda(serviceEvent),
        ["trigger-sns"] = serviceEvent => FakePayloads.TriggerToSnsToLambda(Sent(serviceEvent)),
    };

    public static IReadOnlyCollection<string> Events => Factories.Keys;

    public static IReadOnlyCollection<string> Wraps => Ways.Keys;

    /// <summary>Returns the payload of an event.</summary>
    /// <param name="name">One of <see cref="Events"/>.</param>
    /// <param name="way">One of <see cref="Wraps"/>. Null for the usual way of the event.</param>
    /// <param name="values">Values of the event by their names, such as <c>text</c> for a comment.</param>
    /// <exception cref="ArgumentException">The event does not arrive in this way.</exception>
    public static byte[] Payload(string name, string? way, IReadOnlyDictionary<string, string> values)
    {
        var factory = Factories[name];
        var serviceEvent = (ServiceEvent)factory.Invoke(null, [.. factory.GetParameters().Select(parameter => Argument(parameter, values))])!;
        foreach (var (property, (_, with)) in Properties)
        {
            serviceEvent = values.TryGetValue(property, out var value) ? with(serviceEvent, value) : serviceEvent;
        }

        if (way is not null)
        {
            return Ways[way](serviceEvent);
        }

        try
        {
            return Ways[Notification](serviceEvent);
        }
        catch (ArgumentException)
        {
            return serviceEvent is TriggerTestEvent ? Ways["trigger"](serviceEvent) : Ways[EventBridge](serviceEvent);
        }
    }

    /// <summary>Returns whether an event has a value of a name.</summary>
    public static bool Has(string name, string value) =>
        Factories[name].GetParameters().Any(parameter => parameter.Name == value)
            || (Properties.TryGetValue(value, out var property) && Factories[name].ReturnType.IsAssignableTo(property.Type));

    private static object? Argument(ParameterInfo parameter, IReadOnlyDictionary<string, string> values) =>
        !values.TryGetValue(parameter.Name!, out var value) ? parameter.DefaultValue
        : parameter.ParameterType == typeof(string) ? value
        : Activator.CreateInstance(Nullable.GetUnderlyingType(parameter.ParameterType)!, value);

    private static CodeCommitEvent Sent(ServiceEvent serviceEvent) =>
        serviceEvent as CodeCommitEvent ?? throw new ArgumentException("Triggers do not send events of this type.", nameof(serviceEvent));
}
