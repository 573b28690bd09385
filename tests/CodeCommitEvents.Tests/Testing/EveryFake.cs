using System.Reflection;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Testing;

/// <summary>All factory methods of fake events.</summary>
internal static class EveryFake
{
    /// <summary>The factories with a parameter <c>seed</c>: those of events that have their own type.</summary>
    public static IReadOnlyList<MethodInfo> Factories { get; } =
    [
        .. typeof(FakeEvents).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(factory => factory.GetParameters() is [.., { Name: "seed" }]),
    ];

    /// <summary>The events that the factories create with the seed and without other arguments.</summary>
    public static IEnumerable<ServiceEvent> Events(int seed = 0) => Factories.Select(factory => Make(factory, seed));

    /// <summary>Whether a notification rule can send the event.</summary>
    public static bool HasNotification(ServiceEvent made) =>
        made.Channels.HasFlag(EventChannels.Notification);

    public static ServiceEvent Make(MethodInfo factory, int seed = 0) =>
        (ServiceEvent)factory.Invoke(null, [.. factory.GetParameters().Select(parameter => parameter.Name == "seed" ? seed : parameter.DefaultValue)])!;
}
