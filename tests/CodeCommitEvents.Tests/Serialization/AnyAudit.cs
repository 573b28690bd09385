using CodeCommitEvents.Events;
using CodeCommitEvents.Tests.Generators;
using CsCheck;

namespace CodeCommitEvents.Tests.Serialization;

/// <summary>Generates an application's records that contain any events, values and parts of events.</summary>
internal static class AnyAudit
{
    private static readonly Gen<ServiceEvent> Event = AnyEvent.Any.Select(delivery => delivery.Event);

    public static Gen<Audit> Value { get; } = Gen.Select(
        Event,
        Event.Array[0, 2],
        Gen.Select(AnyText.Value, AnyText.Word, AnyText.WellFormed),
        AnyRecord.Of<BuildInformation>(),
        AnyRecord.Of<MergeDetails>(),
        AnyRecord.Of<ChangedFile>(),
        AnyRecord.Of<Comment>(),
        (made, others, texts, information, merge, file, comment) => Of(made, others, texts) with
        {
            Information = information,
            Merge = merge,
            Files = [file],
            CommentsByName = new([new(texts.Item3, comment)]),
            Fields = file.AdditionalFields,
        });

    private static Audit Of(ServiceEvent made, ServiceEvent[] others, (string Any, string Word, string WellFormed) texts) => new()
    {
        Event = made,
        CodeCommitEvent = made as CodeCommitEvent,
        BuildEvent = made as BuildEvent,
        PullRequestEvent = made as PullRequestEvent,
        Opened = made as PullRequestCreatedEvent,
        Events = [.. others],
        EventsByName = made is CodeCommitEvent codeCommitEvent ? new([new(texts.WellFormed, codeCommitEvent)]) : null,
        Caller = new Arn(texts.Any),
        Reference = GitReference.Parse(texts.Word),
        MergeOption = new(texts.Word),
        BuildStatus = texts.Any.Length == 0 ? default : new(texts.Any),
        Identity = new() { Kind = CallerKind.AssumedRole, Name = texts.Any, SessionName = texts.Word },
        Checkout = made.Checkout,
        Reason = new() { StatusCode = texts.Any, Message = texts.Word },
        Commit = ConventionalCommit.TryParse($"feat({texts.Any})!: {texts.Word}\n\nbody\n\nRefs #1", out var commit) ? commit : null,
        Texts = [texts.Any, texts.Word],
        Numbers = [1, -2],
        Arns = [new Arn(texts.Word), default],
        ChangeTypes = [FileChangeType.Added, new(texts.Word)],
        Identities = [default],
        Notes = [Note(texts.WellFormed) with { Replies = [Note(texts.WellFormed)] }],
        TextsByName = new([new(texts.WellFormed, texts.Any)]),
        NotesByName = new([new("", Note(texts.WellFormed))]),
    };

    private static AuditNote Note(string text) => new() { Text = text, Option = MergeOption.Squash };
}
