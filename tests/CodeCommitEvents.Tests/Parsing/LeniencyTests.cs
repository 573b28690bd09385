using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Parsing;

/// <summary>Tests that a scalar of another JSON type is read: templates of people add quotation marks, or leave them out.</summary>
public class LeniencyTests
{
    [Theory]
    [InlineData("7", "7")]
    [InlineData("\"7\"", "7")]
    [InlineData("1.0", "1.0")]
    public void The_id_of_a_pull_request_may_be_a_number(string json, string id) =>
        EventParser.Parse($$"""{"event":"pullRequestCreated","pullRequestId":{{json}}}""")[0].Event
            .Should().BeOfType<PullRequestCreatedEvent>().Which.PullRequestId.Should().Be(id);

    [Theory]
    [InlineData("\"deleted\":\"True\"", typeof(ReferenceDeletedEvent))]
    [InlineData("\"deleted\":\"true\"", typeof(ReferenceDeletedEvent))]
    [InlineData("\"deleted\":\"False\",\"created\":\"True\"", typeof(ReferenceCreatedEvent))]
    [InlineData("\"deleted\":false,\"created\":\"false\"", typeof(ReferenceUpdatedEvent))]
    [InlineData("\"deleted\":null,\"created\":null", typeof(ReferenceUpdatedEvent))]
    [InlineData("\"deleted\":\"yes\"", typeof(UnreadableMessage))]
    [InlineData("\"deleted\":1", typeof(UnreadableMessage))]
    [InlineData("\"created\":{}", typeof(UnreadableMessage))]
    public void A_trigger_never_takes_a_deletion_for_a_push(string flags, Type type)
    {
        var json = $$$"""{"codecommit":{"references":[{"ref":"refs/heads/main","commit":"c",{{{flags}}}}]}}""";

        var delivery = EventParser.Parse(json)[0];

        delivery.Event.Should().BeOfType(type);
        SemanticJson.Difference(System.Text.Encoding.UTF8.GetBytes(json), EventWriter.Write(delivery)).Should().BeNull();
    }

    [Fact]
    public void Numbers_and_truth_values_may_be_texts()
    {
        var build = EventParser.Parse("""{"build-id":"b","build-status":"FAILED","additional-information":{"build-number":"12","build-complete":"True","timeout-in-minutes":"60.0","source":{"report-build-status":"false"}}}""")[0]
            .Event.Should().BeOfType<BuildStateChangeEvent>().Which.Information!;

        (build.BuildNumber, build.BuildComplete, build.TimeoutInMinutes, build.Source!.ReportBuildStatus).Should().Be((12L, true, 60, false));
    }

    [Fact]
    public void Texts_in_lists_and_maps_and_envelopes_may_be_numbers()
    {
        var template = EventParser.Parse("""{"account":111122223333,"detail-type":"x","source":"aws.codecommit","detail":{"event":"approvalRuleTemplateCreated","repositories":{"a":7}}}""")[0].Event
            .Should().BeOfType<ApprovalRuleTemplateCreatedEvent>().Which;
        template.Account.Should().Be("111122223333");
        template.Repositories!["a"].Should().Be("7");
        EventParser.Parse("""{"event":"pullRequestCreated","pullRequestId":"1","repositoryNames":[7]}""")[0].Event.RepositoryName.Should().Be("7");
    }

    [Theory]
    [InlineData("7")]
    [InlineData("true")]
    [InlineData("{}")]
    public void A_caller_that_is_not_a_text_is_unknown(string caller) =>
        EventParser.Parse($$"""{"event":"referenceDeleted","referenceName":"a","callerUserArn":{{caller}}}""")[0].Event
            .Should().BeOfType<ReferenceDeletedEvent>().Which.CallerUserArn.Should().BeNull();

    [Theory]
    [InlineData("""{"codecommit":{"references":[{"ref":"a","deleted":true,"deleted":false}]}}""", typeof(ReferenceUpdatedEvent))]
    [InlineData("""{"a":{"x":{"event":"referenceDeleted","referenceName":"x"},"x":1}}""", typeof(ForeignEvent))]
    [InlineData("""{"a":{"x":1,"x":{"event":"referenceDeleted","referenceName":"x"}}}""", typeof(ReferenceDeletedEvent))]
    public void Of_duplicate_keys_the_last_counts(string json, Type type)
    {
        var delivery = EventParser.Parse(json).Should().ContainSingle().Which;

        delivery.Event.Should().BeOfType(type);
        delivery.Transports.Count.Should().Be(type == typeof(ReferenceDeletedEvent) ? 2 : 0);
    }

    [Fact]
    public void Of_duplicate_entries_of_a_map_the_last_counts()
    {
        var sqs = EventParser.Parse("""{"messageId":"1","body":"hi","attributes":{"a":{},"a":"1"},"messageAttributes":{"b":1,"b":{"stringValue":"x"}}}""")[0]
            .Transports[0].Should().BeOfType<SqsTransport>().Which;

        sqs.Attributes!["a"].Should().Be("1");
        sqs.MessageAttributes!["b"].StringValue.Should().Be("x");
    }
}
