using CodeCommitEvents.Events;

namespace CodeCommitEvents.Benchmarks.Rules;

/// <summary>A rule of a <see cref="PlainLoop"/>.</summary>
internal sealed record PlainRule(string Project, Func<ServiceEvent, bool> IsMatch);
