using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>One condition of a rule. It is pure, and can say what it expects and what it meets.</summary>
/// <param name="Expected">What is expected, in words.</param>
/// <param name="IsMatch">Whether an event meets it.</param>
/// <param name="Actual">What an event has, in words.</param>
internal sealed record Condition(string Expected, Func<ServiceEvent, bool> IsMatch, Func<ServiceEvent, string> Actual)
{
    /// <summary>What stands for something that the event does not have.</summary>
    public const string None = "none";

    /// <summary>Names the kind of event, as <c>pullRequestCreated</c>.</summary>
    public static string EventName(ServiceEvent serviceEvent) =>
        serviceEvent is CodeCommitEvent { EventName.Length: > 0 } codeCommitEvent ? codeCommitEvent.EventName : serviceEvent.GetType().Name;
}
