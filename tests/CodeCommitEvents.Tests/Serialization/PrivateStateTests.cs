using System.Globalization;
using System.Text.Json;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Serialization;

/// <summary>
/// Tests that serialization also keeps data that no public property shows. The event that is read back is equal and has the same JSON.
/// </summary>
public class PrivateStateTests
{
    [Theory]
    [InlineData("""{"event":"pullRequestCreated","pullRequestId":"1","repositoryNames":["b"],"repositoryName":"a"}""")]
    [InlineData("""{"event":"pullRequestCreated","pullRequestId":"1","repositoryName":"a"}""")]
    [InlineData("""{"event":"pullRequestCreated","pullRequestId":"1","isMerged":"yes","sourceReference":"","destinationReference":"main"}""")]
    [InlineData("""{"event":"pullRequestCreated","pullRequestId":"1","creationDate":"soon","lastModifiedDate":"Sat May 21 15:56:38 CEST 2022"}""")]
    [InlineData("""{"event":"pullRequestCreated","pullRequestId":"1","title":1,"pullRequestStatus":""}""")]
    [InlineData("""{"event":"approvalRuleTemplateCreated","creationDate":"soon","lastModifiedDate":"later"}""")]
    [InlineData("""{"event":"approvalRuleTemplateDisassociatedWithRepository","repositories":{"a":"1"}}""")]
    [InlineData("""{"event":"referenceUpdated","referenceFullName":"refs/tags/a","referenceName":"b","referenceType":"BRANCH"}""")]
    [InlineData("""{"event":"referenceUpdated","referenceName":"a"}""")]
    [InlineData("""{"event":"referenceUpdated","referenceFullName":"main","conflictDetailLevel":"LINE_LEVEL"}""")]
    [InlineData("""{"event":"commentOnCommitCreated","commentId":"","callerUserArn":"AROA:x"}""")]
    [InlineData("""{"event":"unheardOf","repositoryName":"a","other":[{}]}""")]
    [InlineData("""{"build-id":"b","build-status":"ODD","additional-information":{"build-start-time":"soon","phases":[{"start-time":"now","end-time":"then"}]}}""")]
    [InlineData("""{"build-id":"b","completed-phase":"BUILD","completed-phase-start":"soon","completed-phase-end":"later"}""")]
    [InlineData("""{"awsRegion":"eu-west-1","eventName":"ReferenceChanges","eventSourceARN":"arn:aws:codecommit:eu-west-1:1:a","codecommit":{"references":[{"ref":"main","commit":"c","created":true,"x":1}]}}""")]
    [InlineData("""{"eventName":"SomethingElse","eventSourceARN":"arn:aws:codecommit:eu-west-1:1:a","userIdentityARN":"u","codecommit":{"references":[]}}""")]
    [InlineData("""{"eventName":"TriggerEventTest","eventTime":"2022-05-21T14:09:45.539+0000","codecommit":{"references":[{"ref":"r","deleted":false}]}}""")]
    [InlineData("""{"detailType":"T","source":"aws.codecommit","resources":["arn:aws:s3:::a"],"detail":{"event":"unheardOf"}}""")]
    [InlineData("""{"detailType":"CodeBuild Fleet State Change","source":"aws.codebuild","detail":{"fleet":1}}""")]
    [InlineData("""{"detailType":"CodeCommit Pull Request State Change","source":"aws.codecommit","detail":{"event":"pullRequestCreated","pullRequestId":"1"},"additionalAttributes":{"numberOfFilesAdded":"many","changedFiles":[{"x":1}]}}""")]
    [InlineData("""{"detailType":"CodeCommit Comment on Commit","source":"aws.codecommit","detail":{"event":"commentOnCommitCreated","commentId":"1"},"additionalAttributes":{"commentedLineNumber":"x","comments":[{}]}}""")]
    public void A_parsed_event_is_equal_after_serialization(string payload)
    {
        var read = EventParser.Parse(payload)[0].Event;
        var json = JsonSerializer.Serialize(read);

        var again = JsonSerializer.Deserialize<ServiceEvent>(json);

        again.Should().Be(read);
        JsonSerializer.Serialize(again).Should().Be(json);
    }

    [Fact]
    public void The_ARN_of_a_repository_may_be_any_text()
    {
        var made = new ReferenceDeletedEvent { Reference = GitReference.Tag("v1"), RepositoryArn = new Arn("arn:aws:s3:::a") };

        JsonSerializer.Deserialize<ReferenceDeletedEvent>(JsonSerializer.Serialize(made)).Should().Be(made);
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59.9999999+00:00")]
    [InlineData("0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("2026-03-09T08:04:45.0000001+14:00")]
    [InlineData("2026-03-09T08:04:45.5000000-05:30")]
    public void A_time_keeps_its_ticks_and_its_offset(string time)
    {
        var made = new UnreferencedMergeCommitCreatedEvent { Time = DateTimeOffset.ParseExact(time, "o", CultureInfo.InvariantCulture) };

        var read = JsonSerializer.Deserialize<ServiceEvent>(JsonSerializer.Serialize(made));

        read!.Time!.Value.EqualsExact(made.Time.Value).Should().BeTrue();
    }
}
