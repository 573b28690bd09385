using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A rule for pushes to branches: a new branch is its first push, a deletion is none.</summary>
public sealed class PushRuleBuilder : ChangeRuleBuilder<PushRuleBuilder, ReferenceEvent>
{
    private static readonly RuleTrigger Push = new(
        "a push to a branch",
        static serviceEvent => serviceEvent is ReferenceCreatedEvent { Reference.IsBranch: true } or ReferenceUpdatedEvent { Reference.IsBranch: true });

    internal PushRuleBuilder()
        : base(Push)
    {
    }

    private protected override PushRuleBuilder NewGroup => new();

    /// <summary>The branch has one of these names. Default: any.</summary>
    /// <param name="patterns">
    /// Patterns for short names (<c>main</c>, <c>release/**</c>) or full ones (<c>refs/heads/main</c>); one that starts with
    /// <c>!</c> takes out again, and the last that matches decides.
    /// </param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public PushRuleBuilder ToBranch(params string[] patterns) =>
        Add(NameConditions.Reference<ReferenceEvent>("branch", patterns, GitReferenceKind.Branch, static push => push.Reference, isIndexed: true));

    /// <summary>The push is a merge that CodeCommit made. One that was made elsewhere and pushed is none.</summary>
    /// <param name="options">How it was merged. Default: in any way.</param>
    public PushRuleBuilder ByMerge(params MergeOption[] options) =>
        Add(MergeConditions.Of<ReferenceEvent>(options, static push => (push as ReferenceUpdatedEvent)?.Merge?.Option));
}
