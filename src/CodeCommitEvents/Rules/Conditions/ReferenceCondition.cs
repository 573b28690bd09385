using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A condition on a branch or tag of the event. If the event does not contain the name, the result is indeterminate.</summary>
internal abstract class ReferenceCondition<TEvent>(string name, string noun, string[] patterns, GitReferenceKind kind) : LeafCondition<TEvent>(name)
    where TEvent : ServiceEvent
{
    public sealed override string Expected => $"{noun} {Names}";

    protected ReferencePatterns Names { get; } = new(patterns, kind);

    /// <summary>The field with the full name.</summary>
    protected abstract EventField Field { get; }

    protected abstract GitReference? ReferenceOf(TEvent serviceEvent);

    /// <summary>The names that the field may have.</summary>
    protected virtual FieldScope NamesOfField => FieldScope.Of(Names.FullNames);

    protected sealed override EventScope? ScopeOfTyped(EventKind kind) => EventScope.Of(Field, NamesOfField);

    protected sealed override ConditionResult Evaluate(TEvent serviceEvent) =>
        ReferenceOf(serviceEvent) is { FullName.Length: > 0 } reference ? ConditionLogic.Of(Names.IsMatch(reference)) : ConditionResult.Indeterminate;

    protected sealed override string? Actual(TEvent serviceEvent) =>
        ReferenceOf(serviceEvent) is { FullName.Length: > 0 } reference ? reference.Kind == kind ? reference.Name : reference.FullName : null;
}

/// <summary>A condition on the branch or tag that was created, updated or deleted.</summary>
internal sealed class ChangedReferenceCondition(string name, string[] patterns, GitReferenceKind kind)
    : ReferenceCondition<ReferenceEvent>(name, kind == GitReferenceKind.Tag ? "tag" : "branch", patterns, kind)
{
    public override IndexKeySet? Keys => IndexKeySet.References(Names);

    protected override EventField Field => EventField.Reference;

    protected override GitReference? ReferenceOf(ReferenceEvent serviceEvent) => serviceEvent.Reference;
}

/// <summary>A condition on the destination branch of a pull request.</summary>
internal sealed class DestinationCondition(string name, string[] patterns) : ReferenceCondition<PullRequestEvent>(name, "destination", patterns, GitReferenceKind.Branch)
{
    public override IndexKeySet? Keys => IndexKeySet.References(Names);

    protected override EventField Field => EventField.Destination;

    /// <summary>All captured events have full names, but examples in AWS's documentation have short ones.</summary>
    protected override FieldScope NamesOfField => base.NamesOfField.WithShort(GitReference.HeadsPrefix);

    protected override GitReference? ReferenceOf(PullRequestEvent serviceEvent) => serviceEvent.Destination;
}

/// <summary>A condition on the source branch of a pull request.</summary>
internal sealed class SourceCondition(string name, string[] patterns) : ReferenceCondition<PullRequestEvent>(name, "source", patterns, GitReferenceKind.Branch)
{
    protected override EventField Field => EventField.Source;

    /// <summary>All captured events have full names, but examples in AWS's documentation have short ones.</summary>
    protected override FieldScope NamesOfField => base.NamesOfField.WithShort(GitReference.HeadsPrefix);

    protected override GitReference? ReferenceOf(PullRequestEvent serviceEvent) => serviceEvent.Source;
}
