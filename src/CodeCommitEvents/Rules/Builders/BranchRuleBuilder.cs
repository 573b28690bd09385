using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>
/// A rule for branches that come and go: environments that are set up and torn down. Without <see cref="Created"/> or
/// <see cref="Deleted"/> it is about both. What is pushed to a branch is a matter of <see cref="PushRuleBuilder"/>.
/// </summary>
public sealed class BranchRuleBuilder : CodeCommitRuleBuilder<BranchRuleBuilder, ReferenceEvent>
{
    private static readonly ActivityType IsCreated = new("created", static serviceEvent => serviceEvent is ReferenceCreatedEvent);
    private static readonly ActivityType IsDeleted = new("deleted", static serviceEvent => serviceEvent is ReferenceDeletedEvent);

    private static readonly RuleTrigger Branch = new(
        "a branch",
        static serviceEvent => serviceEvent is ReferenceCreatedEvent { Reference.IsBranch: true } or ReferenceDeletedEvent { Reference.IsBranch: true },
        IsCreated,
        IsDeleted);

    internal BranchRuleBuilder()
        : base(Branch) => WantDeletions();

    private protected override BranchRuleBuilder NewGroup => new();

    /// <summary>The branch is new.</summary>
    public BranchRuleBuilder Created() => Add(IsCreated);

    /// <summary>The branch is gone. The build gets no source version, as there is none to build.</summary>
    public BranchRuleBuilder Deleted() => Add(IsDeleted);

    /// <summary>Also when the branch is gone: reads well behind <see cref="Created"/>.</summary>
    public BranchRuleBuilder OrDeleted() => Deleted();

    /// <summary>The branch has one of these names. Default: any.</summary>
    /// <param name="patterns">Patterns, as for <see cref="PushRuleBuilder.ToBranch"/>.</param>
    /// <exception cref="ArgumentException">There is no pattern, or a bad one; the message says where.</exception>
    public BranchRuleBuilder WithName(params string[] patterns) =>
        Add(NameConditions.Reference<ReferenceEvent>("branch", patterns, GitReferenceKind.Branch, static branch => branch.Reference, isIndexed: true));
}
