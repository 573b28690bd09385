using System.Globalization;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CsCheck;

namespace CodeCommitEvents.Tests.Generators;

/// <summary>Generates any event in any envelope that can contain the event. Only fields that the envelope supports have values.</summary>
internal static class AnyEvent
{
    /// <summary>Fields that only a notification contains.</summary>
    private static readonly string[] Attributes =
    [
        nameof(PullRequestCreatedEvent.NumberOfFilesAdded), nameof(PullRequestCreatedEvent.NumberOfFilesModified),
        nameof(PullRequestCreatedEvent.NumberOfFilesDeleted), nameof(PullRequestCreatedEvent.ChangedFiles),
        nameof(CommentEvent.Thread), nameof(CommentEvent.FilePath), nameof(CommentEvent.CommentedLine),
        nameof(CommentEvent.CommentedLineNumber), nameof(CommentEvent.ResourceArn),
    ];

    /// <summary>Properties whose values come from the envelope. An event without an envelope does not have them.</summary>
    private static readonly string[] Context =
        [nameof(ServiceEvent.Account), nameof(ServiceEvent.Region), nameof(ServiceEvent.Time), nameof(CodeCommitEvent.RepositoryArn)];

    /// <summary>Fields that a repository trigger does not contain.</summary>
    private static readonly string[] NotInTriggers =
    [
        nameof(CodeCommitEvent.RepositoryId), nameof(CodeCommitEvent.DisplayName), nameof(CodeCommitEvent.EmailAddress),
        nameof(CodeCommitEvent.NotificationBody), nameof(ReferenceUpdatedEvent.Merge),
    ];

    /// <summary>The event types of notifications and EventBridge: 26 of CodeCommit and two of CodeBuild.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. typeof(ServiceEvent).Assembly.GetTypes().Where(type => type is { IsAbstract: false }
            && (type.IsAssignableTo(typeof(CodeCommitEvent)) || type.IsAssignableTo(typeof(BuildEvent)))
            && type != typeof(UnknownCodeCommitEvent) && type != typeof(TriggerTestEvent)),
    ];

    public static Gen<EventDelivery> Notification { get; } = Gen.OneOf([.. Types.Select(type =>
        Gen.Select(EventOf(type), AnyRecord.Of<NotificationEnvelope>(OfTheEvent), (made, envelope) => new EventDelivery
        {
            Event = Completed(made),
            Envelope = envelope with
            {
                DetailType = new NotificationEnvelope(made).DetailType,
                Source = new NotificationEnvelope(made).Source,
                Account = made.Account,
                Region = made.Region,
                Time = made.Time,
                Resources = ResourcesOf(made),
                AdditionalAttributes = envelope.AdditionalAttributes ?? JsonFields.Empty,
            },
        }))]);

    public static Gen<EventDelivery> EventBridge { get; } = Gen.OneOf([.. Types.Select(type =>
        Gen.Select(EventOf(type, Attributes), AnyRecord.Of<EventBridgeEnvelope>(OfTheEvent), (made, envelope) => new EventDelivery
        {
            Event = Completed(made),
            Envelope = envelope with
            {
                DetailType = new EventBridgeEnvelope(made).DetailType,
                Source = new EventBridgeEnvelope(made).Source,
                Account = made.Account,
                Region = made.Region,
                Time = made.Time,
                Resources = ResourcesOf(made),
            },
        }))]);

    public static Gen<EventDelivery> DetailAlone { get; } = Gen.OneOf([.. Types.Select(type =>
        EventOf(type, [.. Attributes, .. Context]).Select(made => new EventDelivery { Event = Completed(WithStatus(made)) }))]);

    public static Gen<EventDelivery> Trigger { get; } = Gen.OneOf(
        InTrigger<ReferenceCreatedEvent>(),
        InTrigger<ReferenceDeletedEvent>(),
        InTrigger<ReferenceUpdatedEvent>(nameof(ReferenceUpdatedEvent.OldCommitId)),
        InTrigger<TriggerTestEvent>(nameof(ServiceEvent.AdditionalFields)));

    public static Gen<EventDelivery> Any { get; } = Gen.OneOf(Notification, EventBridge, DetailAlone, Trigger);

    /// <summary>Sets the account and the region that the parser reads from the ARN of the build or the repository if the envelope does not have them.</summary>
    public static ServiceEvent Completed(ServiceEvent made)
    {
        var arn = made is BuildEvent build ? build.BuildArn : (made as CodeCommitEvent)?.RepositoryArn;
        return made with { Account = made.Account ?? arn?.Account, Region = made.Region ?? arn?.Region };
    }

    private static string[] OfTheEvent =>
    [
        nameof(ServiceEnvelope.DetailType), nameof(ServiceEnvelope.Source), nameof(ServiceEnvelope.Account),
        nameof(ServiceEnvelope.Region), nameof(ServiceEnvelope.Time), nameof(ServiceEnvelope.Resources),
    ];

    private static Gen<ServiceEvent> EventOf(Type type, params string[] except) =>
        Gen.Select(
            AnyRecord.Of(type, [.. except, nameof(CodeCommitEvent.RepositoryArn), .. PullRequestNames(type)]),
            AnyText.Word,
            (made, name) => made is CodeCommitEvent codeCommit && !except.Contains(nameof(CodeCommitEvent.RepositoryArn), StringComparer.Ordinal) && name.Length % 2 == 0
                ? codeCommit with { RepositoryArn = ArnOf(name) }
                : (ServiceEvent)made);

    private static Gen<EventDelivery> InTrigger<T>(params string[] except)
        where T : CodeCommitEvent =>
        Gen.Select(AnyRecord.Of<T>([.. except, .. NotInTriggers, .. Context, nameof(CodeCommitEvent.RepositoryName)]), AnyRecord.Of<TriggerEnvelope>(), AnyText.Word)
            .Select((made, envelope, name) => new EventDelivery
            {
                Event = WithCustomData(made, envelope.CustomData) with
                {
                    Account = "111122223333",
                    Region = envelope.AwsRegion ?? "eu-west-1",
                    Time = envelope.EventTime,
                    CallerUserArn = envelope.UserIdentityArn,
                    RepositoryName = name,
                    RepositoryArn = ArnOf(name),
                },
                Envelope = envelope with
                {
                    EventName = new TriggerEnvelope(made).EventName,
                    EventSourceArn = ArnOf(name),
                    ReferenceIndex = 0,
                },
            });

    private static CodeCommitEvent WithCustomData(CodeCommitEvent made, string? data) => made is ReferenceEvent reference ? reference with { CustomData = data } : made;

    private static Arn ArnOf(string repository) =>
        new(string.Create(CultureInfo.InvariantCulture, $"arn:aws:codecommit:eu-west-1:111122223333:{repository}"));

    private static ValueList<string> ResourcesOf(ServiceEvent made) => made switch
    {
        CodeCommitEvent { RepositoryArn: { } arn } => [arn.Value],
        BuildEvent build => [build.BuildArn.Value],
        _ => [],
    };

    /// <summary>
    /// The properties to leave out. For a pull request, <c>RepositoryName</c> is the first item of <c>RepositoryNames</c>, so setting
    /// <c>RepositoryName</c> would change that list.
    /// </summary>
    private static string[] PullRequestNames(Type type) =>
        type.IsAssignableTo(typeof(PullRequestEvent)) ? [nameof(PullRequestEvent.RepositoryName)] : [];

    /// <summary>Sets the field by which the parser recognizes a build event that has no envelope: the status or the completed phase.</summary>
    private static ServiceEvent WithStatus(ServiceEvent made) => made switch
    {
        BuildStateChangeEvent state => state with { BuildStatus = state.BuildStatus ?? BuildStatus.Failed },
        BuildPhaseChangeEvent phase => phase with { CompletedPhase = phase.CompletedPhase ?? BuildPhaseType.Build },
        _ => made,
    };
}
