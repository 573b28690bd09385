using System.Text.Json.Serialization;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Serialization;

/// <summary>An application's record that contains events, values and parts of events.</summary>
public sealed record Audit
{
    public required ServiceEvent Event { get; init; }

    public CodeCommitEvent? CodeCommitEvent { get; init; }

    public BuildEvent? BuildEvent { get; init; }

    public PullRequestEvent? PullRequestEvent { get; init; }

    public PullRequestCreatedEvent? Opened { get; init; }

    public ValueList<ServiceEvent> Events { get; init; } = [];

    public ValueMap<CodeCommitEvent>? EventsByName { get; init; }

    public Arn? Caller { get; init; }

    public GitReference Reference { get; init; }

    public MergeOption? MergeOption { get; init; }

    public BuildStatus BuildStatus { get; init; }

    public CallerIdentity Identity { get; init; }

    public Checkout? Checkout { get; init; }

    public MergeDetails? Merge { get; init; }

    public BuildInformation? Information { get; init; }

    public BuildPhaseReason? Reason { get; init; }

    public ConventionalCommit? Commit { get; init; }

    public JsonFields Fields { get; init; } = JsonFields.Empty;

    public ValueList<string>? Texts { get; init; }

    public ValueList<int>? Numbers { get; init; }

    public ValueList<Arn>? Arns { get; init; }

    public ValueList<FileChangeType>? ChangeTypes { get; init; }

    public ValueList<ChangedFile>? Files { get; init; }

    public ValueList<CallerIdentity>? Identities { get; init; }

    public ValueList<AuditNote>? Notes { get; init; }

    public ValueMap<string>? TextsByName { get; init; }

    public ValueMap<Comment>? CommentsByName { get; init; }

    public ValueMap<AuditNote>? NotesByName { get; init; }
}

/// <summary>A class of an application. The library's lists can contain its instances.</summary>
public sealed record AuditNote
{
    public string? Text { get; init; }

    public MergeOption? Option { get; init; }

    public ValueList<AuditNote>? Replies { get; init; }
}

[JsonSerializable(typeof(Audit))]
[JsonSerializable(typeof(AuditNote))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(List<ServiceEvent>))]
[JsonSerializable(typeof(Dictionary<MergeOption, Arn>))]
internal sealed partial class AuditContext : JsonSerializerContext;
