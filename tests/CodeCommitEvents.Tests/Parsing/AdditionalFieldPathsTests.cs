namespace CodeCommitEvents.Tests.Parsing;

/// <summary>Tests that the path of a field without a property includes all wrappers.</summary>
public class AdditionalFieldPathsTests
{
    [Theory]
    [InlineData("""{"detail-type":"x","source":"aws.codecommit","new":1,"detail":{"event":"referenceDeleted","referenceName":"a","new":1}}""", "detail.new", "new")]
    [InlineData("""{"detailType":"x","source":"aws.codecommit","additionalAttributes":{"new":1},"detail":{"event":"referenceDeleted","referenceName":"a"}}""", "additionalAttributes.new")]
    [InlineData("""{"detailType":"x","source":"aws.codecommit","additionalAttributes":{"changedFiles":[{},{"new":1}]},"detail":{"event":"pullRequestCreated","pullRequestId":"1"}}""", "additionalAttributes.changedFiles[1].new")]
    [InlineData("""{"detailType":"x","source":"aws.codecommit","additionalAttributes":{"comments":[{"new":1}]},"detail":{"event":"commentOnCommitCreated","commentId":"1"}}""", "additionalAttributes.comments[0].new")]
    [InlineData("""{"detail-type":"x","source":"aws.codecommit","detail":"{\"event\":\"referenceDeleted\",\"referenceName\":\"a\",\"new\":1}"}""", "detail.new")]
    [InlineData("""{"event":"referenceDeleted","referenceName":"a","new":1}""", "new")]
    [InlineData("""{"Records":[{"codecommit":{"new":1,"references":[{"ref":"a","new":1}]},"new":1}],"new":1}""", "Records[0].codecommit.references[0].new", "Records[0].codecommit.new", "Records[0].new", "new")]
    [InlineData("""{"Records":[{"eventName":"TriggerEventTest","codecommit":{"references":[{"new":1}]}}]}""", "Records[0].codecommit.references[0].new")]
    [InlineData("""{"Records":[{"new":1,"Sns":{"new":1,"MessageAttributes":{"a":{"new":1}},"Message":"{\"event\":\"referenceDeleted\",\"referenceName\":\"a\",\"new\":1}"}}]}""", "Records[0].Sns.Message.new", "Records[0].Sns.MessageAttributes.a.new", "Records[0].Sns.new", "Records[0].new")]
    [InlineData("""[{"messageId":"1","new":1,"messageAttributes":{"a":{"new":1}},"body":{"event":"referenceDeleted","referenceName":"a"}}]""", "[0].messageAttributes.a.new", "[0].new")]
    [InlineData("""{"requestPayload":{"event":"referenceDeleted","referenceName":"a"},"new":1,"requestContext":{"new":1},"responseContext":{"new":1}}""", "requestContext.new", "responseContext.new", "new")]
    [InlineData("""{"mine":{"event":"referenceDeleted","referenceName":"a","new":1},"new":1}""", "mine.new", "new")]
    [InlineData("""{"detail-type":"x","source":"aws.codecommit","detail":{"event":"newEvent","new":1}}""", "detail.new")]
    [InlineData("""{"detail-type":"CodeBuild Build State Change","source":"aws.codebuild","detail":{"build-id":"1","additional-information":{"new":1,"phases":[{"new":1}],"environment":{"environment-variables":[{"new":1}]}}}}""", "detail.additional-information.environment.environment-variables[0].new", "detail.additional-information.phases[0].new", "detail.additional-information.new")]
    [InlineData("""{"detail-type":"x","source":"aws.codecommit","detail":{"event":"pullRequestCreated","pullRequestId":"1","title":{}}}""", "detail.title")]
    public void A_field_without_a_property_has_a_path(string json, params string[] paths) =>
        EventWriter.AdditionalFieldPaths(EventParser.Parse(json).Should().ContainSingle().Which).Should().BeEquivalentTo(paths);

    [Fact]
    public void The_path_contains_the_index_of_the_reference()
    {
        var deliveries = EventParser.Parse("""{"Records":[{"codecommit":{"references":[{"ref":"a"},{"ref":"b","new":1}]}}]}""");

        EventWriter.AdditionalFieldPaths(deliveries[0]).Should().BeEmpty();
        EventWriter.AdditionalFieldPaths(deliveries[1]).Should().Equal("Records[0].codecommit.references[1].new");
    }

    [Fact]
    public void The_path_contains_the_index_of_the_record()
    {
        var deliveries = EventParser.Parse("""{"Records":[{"body":"{}"},{"body":"{}","new":1}]}""");

        EventWriter.AdditionalFieldPaths(deliveries[1]).Should().Equal("Records[1].new");
    }
}
