using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Subscriptions;

/// <summary>Events that rules can match: what each field must contain. The paths are those of EventBridge, such as <c>detail.repositoryName</c>.</summary>
internal sealed class EventAlternative
{
    public const string SourcePath = "source";
    public const string DetailTypePath = "detail-type";
    public const string DetailPrefix = "detail.";
    private const string BuildStatusPath = "detail.build-status";

    private EventAlternative(SortedDictionary<string, FieldScope> fields) => Fields = fields;

    public SortedDictionary<string, FieldScope> Fields { get; }

    /// <summary>Whether the events are only about builds that have ended.</summary>
    public bool IsFinished => Fields.TryGetValue(BuildStatusPath, out var status) && status.Exceptions.Contains(BuildStatus.InProgress.Value, StringComparer.Ordinal);

    /// <summary>The events of a kind within a scope.</summary>
    public static EventAlternative Of(EventKind kind, EventScope scope)
    {
        var fields = new SortedDictionary<string, FieldScope>(StringComparer.Ordinal);
        foreach (var (field, values) in scope.Fields)
        {
            fields[PathOf(field, kind)] = values;
        }

        if (kind.Source is { } source)
        {
            fields[SourcePath] = FieldScope.Of([source]);
        }

        if (kind.Entry is { } entry)
        {
            // An event of CodeCommit is known by its name, and one of CodeBuild by its detail type.
            fields[entry.Name == entry.DetailType ? DetailTypePath : PathOf(EventField.EventName, kind)] = FieldScope.Of([entry.Name, .. entry.Aliases]);
        }

        return new(fields);
    }

    /// <summary>Returns the events with other values of a field.</summary>
    public EventAlternative With(string path, FieldScope values)
    {
        var fields = new SortedDictionary<string, FieldScope>(Fields, StringComparer.Ordinal) { [path] = values };
        if (values.IsAnything)
        {
            fields.Remove(path);
        }

        return new(fields);
    }

    /// <summary>Whether these events contain those of another alternative.</summary>
    public bool Contains(EventAlternative other) => Fields.All(field => other.Fields.TryGetValue(field.Key, out var values) && field.Value.Contains(values));

    /// <summary>A text that two alternatives share only if they have the same fields, one of which can have other values.</summary>
    /// <param name="path">The field with other values. Null if no field may have other values.</param>
    public string KeyWithout(string? path) => string.Join('\n', Fields.Select(field => field.Key == path ? field.Key : $"{field.Key}\uFFFF{field.Value.Key}"));

    private static string PathOf(EventField field, EventKind kind) => field switch
    {
        EventField.EventName => "detail.event",
        EventField.Repository => $"{DetailPrefix}{kind.Entry!.RepositoryField}",
        EventField.Reference => "detail.referenceFullName",
        EventField.Destination => "detail.destinationReference",
        EventField.Source => "detail.sourceReference",
        EventField.Project => "detail.project-name",
        EventField.BuildStatus => BuildStatusPath,
        EventField.EventSource => SourcePath,
        _ => DetailTypePath,
    };
}
