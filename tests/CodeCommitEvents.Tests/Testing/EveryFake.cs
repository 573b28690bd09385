using System.Reflection;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Testing;

/// <summary>Every factory of fake events.</summary>
internal static class EveryFake
{
    /// <summary>Those of events that have a type of their own: they take a seed.</summary>
    public static IReadOnlyList<MethodInfo> Factories { get; } =
    [
        .. typeof(FakeEvents).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(factory => factory.GetParameters() is [.., { Name: "seed" }]),
    ];

    /// <summary>What the factories make by default.</summary>
    public static IEnumerable<ServiceEvent> Events(int seed = 0) => Factories.Select(factory => Make(factory, seed));

    /// <summary>Whether a notification rule sends such an event.</summary>
    public static bool HasNotification(ServiceEvent made) =>
        made is not (TriggerTestEvent or ReactionEvent or PullRequestApprovalRuleEvent or ApprovalRuleTemplateEvent or UnreferencedMergeCommitCreatedEvent);

    public static ServiceEvent Make(MethodInfo factory, int seed = 0) =>
        (ServiceEvent)factory.Invoke(null, [.. factory.GetParameters().Select(parameter => parameter.Name == "seed" ? seed : parameter.DefaultValue)])!;
}
