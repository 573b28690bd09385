using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Tests.Generators;
using CsCheck;

namespace CodeCommitEvents.Tests.Serialization;

/// <summary>Tests that an event is written as AWS sends it, and any other message as an object that contains the type of the message.</summary>
public class EventFormTests
{
    private const string Pushed =
        """{"account":"111122223333","region":"eu-west-1","time":"2026-03-09T08:04:45.1234567Z","resources":["arn:aws:codecommit:eu-west-1:111122223333:api"],"""
        + """ "detailType":"CodeCommit Repository State Change","source":"aws.codecommit","detail":{"event":"referenceUpdated","repositoryName":"api","""
        + """ "referenceType":"branch","referenceName":"main","referenceFullName":"refs/heads/main","commitId":"c1","oldCommitId":"c0","new":[1.0,null]},"additionalAttributes":{}}""";

    public static TheoryData<string> EventNames { get; } = [.. EventCatalog.Entries.Select(entry => entry.Name)];

    public static TheoryData<ServiceEvent, string> Messages => new()
    {
        { new PlainTextMessage { Text = "a\ud800", Account = "1" }, """{"messageType":"plainText","account":"1","text":"a\ud800"}""" },
        {
            new UnreadableMessage { Text = "t", Layer = "l", JsonPath = "p", Reason = "r", Region = "eu-west-1" },
            """{"messageType":"unreadable","region":"eu-west-1","text":"t","layer":"l","jsonPath":"p","reason":"r"}"""
        },
        {
            new ForeignEvent { Source = "aws.s3", DetailType = "d", Json = "{}", AdditionalFields = JsonFields.Parse("""{"a":1}""") },
            """{"messageType":"foreignEvent","source":"aws.s3","detailType":"d","json":"{}","additionalFields":{"a":1}}"""
        },
        { new ForeignEvent { Json = "" }, """{"messageType":"foreignEvent","json":""}""" },
        { new UnknownCodeBuildEvent { DetailType = "d", Json = "{}" }, """{"messageType":"unknownCodeBuildEvent","detailType":"d","json":"{}"}""" },
        {
            new SubscriptionConfirmation { TopicArn = new Arn("arn:aws:sns:eu-west-1:1:t"), Token = "s", SubscribeUrl = "https://example.com", Message = "m" },
            """{"messageType":"subscriptionConfirmation","topicArn":"arn:aws:sns:eu-west-1:1:t","token":"s","subscribeUrl":"https://example.com","message":"m"}"""
        },
        { new UnsubscribeConfirmation(), """{"messageType":"unsubscribeConfirmation"}""" },
        { new UnknownCodeCommitEvent { Json = "{}" }, """{"messageType":"unknownCodeCommitEvent","json":"{}"}""" },
        {
            new UnknownCodeCommitEvent
            {
                Json = "{}",
                RepositoryArn = new Arn("no ARN"),
                RepositoryId = "i",
                CallerUserArn = default(Arn),
                DisplayName = "n",
                EmailAddress = "e",
                NotificationBody = "b",
                Time = new DateTimeOffset(2026, 3, 9, 8, 4, 45, TimeSpan.FromMinutes(-90)),
                AdditionalFields = JsonFields.Parse("""{"json":1}"""),
            },
            """{"messageType":"unknownCodeCommitEvent","time":"2026-03-09T08:04:45-01:30","resources":["no ARN"],"repositoryId":"i","callerUserArn":"","""
            + """ "displayName":"n","emailAddress":"e","notificationBody":"b","json":"{}","additionalFields":{"json":1}}"""
        },
    };

    [Fact]
    public void An_event_is_written_as_a_notification()
    {
        var pushed = new ReferenceUpdatedEvent
        {
            Account = "111122223333",
            Region = "eu-west-1",
            Time = new DateTimeOffset(2026, 3, 9, 8, 4, 45, TimeSpan.Zero).AddTicks(1_234_567),
            Reference = GitReference.Branch("main"),
            CommitId = "c1",
            OldCommitId = "c0",
            RepositoryName = "api",
            RepositoryArn = new Arn("arn:aws:codecommit:eu-west-1:111122223333:api"),
            AdditionalFields = JsonFields.Parse("""{"new":[1.0,null]}"""),
        };

        JsonSerializer.Serialize(pushed).Should().Be(Pushed.Replace(", ", ",", StringComparison.Ordinal));
        JsonSerializer.Deserialize<ServiceEvent>(Pushed).Should().Be(pushed);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_that_is_not_an_event_is_written_with_its_type_and_its_properties(ServiceEvent message, string json)
    {
        JsonSerializer.Serialize(message).Should().Be(json.Replace(", ", ",", StringComparison.Ordinal));
        JsonSerializer.Deserialize<ServiceEvent>(json).Should().Be(message);
        JsonSerializer.Deserialize(json, message.GetType()).Should().Be(message);
    }

    [Fact]
    public void Missing_values_are_not_written()
    {
        JsonSerializer.Serialize(new ApprovalRuleTemplateDeletedEvent()).Should().Be(
            """{"detailType":"CodeCommit Approval Rule Template Change","source":"aws.codecommit","detail":{"event":"approvalRuleTemplateDeleted"},"additionalAttributes":{}}""");
        JsonSerializer.Serialize(new CommentOnCommitCreatedEvent { CommentId = "1", RepositoryName = "api", Region = "eu-west-1", Account = "1" }).Should().NotContain("resources");
        JsonSerializer.Serialize(new BuildStateChangeEvent { BuildArn = new Arn("b") }).Should().Be(
            """{"resources":["b"],"detailType":"CodeBuild Build State Change","source":"aws.codebuild","detail":{"build-id":"b"},"additionalAttributes":{}}""");
    }

    [Fact]
    public void The_test_event_of_a_trigger_has_its_references_in_the_detail()
    {
        var test = new TriggerTestEvent { References = [new() { Ref = "refs/heads/main", Commit = "c1" }] };

        JsonSerializer.Serialize(test).Should().Be(
            """{"detailType":"TriggerEventTest","source":"aws.codecommit","detail":{"event":"TriggerEventTest","references":[{"commit":"c1","ref":"refs/heads/main"}]},"additionalAttributes":{}}""");
    }

    [Theory]
    [MemberData(nameof(EventNames))]
    public void The_parser_reads_every_event_of_the_catalogue(string name)
    {
        var type = EventCatalog.Entries.Single(entry => entry.Name == name).Type;

        AnyRecord.Of(type, nameof(CodeCommitEvent.RepositoryArn)).Sample(
            made => EventParser.Parse(JsonSerializer.Serialize(made, type)) is [{ Event: var read }] && read.Equals(AnyEvent.Completed((ServiceEvent)made)), iter: 100);
    }

    [Theory]
    [InlineData("eventbridge/pullRequestMergeStatusUpdated.json")]
    [InlineData("notification/pullRequestStatusChanged.json")]
    [InlineData("codebuild/state-failed.notification.json")]
    public void The_serializer_reads_a_payload_as_the_parser_does(string file) =>
        JsonSerializer.Deserialize<ServiceEvent>(Payloads.Read(file)).Should().Be(EventParser.Parse(Payloads.Read(file))[0].Event);
}
