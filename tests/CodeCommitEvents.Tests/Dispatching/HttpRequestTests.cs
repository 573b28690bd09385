using System.Text;
using System.Text.Json;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tests.Rules;
using Microsoft.Extensions.Logging;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Tests that nothing of an HTTP request is used before it is verified, and that the response says whether SNS must send the message again.</summary>
public sealed class HttpRequestTests
{
    private static readonly BuildRules Rules = Given.Rules(all => all.OnPush(push => push.StartBuild("ci")));

    private readonly RecordingLogger log = new();
    private readonly RecordingBuildStarter starter = new();

    [Theory]
    [InlineData("api-gateway")]
    [InlineData("load-balancer")]
    [InlineData("function-url-base64")]
    public async Task A_request_without_a_verifier_is_refused_with_403_and_one_warning(string folder)
    {
        var payload = Payloads.Read($"wrapped/{folder}/referenceUpdated.json");

        (await HandleAsync(payload, verifier: null)).Should().Be("""{"statusCode":403}""");

        starter.Requests.Should().BeEmpty();
        log.Lines.Should().ContainSingle().Which.Line.Should().Contain("HttpVerifier");
        log.Lines[0].Level.Should().Be(LogLevel.Warning);
    }

    [Fact]
    public async Task Nothing_of_a_refused_request_is_in_the_log_or_reaches_a_rule_or_an_observer()
    {
        var seen = new List<ServiceEvent>();
        var rules = BuildRules.CreateBuilder().On<ServiceEvent>("secret", all => all.Where(serviceEvent =>
        {
            seen.Add(serviceEvent);
            return true;
        }).StartBuild("ci").Notify("team")).On<ServiceEvent>("every event", all => all.Notify("team")).Build();
        var team = new FakeNotificationChannel();
        var payload = Payload("secret-body", ("x-amz-sns-message-id", "secret-header"));
        var dispatcher = new BuildDispatcher(rules, starter, new() { Logger = log, HttpVerifier = new FakeVerifier(_ => HttpVerification.Refuse("The signature is wrong.")), Channels = { ["team"] = team } });

        await dispatcher.HandleLambdaAsync(new MemoryStream(payload));
        await dispatcher.DispatchAsync(payload);
        await dispatcher.DispatchAsync(Encoding.UTF8.GetBytes($"[{Encoding.UTF8.GetString(payload)}]"));
        foreach (var delivery in EventParser.Parse(payload))
        {
            await dispatcher.DispatchAsync(delivery);
        }

        seen.Should().BeEmpty();
        team.Sent.Should().BeEmpty();
        starter.Requests.Should().BeEmpty();
        log.Lines.Should().NotContain(line => line.Line.Contains("secret"));
        log.Fields.SelectMany(fields => fields.Values).Should().NotContain(value => value != null && value.Contains("secret-"));
    }

    [Fact]
    public async Task Only_the_proven_part_of_a_request_is_dispatched()
    {
        var proven = EventWriter.WriteString(new EventDelivery { Event = Given.Push("main"), Envelope = new EventBridgeEnvelope(Given.Push("main")) });
        DispatchReport? report = null;

        var answer = await HandleAsync(Payload("forged", ("x-amz-sns-message-id", "forged")), new FakeVerifier(_ => HttpVerification.Accept(Encoding.UTF8.GetBytes(proven))), r => report = r);

        answer.Should().Be("""{"statusCode":200}""");
        starter.Requests.Should().ContainSingle();
        report!.Events[0].Delivery.Transports.Should().Equal(new HttpRequestTransport());
        report.Events[0].Delivery.Event.Should().BeOfType<ReferenceUpdatedEvent>();
    }

    /// <remarks>Whoever calls the URL chooses these texts, and the parser finds events in texts of objects that it does not know.</remarks>
    [Theory]
    [InlineData("""{"version":"2.0","rawPath":"/","rawQueryString":TEXT,"headers":{"x":TEXT},"queryStringParameters":{"x":TEXT},"requestContext":{"http":{"method":"GET"}},"isBase64Encoded":false}""")]
    [InlineData("""{"version":"2.0","headers":{"x":TEXT},"requestContext":{"http":{"method":"GET","path":TEXT}}}""")]
    [InlineData("""{"resource":"/","httpMethod":"GET","headers":null,"queryStringParameters":{"x":TEXT},"requestContext":{"stage":"prod"},"body":null,"isBase64Encoded":false}""")]
    [InlineData("""{"httpMethod":"GET","path":TEXT,"multiValueQueryStringParameters":{"x":[TEXT]},"requestContext":{"elb":{}},"isBase64Encoded":false}""")]
    [InlineData("""{"requestContext":{"routeKey":"$connect","connectionId":"c"},"headers":{"x":TEXT},"isBase64Encoded":false}""")]
    [InlineData("""{"httpMethod":"GET","path":TEXT,"requestContext":{}}""")]
    public async Task An_event_in_the_query_or_in_a_header_of_a_request_starts_no_build(string payload)
    {
        payload = payload.Replace("TEXT", JsonSerializer.Serialize(Push()));
        var report = await new BuildDispatcher(Rules, starter, new() { HttpVerifier = new AcceptingVerifier() }).DispatchAsync(Encoding.UTF8.GetBytes(payload));

        (await HandleAsync(Encoding.UTF8.GetBytes(payload), verifier: null)).Should().Be("""{"statusCode":403}""");

        starter.Requests.Should().BeEmpty();
        report.Events.Should().ContainSingle().Which.Delivery.Event.Should().NotBeAssignableTo<CodeCommitEvent>();
        EventParser.Parse(payload).Should().NotContain(delivery => delivery.Event is CodeCommitEvent);
    }

    [Fact]
    public async Task A_message_that_is_repeated_is_dispatched_once()
    {
        var verifier = new FakeVerifier(body => HttpVerification.Accept(Encoding.UTF8.GetBytes(body), "m-1"));
        var dispatcher = new BuildDispatcher(Rules, starter, new() { Logger = log, HttpVerifier = verifier });

        for (var repeat = 0; repeat < 3; repeat++)
        {
            (await dispatcher.HandleHttpAsync(new(), Encoding.UTF8.GetBytes(Push()))).Should().Be(200);
        }

        starter.Requests.Should().ContainSingle();
        log.Lines.Count(line => line.Id == 41).Should().Be(2);
    }

    [Fact]
    public async Task A_message_that_failed_is_dispatched_again()
    {
        var isThrottled = true;
        var failing = new RecordingBuildStarter { FailureOf = _ => isThrottled ? new BuildStartException("ci", isTransient: true, "Throttled.") : null };
        var dispatcher = new BuildDispatcher(Rules, failing, new() { HttpVerifier = new FakeVerifier(body => HttpVerification.Accept(Encoding.UTF8.GetBytes(body), "m-1")) });

        (await dispatcher.HandleHttpAsync(new(), Encoding.UTF8.GetBytes(Push()))).Should().Be(500);
        isThrottled = false;
        (await dispatcher.HandleHttpAsync(new(), Encoding.UTF8.GetBytes(Push()))).Should().Be(200);

        failing.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_message_that_arrives_while_it_is_dispatched_must_come_again()
    {
        var rules = new TaskCompletionSource();
        var slow = new SlowStarter(rules.Task);
        var dispatcher = new BuildDispatcher(Rules, slow, new() { HttpVerifier = new FakeVerifier(body => HttpVerification.Accept(Encoding.UTF8.GetBytes(body), "m-1")) });

        var first = dispatcher.HandleHttpAsync(new(), Encoding.UTF8.GetBytes(Push()));
        (await dispatcher.HandleHttpAsync(new(), Encoding.UTF8.GetBytes(Push()))).Should().Be(503);
        rules.SetResult();

        (await first).Should().Be(200);
    }

    [Fact]
    public async Task A_failed_build_makes_the_function_throw_so_that_the_message_comes_again()
    {
        var failing = new RecordingBuildStarter { FailureOf = _ => new BuildStartException("ci", isTransient: true, "Throttled.") };
        var dispatcher = new BuildDispatcher(Rules, failing, new() { HttpVerifier = new AcceptingVerifier() });
        var handle = () => dispatcher.HandleLambdaAsync(new MemoryStream(Payload(Push())));

        await handle.Should().ThrowAsync<DispatchException>();
    }

    [Theory]
    [InlineData("no json", """{"statusCode":400}""")]
    [InlineData("""{"Type":"Notification","Message":"{\"broken\": "}""", """{"statusCode":400}""")]
    [InlineData("\"hello\"", """{"statusCode":200}""")]
    public async Task A_verified_message_that_cannot_be_read_must_not_come_again(string body, string answer) =>
        (await HandleAsync(Payload(body), new AcceptingVerifier())).Should().Be(answer);

    [Fact]
    public async Task A_verification_that_fails_or_is_not_possible_now_must_be_repeated()
    {
        (await HandleAsync(Payload(Push()), new FakeVerifier(_ => HttpVerification.Refuse("The host does not answer.", isTransient: true)))).Should().Be("""{"statusCode":503}""");
        (await HandleAsync(Payload(Push()), new FakeVerifier(_ => throw new InvalidOperationException("no")))).Should().Be("""{"statusCode":503}""");

        starter.Requests.Should().BeEmpty();
        log.Lines.Where(line => line.Id == 40).Select(line => line.Exception is null).Should().Equal(true, false);
    }

    [Fact]
    public async Task A_subscription_is_confirmed_only_for_a_verified_message()
    {
        var payload = Payloads.Read("wrapped/api-gateway/subscription-confirmation.json");
        var accepting = new FakeVerifier(body => HttpVerification.Accept(Encoding.UTF8.GetBytes(body)));
        var refusing = new FakeVerifier(_ => HttpVerification.Refuse("No."));

        (await HandleAsync(payload, accepting)).Should().Be("""{"statusCode":200}""");
        (await HandleAsync(payload, refusing)).Should().Be("""{"statusCode":403}""");
        (await HandleAsync(payload, new AcceptingVerifier())).Should().Be("""{"statusCode":200}""");

        accepting.Confirmed.Should().ContainSingle().Which.Token.Should().NotBeNullOrEmpty();
        refusing.Confirmed.Should().BeEmpty();
        log.Lines.Select(line => line.Id).Should().Contain([40, 42, 43]);
    }

    [Fact]
    public async Task A_confirmation_that_fails_must_come_again()
    {
        var verifier = new FakeVerifier(body => HttpVerification.Accept(Encoding.UTF8.GetBytes(body), "m-1")) { ConfirmationFailure = new TimeoutException() };
        var handle = () => HandleAsync(Payloads.Read("wrapped/api-gateway/subscription-confirmation.json"), verifier);

        (await handle.Should().ThrowAsync<DispatchException>()).WithMessage("*was not confirmed: TimeoutException.").WithInnerException<TimeoutException>();
        verifier.ConfirmationFailure = null;
        await handle();

        verifier.Confirmed.Should().HaveCount(2);
    }

    [Fact]
    public void A_refusal_has_a_reason()
    {
        var refuse = () => HttpVerification.Refuse("");

        refuse.Should().Throw<ArgumentException>();
        HttpVerification.Refuse("No.").ToString().Should().Be("No.");
        HttpVerification.Accept(default).ToString().Should().Be("accepted");
    }

    [Fact]
    public void The_memory_of_handled_messages_is_bounded()
    {
        var messages = new HandledMessages(capacity: 2);
        foreach (var id in new[] { "1", "2", "3" })
        {
            messages.Start(id).Should().Be(MessageState.New);
            messages.End(id, isHandled: true);
        }

        messages.Start("3").Should().Be(MessageState.Handled);
        messages.Start("1").Should().Be(MessageState.New, "it was removed for a newer one");
    }

    private static string Push() => EventWriter.WriteString(new EventDelivery { Event = Given.Push("main"), Envelope = new EventBridgeEnvelope(Given.Push("main")) });

    private static byte[] Payload(string body, params (string Name, string Value)[] headers) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["httpMethod"] = "POST",
        ["headers"] = headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.Ordinal),
        ["requestContext"] = new Dictionary<string, string>(StringComparer.Ordinal) { ["stage"] = "prod" },
        ["body"] = body,
        ["isBase64Encoded"] = false,
    });

    private async Task<string> HandleAsync(byte[] payload, IHttpMessageVerifier? verifier, Action<DispatchReport>? onReport = null)
    {
        var dispatcher = new BuildDispatcher(Rules, starter, new() { Logger = log, HttpVerifier = verifier });
        return await new StreamReader(await dispatcher.HandleLambdaAsync(new MemoryStream(payload), onReport: onReport)).ReadToEndAsync();
    }

    private sealed class SlowStarter(Task ready) : IBuildStarter
    {
        public async Task<StartedBuild> StartAsync(BuildRequest request, CancellationToken cancellationToken = default)
        {
            await ready;
            return new StartedBuild { BuildId = "ci:1" };
        }

        public Task StopAsync(StartedBuild build, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
