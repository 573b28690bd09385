using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>One of the things that can happen to the subject of a rule: a pull request is opened, a tag moved.</summary>
/// <param name="Word">The word for it: <c>opened</c>.</param>
/// <param name="IsMatch">Whether it is what happened.</param>
internal sealed record ActivityType(string Word, Func<ServiceEvent, bool> IsMatch);
