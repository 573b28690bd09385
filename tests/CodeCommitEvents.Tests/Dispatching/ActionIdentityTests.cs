using System.Collections;
using System.Reflection;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Tests.Generators;
using CodeCommitEvents.Tests.Rules;
using CodeCommitEvents.Tests.Testing;
using CsCheck;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Two changes never have the same identity, and one change has the same identity on all its channels.</summary>
public sealed class ActionIdentityTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly BuildRequest Request = new() { ProjectName = "ci", RuleName = "rule" };

    /// <summary>
    /// The properties that do not distinguish changes: descriptions, states of the subject, and the caller of a change that has a commit, a
    /// revision or a comment of its own. All other properties of an event must be part of its identity.
    /// </summary>
    private static readonly Dictionary<Type, string[]> Descriptive = new()
    {
        [typeof(ServiceEvent)] = ["AdditionalFields"],
        [typeof(CodeCommitEvent)] = ["RepositoryId", "DisplayName", "EmailAddress", "NotificationBody"],
        [typeof(ReferenceEvent)] = ["CallerUserArn", "Merge", "CustomData"],
        [typeof(UnreferencedMergeCommitCreatedEvent)] = ["CallerUserArn", "Merge"],
        [typeof(CommentEvent)] =
        [
            "CallerUserArn", "InReplyTo", "BeforeCommitId", "AfterCommitId", "Thread", "FilePath", "CommentedLine", "CommentedLineNumber",
            "ResourceArn", "PullRequestId",
        ],
        [typeof(ReactionEvent)] = ["ReactionShortcodes", "ReactionUnicodes"],
        [typeof(PullRequestEvent)] =
        [
            "Title", "Description", "IsMerged", "Author", "Source", "SourceCommit", "RevisionId", "Destination", "DestinationCommit",
            "CreationDate", "LastModifiedDate", "MergeOption", "ChangedFiles", "NumberOfFilesAdded", "NumberOfFilesModified", "NumberOfFilesDeleted",
        ],
        [typeof(PullRequestCreatedEvent)] = ["CallerUserArn"],
        [typeof(PullRequestSourceBranchUpdatedEvent)] = ["CallerUserArn"],
        [typeof(PullRequestStatusChangedEvent)] = ["CallerUserArn"],
        [typeof(PullRequestMergeStatusUpdatedEvent)] = ["CallerUserArn"],
        [typeof(ApprovalRuleTemplateEvent)] = ["CreationDate", "LastModifiedDate"],
        [typeof(BuildEvent)] = ["ProjectName", "Version", "Information"],
        [typeof(BuildStateChangeEvent)] = ["CurrentPhase", "CurrentPhaseContext"],
        [typeof(BuildPhaseChangeEvent)] =
            ["CompletedPhaseStatus", "CompletedPhaseContext", "CompletedPhaseDurationSeconds", "CompletedPhaseStart", "CompletedPhaseEnd"],
    };

    public static TheoryData<Type> Types => [.. AnyEvent.Types];

    [Theory]
    [MemberData(nameof(Types))]
    public void Events_that_differ_in_any_property_except_descriptions_are_different_changes(Type type)
    {
        var any = AnyRecord.Of(type).Select(made => (ServiceEvent)made with { Time = Time });
        string[] others = [nameof(ServiceEvent.Time), nameof(CodeCommitEvent.RepositoryArn), nameof(PullRequestEvent.RepositoryNames)];
        var properties = type.GetProperties().Where(property => property.SetMethod is { IsPublic: true } && !others.Contains(property.Name, StringComparer.Ordinal)).ToList();

        Gen.Select(any, any).Sample(
            (one, other) =>
            {
                foreach (var property in properties.Where(property => !AreEqual(property.GetValue(one), property.GetValue(other))))
                {
                    var changed = With(one, property, property.GetValue(other));

                    (Key(changed) != Key(one)).Should().Be(!IsDescriptive(type, property.Name) || Revision(changed) != Revision(one), property.Name);
                }
            },
            iter: 100);
    }

    [Fact]
    public void One_change_has_one_identity_on_all_its_channels() => AnyDelivery.Value.Sample(
        delivery =>
        {
            var identity = Identity(delivery);
            Identity(EventParser.Parse(EventWriter.Write(delivery))[0]).Should().Be(identity);
            if (delivery is { Event: { Time: not null, Account: var account, Region: var region }, Envelope: ServiceEnvelope } && CanBeInArn(account) && CanBeInArn(region))
            {
                identity.HasMoment.Should().BeTrue();
                Identity(EventParser.Parse(EventWriter.Write(new EventDelivery { Event = delivery.Event, Envelope = new NotificationEnvelope(delivery.Event) }))[0]).Should().Be(identity);
                Identity(EventParser.Parse(EventWriter.Write(delivery with { Envelope = new EventBridgeEnvelope(delivery.Event) }))[0]).Should().Be(identity);
            }
        },
        iter: 2_000);

    [Fact]
    public void Fake_events_of_all_types_and_seeds_are_different_changes() =>
        Enumerable.Range(0, 5).SelectMany(seed => EveryFake.Events(seed).DistinctBy(made => made.GetType()))
            .GroupBy(Key, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => string.Join(" and ", same)).Should().BeEmpty();

    [Theory]
    [InlineData("Open", "OPEN", true)]
    [InlineData("closed", "Closed", true)]
    [InlineData("merging", "Merging", true)]
    [InlineData("Open", "Closed", false)]
    public void The_case_of_a_known_word_does_not_matter(string one, string other, bool areOne) =>
        (Key(Given.StatusChanged(new(one)) with { Time = Time }) == Key(Given.StatusChanged(new(other)) with { Time = Time })).Should().Be(areOne);

    [Fact]
    public void Names_that_differ_only_in_a_lone_surrogate_are_different_names()
    {
        string[] names = ["refs/tags/\ud800", "refs/tags/\udc00", "refs/tags/\ufffd", "refs/tags/\ud83d\ude80"];

        names.Select(name => Key(Given.Push(name) with { Time = Time })).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void An_unknown_event_has_one_identity_on_all_its_channels_and_its_fields_distinguish_it()
    {
        string Notification(string detail) => $$"""{"account":"111122223333","detailType":"CodeCommit New Thing","region":"eu-west-1","source":"aws.codecommit","time":"2026-01-02T03:04:05Z","notificationRuleArn":"arn:aws:codestar-notifications:eu-west-1:111122223333:notificationrule/1","detail":{{detail}},"resources":["arn:aws:codecommit:eu-west-1:111122223333:shop"],"additionalAttributes":null}""";
        string EventBridge(string detail) => $$"""{"version":"0","id":"1","detail-type":"CodeCommit New Thing","source":"aws.codecommit","account":"111122223333","time":"2026-01-02T03:04:05Z","region":"eu-west-1","resources":["arn:aws:codecommit:eu-west-1:111122223333:shop"],"detail":{{detail}}}""";
        string Of(string json) => Identity(EventParser.Parse(System.Text.Encoding.UTF8.GetBytes(json))[0]).Key;
        const string First = """{"event":"newThing","thingId":"1","repositoryName":"shop"}""";

        Of(Notification(First)).Should().Be(Of(EventBridge(First)));
        Of(EventBridge("""{"event":"newThing","thingId":"2","repositoryName":"shop"}""")).Should().NotBe(Of(EventBridge(First)));
    }

    [Fact]
    public void A_trigger_record_without_an_id_is_identified_by_its_time()
    {
        string?[] ids = ["", " ", null];
        foreach (var id in ids)
        {
            EventDelivery At(int seconds) => new() { Event = Given.Push("main") with { Time = Time.AddSeconds(seconds) }, Envelope = new TriggerEnvelope { EventId = id } };

            (Identity(At(0)).Key == Identity(At(0)).Key, Identity(At(0)).Key == Identity(At(1)).Key).Should().Be((true, false));
        }
    }

    [Theory]
    [MemberData(nameof(TransportsWithId))]
    public void The_id_of_a_message_distinguishes_events_without_a_time(Type type)
    {
        EventDelivery In(string id)
        {
            var transport = (Transport)Activator.CreateInstance(type)!;
            IdOf(type)!.SetValue(transport, id);
            return new() { Event = Given.Push("main") with { Time = null }, Transports = [transport] };
        }

        Identity(In("1")).HasMoment.Should().BeTrue();
        (Identity(In("1")).Key == Identity(In("1")).Key, Identity(In("1")).Key == Identity(In("2")).Key).Should().Be((true, false));
    }

    /// <summary>All transports with an id of their own. Ids that are in other properties or headers have their own tests.</summary>
    public static TheoryData<Type> TransportsWithId =>
        [.. typeof(Transport).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Transport)) && !type.IsAbstract && IdOf(type) is not null)];

    private static PropertyInfo? IdOf(Type type) => Array.Find(type.GetProperties(), property => property.Name is "Id" or "MessageId" or "EventId");

    /// <summary>An ARN contains the account and the region between colons, so an account or a region with a colon cannot be read from the ARN.</summary>
    private static bool CanBeInArn(string? part) => part?.Contains(':', StringComparison.Ordinal) != true;

    private static ActionIdentity Identity(EventDelivery delivery) => ActionIdentity.Of(delivery, Request);

    private static string Key(ServiceEvent serviceEvent) => Identity(new() { Event = serviceEvent }).Key;

    /// <summary>A pull request without a revision id has the source commit instead.</summary>
    private static string? Revision(ServiceEvent serviceEvent) => serviceEvent is PullRequestEvent pullRequest ? pullRequest.RevisionId ?? pullRequest.SourceCommit : null;

    private static bool IsDescriptive(Type type, string property) =>
        Descriptive.Any(one => one.Key.IsAssignableFrom(type) && one.Value.Contains(property, StringComparer.Ordinal));

    /// <summary>Whether two values of a property are equal. A missing list is equal to an empty one.</summary>
    private static bool AreEqual(object? one, object? other) =>
        Equals(one, other) || (one is null or ICollection { Count: 0 } or IEnumerable and not string && other is null or IEnumerable and not string && Count(one) == 0 && Count(other) == 0);

    private static int Count(object? list) => list is IEnumerable items ? items.Cast<object>().Count() : 0;

    /// <summary>Returns a copy of an event with another value of a property.</summary>
    private static ServiceEvent With(ServiceEvent serviceEvent, PropertyInfo property, object? value)
    {
        var copy = (ServiceEvent)serviceEvent.GetType().GetMethod("<Clone>$")!.Invoke(serviceEvent, null)!;
        property.SetValue(copy, value);
        return copy;
    }
}
