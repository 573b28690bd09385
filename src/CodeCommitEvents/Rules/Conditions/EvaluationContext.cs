using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>What a condition is asked about.</summary>
/// <param name="Event">The event.</param>
/// <param name="Facts">What is known about it beyond what it says itself.</param>
internal readonly record struct EvaluationContext(ServiceEvent Event, EventFacts Facts);
