using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Tests that an event that anybody could have sent starts a build only if the options accept the way in which it came.</summary>
public class TrustedDeliveriesTests
{
    private static readonly BuildRules Rules = BuildRules.CreateBuilder().OnPush("all", push => push.StartBuild("ci")).Build();

    [Theory]
    [InlineData("api-gateway", false, true, 0)]
    [InlineData("api-gateway", true, false, 1)]
    [InlineData("function-url-base64", false, true, 0)]
    [InlineData("eventbridge-republished", false, true, 1)]
    [InlineData("eventbridge-republished", true, false, 0)]
    [InlineData("eventbridge-pipe", true, false, 0)]
    [InlineData("lambda-destination-bus", true, false, 0)]
    [InlineData("transformer-apart", false, false, 1)]
    public async Task An_event_that_came_in_a_way_that_is_not_accepted_starts_no_build(string folder, bool acceptsRequests, bool acceptsRepublished, int builds)
    {
        var starter = new RecordingBuildStarter();
        var options = new BuildDispatcherOptions { AcceptHttpRequests = acceptsRequests, AcceptRepublishedEvents = acceptsRepublished };

        var report = await new BuildDispatcher(Rules, starter, options).DispatchAsync(Payloads.Read($"wrapped/{folder}/referenceUpdated.json"));

        report.Events.Should().ContainSingle().Which.Builds.Should().HaveCount(builds);
        report.HasFailures.Should().Be(builds == 0, "a refused event must not be acknowledged in silence");
        if (builds == 0)
        {
            SemanticJson.Difference(Payloads.Read($"wrapped/{folder}/referenceUpdated.json"), EventWriter.Write(report.Events.Select(dispatched => dispatched.Delivery)))
                .Should().BeNull("nothing is lost");
            report.Events[0].Delivery.Event.Should().BeOfType<UnreadableMessage>().Which.Reason.Should().Contain("Accept");
        }
    }

    [Fact]
    public async Task A_refused_confirmation_of_a_subscription_can_be_written_again()
    {
        const string Request = """
            {"requestContext":{"stage":"prod"},"httpMethod":"POST","isBase64Encoded":false,
             "body":"{\"Type\":\"SubscriptionConfirmation\",\"MessageId\":\"1\",\"Token\":\"t\",\"TopicArn\":\"arn:aws:sns:eu-west-1:111122223333:ci\",\"Message\":\"Confirm.\",\"SubscribeURL\":\"https://example.com/\"}"}
            """;

        var report = await new BuildDispatcher(Rules, new RecordingBuildStarter()).DispatchAsync(System.Text.Encoding.UTF8.GetBytes(Request));

        report.HasFailures.Should().BeTrue();
        SemanticJson.Difference(System.Text.Encoding.UTF8.GetBytes(Request), EventWriter.Write(report.Events.Select(dispatched => dispatched.Delivery))).Should().BeNull();
    }
}
