using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Parsing;

/// <summary>Tests that a message that looks like an event of CodeCommit or CodeBuild, but cannot be read, says so.</summary>
public class ResemblanceTests
{
    [Theory]
    [InlineData("""{"CallerUserArn":"secret","ReferenceName":"secret","CommitId":"secret"}""", "the fields CallerUserArn, ReferenceName, CommitId")]
    [InlineData("""{"info":{"build_id":"secret","project-name":"secret"}}""", "the fields build_id, project-name")]
    [InlineData("""{"source":"aws.codecommit","detail":{"secret":1}}""", "a text that names CodeCommit")]
    [InlineData("""{"build":"arn:aws:codebuild:eu-west-1:111122223333:build/secret"}""", "a text that names CodeBuild")]
    [InlineData("""{"detail-type":"CodeCommit Something","source":"acme.ci","detail":{"secret":1}}""", "the detail type \"CodeCommit Something\"")]
    [InlineData("""{"detail-type":"CodeCommit Something","source":"aws.codecommit","detail":{"event":"pullRequestCreated","title":"secret"}}""", "a CodeCommit event \"pullRequestCreated\" without pullRequestId")]
    [InlineData("""{"detail-type":"CodeBuild Build State Change","source":"aws.codebuild","detail":{"secret":1}}""", "a CodeBuild event \"CodeBuild Build State Change\" without build-id")]
    [InlineData("""{"event":"referenceUpdated","repo":"secret"}""", "a CodeCommit event \"referenceUpdated\" without referenceFullName")]
    [InlineData("""{"detail-type":"CodeCommit Something","source":"aws.codecommit","detail":{"event":"branchRenamed"}}""", "a CodeCommit event \"branchRenamed\" that this version of the library does not know")]
    [InlineData("\"A pull request event occurred in the following AWS CodeCommit repository: secret.\"", "a text that names CodeCommit")]
    public void A_message_that_looks_like_an_event_names_its_fields_and_never_their_values(string json, string resemblance)
    {
        var message = EventParser.Parse(json).Should().ContainSingle().Which.Event;

        message.Resemblance.Should().Be(resemblance).And.NotContain("secret");
    }

    [Theory]
    [InlineData("""{"commitId":"1"}""")]
    [InlineData("""{"order":1}""")]
    [InlineData("""{"Records":[{"eventSource":"aws:s3","s3":{"key":"aws.codecommit"}}]}""")]
    [InlineData("""{"detail-type":"AWS API Call via CloudTrail","source":"aws.codecommit","detail":{"eventName":"GitPush","repositoryName":"a","commitId":"b"}}""")]
    [InlineData("""{"detail-type":"CodePipeline Action Execution State Change","source":"aws.codepipeline","detail":{"repositoryName":"a","commitId":"b"}}""")]
    [InlineData("""{"event":"referenceDeleted","referenceName":"x"}""")]
    [InlineData("\"Hello\"")]
    public void A_message_that_is_something_else_or_was_read_does_not(string json) =>
        EventParser.Parse(json).Should().ContainSingle().Which.Event.Resemblance.Should().BeNull();

    [Fact]
    public void A_hostile_name_is_escaped_and_shortened()
    {
        var name = EventParser.Parse($$$"""{"detail-type":"x","source":"aws.codecommit","detail":{"event":"a\n\u001b[31m{{{new string('x', 500)}}}"}}""")[0].Event.Resemblance!;

        name.Should().NotContainAny("\n", "\u001b").And.Contain("\\u000a");
        name.Length.Should().BeLessThan(300);
    }

    [Fact]
    public void A_foreign_event_that_is_no_JSON_can_be_asked() => new ForeignEvent { Json = "{" }.Resemblance.Should().BeNull();
}
