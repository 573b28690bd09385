using CodeCommitEvents.Events;

namespace CodeCommitEvents.Rules;

/// <summary>A condition on the source or the detail type of an event. If the message has none, the result is indeterminate.</summary>
internal abstract class EnvelopeCondition(string name, string noun, string[] patterns) : LeafCondition(name)
{
    private readonly GlobList names = new(patterns);

    public sealed override string Expected => $"{noun} {names}";

    protected bool Matches(string value) => names.IsMatch(value);

    protected abstract EventField Field { get; }

    public sealed override EventScope? ScopeOf(EventKind kind) =>
        ValueOf(kind) is not { } value ? EventScope.Of(Field, FieldScope.Of(names))
        : names.IsMatch(value) ? EventScope.Anything
        : null;

    /// <summary>The value that all events of a kind have. Null if there is none.</summary>
    protected abstract string? ValueOf(EventKind kind);

    protected abstract string? ValueOf(ServiceEvent serviceEvent);

    protected sealed override ConditionResult Evaluate(EvaluationContext context) =>
        ValueOf(context.Event) is { } value ? ConditionLogic.Of(names.IsMatch(value)) : ConditionResult.Indeterminate;

    protected sealed override string? Actual(EvaluationContext context) => ValueOf(context.Event);
}

internal sealed class EventSourceCondition(string name, string[] patterns) : EnvelopeCondition(name, "event source", patterns)
{
    /// <summary>Whether neither an event of CodeCommit nor one of CodeBuild can meet the condition.</summary>
    public bool IsAboutOtherServices => !Matches(EventCatalog.CodeCommitSource) && !Matches(EventCatalog.CodeBuildSource);

    protected override EventField Field => EventField.EventSource;

    protected override string? ValueOf(EventKind kind) => kind.Source;

    protected override string? ValueOf(ServiceEvent serviceEvent) => serviceEvent.EventSource;
}

internal sealed class DetailTypeCondition(string name, string[] patterns) : EnvelopeCondition(name, "detail type", patterns)
{
    protected override EventField Field => EventField.DetailType;

    protected override string? ValueOf(EventKind kind) => kind.Entry?.DetailType;

    protected override string? ValueOf(ServiceEvent serviceEvent) => serviceEvent.EventDetailType;
}
