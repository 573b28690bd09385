using System.Text.Json.Serialization;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.AotSmoke;

/// <summary>An application's record that contains an event, values and lists. One of the lists contains a class of the application.</summary>
internal sealed record Audit
{
    public required ServiceEvent Event { get; init; }

    public GitReference Reference { get; init; }

    public MergeOption? MergeOption { get; init; }

    public ValueList<PullRequestEvent>? PullRequests { get; init; }

    public ValueList<FileChangeType>? ChangeTypes { get; init; }

    public ValueList<string>? Texts { get; init; }

    public ValueList<Audit>? Earlier { get; init; }

    public ValueList<EventDelivery>? Deliveries { get; init; }

    public ValueMap<Arn>? Callers { get; init; }

    public ValueMap<Comment>? Comments { get; init; }
}

[JsonSerializable(typeof(Audit))]
internal sealed partial class AuditContext : JsonSerializerContext;
