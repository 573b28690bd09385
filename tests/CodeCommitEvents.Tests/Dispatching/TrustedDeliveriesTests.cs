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
        var options = new BuildDispatcherOptions { HttpVerifier = acceptsRequests ? new AcceptingVerifier() : null, AcceptRepublishedEvents = acceptsRepublished };

        var report = await new BuildDispatcher(Rules, starter, options).DispatchAsync(Payloads.Read($"wrapped/{folder}/referenceUpdated.json"));

        report.Events.Should().ContainSingle().Which.Builds.Should().HaveCount(builds);
        report.HasFailures.Should().Be(builds == 0, "a refused event must not be acknowledged in silence");
        if (builds == 0)
        {
            SemanticJson.Difference(Payloads.Read($"wrapped/{folder}/referenceUpdated.json"), EventWriter.Write(report.Events.Select(dispatched => dispatched.Delivery)))
                .Should().BeNull("nothing is lost");
            report.Events[0].Delivery.Event.Should().BeOfType<UnreadableMessage>().Which.Reason.Should().MatchRegex("Accept|HttpVerifier");
        }
    }

    [Theory]
    [InlineData("api-gateway/subscription-confirmation.json")]
    [InlineData("api-gateway/referenceUpdated.json")]
    [InlineData("load-balancer/referenceUpdated.json")]
    [InlineData("function-url-base64/referenceUpdated.json")]
    public async Task A_refused_message_can_be_written_again(string file)
    {
        var payload = Payloads.Read($"wrapped/{file}");

        foreach (var keepsText in new[] { false, true })
        {
            var options = new BuildDispatcherOptions { Parser = new() { KeepRawText = keepsText } };
            var report = await new BuildDispatcher(Rules, new RecordingBuildStarter(), options).DispatchAsync(payload);

            report.Events.Should().ContainSingle().Which.Delivery.Event.Should().BeOfType<UnreadableMessage>();
            SemanticJson.Difference(payload, EventWriter.Write(report.Events.Select(dispatched => dispatched.Delivery))).Should().BeNull();
        }
    }
}
