using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A rule for pushes to branches.</summary>
public sealed class PushRuleBuilder : RuleBuilder<PushRuleBuilder>
{
    internal PushRuleBuilder()
    {
    }

    private protected override Condition Subject { get; } = new(
        "a push to a branch",
        static serviceEvent => serviceEvent is ReferenceCreatedEvent { Reference.IsBranch: true } or ReferenceUpdatedEvent { Reference.IsBranch: true },
        static serviceEvent => serviceEvent is ReferenceEvent { Reference: var reference }
            ? $"{Condition.EventName(serviceEvent)} of {reference.FullName}"
            : Condition.EventName(serviceEvent));

    /// <summary>The branch has one of these names. Default: any.</summary>
    /// <param name="patterns">
    /// Patterns for short names (<c>main</c>, <c>release/**</c>) or full ones (<c>refs/heads/main</c>): <c>*</c> is anything
    /// within a segment, <c>**</c> anything across <c>/</c>, <c>?</c> one character; one that starts with <c>!</c> takes out
    /// again, and the last that matches decides.
    /// </param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public PushRuleBuilder ToBranch(params string[] patterns)
    {
        var branches = new BranchPatterns(patterns);
        return Add(new(
            $"branch {branches}",
            serviceEvent => serviceEvent is ReferenceEvent push && branches.IsMatch(push.Reference),
            static serviceEvent => (serviceEvent as ReferenceEvent)?.Reference.Name ?? Condition.None));
    }
}
