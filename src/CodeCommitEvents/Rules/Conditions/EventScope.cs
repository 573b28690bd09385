namespace CodeCommitEvents.Rules;

/// <summary>
/// What the fields of an event of one kind must contain so that conditions can be met. A scope may permit events that the conditions refuse, but it
/// never refuses one that they accept: AWS does not deliver the events outside of it. Null stands for a scope that permits no event.
/// </summary>
internal sealed class EventScope
{
    private readonly Dictionary<EventField, FieldScope> fields;

    private EventScope(Dictionary<EventField, FieldScope> fields) => this.fields = fields;

    /// <summary>Permits every event.</summary>
    public static EventScope Anything { get; } = new([]);

    /// <summary>The fields, in the order of their definition.</summary>
    public IEnumerable<KeyValuePair<EventField, FieldScope>> Fields => fields.OrderBy(static pair => pair.Key);

    public static EventScope Of(EventField field, FieldScope scope) => scope.IsAnything ? Anything : new(new() { [field] = scope });

    /// <summary>Permits what both scopes permit.</summary>
    public static EventScope? Both(EventScope? one, EventScope? other)
    {
        if (one is null || other is null)
        {
            return null;
        }

        var both = new Dictionary<EventField, FieldScope>(one.fields);
        foreach (var (field, scope) in other.fields)
        {
            both[field] = both.TryGetValue(field, out var earlier) ? FieldScope.Both(earlier, scope) : scope;
        }

        return new(both);
    }

    /// <summary>Permits what one of the scopes permits. A field that only one of them restricts is not restricted.</summary>
    public static EventScope? Either(EventScope? one, EventScope? other)
    {
        if (one is null || other is null)
        {
            return one ?? other;
        }

        var either = new Dictionary<EventField, FieldScope>();
        foreach (var (field, scope) in one.fields)
        {
            if (other.fields.TryGetValue(field, out var alternative) && FieldScope.Any(scope, alternative) is { IsAnything: false } united)
            {
                either[field] = united;
            }
        }

        return new(either);
    }
}
