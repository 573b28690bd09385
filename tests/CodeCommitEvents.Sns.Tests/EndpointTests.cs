using System.Net;
using System.Net.Sockets;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Sns.Tests;

/// <summary>The endpoint in a web server on the loopback address.</summary>
public sealed class EndpointTests : VerifierTest
{
    private readonly FakeBuildStarter starter = new();
    private readonly HttpClient client = new();

    [Fact]
    public async Task A_signed_message_starts_a_build_and_a_forged_one_is_refused()
    {
        await using var server = await StartAsync();
        var genuine = Topic.Notification(FakeMessages.Notification(FakeEvents.ReferenceUpdated()));
        var forged = genuine.DeepClone();
        forged["Message"] = FakeMessages.Notification(FakeEvents.PullRequestCreated());

        (await PostAsync(server, Topic.Bytes(forged))).Should().Be(HttpStatusCode.Forbidden);
        starter.Started.Should().BeEmpty();
        (await PostAsync(server, Topic.Bytes(genuine))).Should().Be(HttpStatusCode.OK);
        (await PostAsync(server, Topic.Bytes(genuine))).Should().Be(HttpStatusCode.OK);
        starter.Started.Should().ContainSingle();
    }

    [Fact]
    public async Task What_must_not_come_again_is_a_4xx_and_what_must_come_again_is_a_5xx()
    {
        await using var server = await StartAsync(maxBodyBytes: 20_000);
        var ending = Topic.Notification(FakeMessages.Malformed());
        var answer = Host.Answers[Topic.CertificateUrl];

        (await PostAsync(server, "hello"u8.ToArray())).Should().Be(HttpStatusCode.Forbidden);
        (await PostAsync(server, [])).Should().Be(HttpStatusCode.Forbidden);
        (await PostAsync(server, new byte[20_001])).Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await PostAsync(server, new byte[20_001], isChunked: true)).Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await PostAsync(server, Topic.Bytes(Topic.Notification(new string('x', 15_000))), isChunked: true)).Should().Be(HttpStatusCode.OK);
        (await PostAsync(server, Topic.Bytes(ending))).Should().Be(HttpStatusCode.BadRequest);
        (await PostAsync(server, "{}"u8.ToArray(), ("x-amz-sns-rawdelivery", "true"))).Should().Be(HttpStatusCode.Forbidden);
        (await client.GetAsync(new Uri(server.Url, "/events"))).StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);

        Host.Serve(Topic.CertificateUrl, "", HttpStatusCode.ServiceUnavailable);
        await using var other = await StartAsync();
        (await PostAsync(other, Topic.Bytes(Topic.Notification("hello")))).Should().Be(HttpStatusCode.ServiceUnavailable);
        Host.Answers[Topic.CertificateUrl] = answer;
        starter.FailTransiently(times: 1);
        (await PostAsync(other, Topic.Bytes(Topic.Notification(FakeMessages.Notification(FakeEvents.ReferenceUpdated()))))).Should().Be(HttpStatusCode.InternalServerError);
    }

    /// <remarks>A server need not limit bodies itself, and need not know their length.</remarks>
    [Theory]
    [InlineData(20_001, true, 413)]
    [InlineData(20_001, false, 413)]
    [InlineData(20_000, true, 403)]
    [InlineData(20_000, false, 403)]
    [InlineData(0, false, 403)]
    public async Task The_body_is_limited_by_the_endpoint_itself(int size, bool hasLength, int status)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton<IBuildStarter>(starter);
        builder.Services.AddSingleton<IHttpMessageVerifier>(Create());
        builder.Services.AddCodeCommitEvents().AddRules(rules => rules.OnPush(push => push.StartBuild("ci")));
        await using var application = builder.Build();
        application.MapCodeCommitEvents("/events", 20_000);
        var endpoint = ((IEndpointRouteBuilder)application).DataSources.SelectMany(source => source.Endpoints).Single();
        var context = new DefaultHttpContext { Request = { Method = "POST", Body = new MemoryStream(new byte[size]), ContentLength = hasLength ? size : null } };

        await endpoint.RequestDelegate!(context);

        context.Response.StatusCode.Should().Be(status);
    }

    [Fact]
    public async Task A_body_that_the_server_refuses_to_read_has_the_status_of_the_server()
    {
        await using var server = await StartAsync();
        using var connection = new TcpClient();
        await connection.ConnectAsync(server.Url.Host, server.Url.Port);
        var stream = connection.GetStream();

        await stream.WriteAsync("POST /events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nno number\r\n"u8.ToArray());

        (await new StreamReader(stream).ReadLineAsync()).Should().Be("HTTP/1.1 400 Bad Request");
    }

    [Fact]
    public async Task A_subscription_is_confirmed()
    {
        await using var server = await StartAsync();
        Host.Serve($"https://{Topic.Host}/?Action=ConfirmSubscription&TopicArn=arn%3Aaws%3Asns%3Aeu-central-1%3A111122223333%3Achanges&Token=2336412f37&Version=2010-03-31", "");

        (await PostAsync(server, Topic.Bytes(Topic.Control("SubscriptionConfirmation")))).Should().Be(HttpStatusCode.OK);

        Host.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Five_thousand_requests_at_64_at_a_time_start_each_build_once_and_forged_ones_none_in_bounded_memory()
    {
        const int Count = 5000;
        await using var server = await StartAsync();
        var bodies = Enumerable.Range(0, Count).Select(number =>
        {
            // Every fifth request is genuine, in 250 messages that come four times each. The others are forged in four ways.
            var message = number % 5 == 0 ? null : Topic.Notification(FakeMessages.Notification(Push(number)));
            switch (number % 5)
            {
                case 1:
                    message!["Message"] = FakeMessages.Notification(Push(number + 1));
                    break;
                case 2:
                    message!["SigningCertURL"] = CertificateTests.LookAlikes[number % CertificateTests.LookAlikes.Length];
                    break;
                case 3:
                    message!["TopicArn"] = "arn:aws:sns:eu-central-1:444455556666:changes";
                    break;
                case 4:
                    message!["Signature"] = Convert.ToBase64String(new byte[256]);
                    break;
            }

            return message is null ? null : Topic.Bytes(message);
        }).ToArray();
        var genuine = Enumerable.Range(0, Count / 20).Select(number => Topic.Bytes(Topic.Notification(FakeMessages.Notification(Push(-number - 1))))).ToArray();
        await PostAsync(server, genuine[0]);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var statuses = new HttpStatusCode[Count];
        await Parallel.ForAsync(0, Count, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (number, _) =>
            statuses[number] = await PostAsync(server, bodies[number] ?? genuine[number / 5 % genuine.Length]));

        Enumerable.Range(0, Count).Where(number => number % 5 != 0).Should().OnlyContain(number => statuses[number] == HttpStatusCode.Forbidden);
        Enumerable.Range(0, Count).Where(number => number % 5 == 0).Should().OnlyContain(number => statuses[number] == HttpStatusCode.OK || statuses[number] == HttpStatusCode.ServiceUnavailable);
        starter.Started.Should().HaveCount(genuine.Length);
        (GC.GetTotalMemory(forceFullCollection: true) - before).Should().BeLessThan(64 * 1024 * 1024);
        Host.Requests.Should().HaveCountLessThan(3);
    }

    [Fact]
    public void A_server_without_topics_or_without_a_verifier_does_not_start()
    {
        WebApplication Build(Action<ICodeCommitEventsBuilder> configure)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Services.AddSingleton<IBuildStarter>(starter);
            configure(builder.Services.AddCodeCommitEvents().AddRules(rules => rules.OnPush(push => push.StartBuild("ci"))));
            return builder.Build();
        }

        FluentActions.Invoking(() => Build(_ => { }).MapCodeCommitEvents("/events")).Should().Throw<InvalidOperationException>().WithMessage("*AddSnsVerifier*");
        FluentActions.Invoking(() => Build(events => events.AddSnsVerifier()).MapCodeCommitEvents("/events")).Should().Throw<OptionsValidationException>().WithMessage("*Topics is empty*");
        FluentActions.Invoking(() => Build(events => events.AddSnsVerifier(options => options.Topics.Add(Topic.Arn))).MapCodeCommitEvents("/events", 0)).Should().Throw<ArgumentOutOfRangeException>();
    }

    protected override void Dispose(bool isDisposing)
    {
        client.Dispose();
        base.Dispose(isDisposing);
    }

    private static CodeCommitEvents.Events.ReferenceUpdatedEvent Push(int number) =>
        FakeEvents.ReferenceUpdated() with { RepositoryName = $"repository-{number}" };

    private async Task<WebServer> StartAsync(int maxBodyBytes = 1024 * 1024)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IBuildStarter>(starter);
        builder.Services.AddSingleton<IHttpMessageVerifier>(Create());
        builder.Services.AddCodeCommitEvents().AddRules(rules => rules.OnPush(push => push.StartBuild("ci")));
        var application = builder.Build();
        application.MapCodeCommitEvents("/events", maxBodyBytes);
        await application.StartAsync();
        return new(application);
    }

    private async Task<HttpStatusCode> PostAsync(WebServer server, byte[] body, (string Name, string Value)? header = null, bool isChunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Url, "/events")) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("text/plain") { CharSet = "UTF-8" };
        request.Headers.TransferEncodingChunked = isChunked;
        if (header is { } added)
        {
            request.Headers.Add(added.Name, added.Value);
        }

        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private sealed class WebServer(WebApplication application) : IAsyncDisposable
    {
        public Uri Url { get; } = new(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

        public ValueTask DisposeAsync() => application.DisposeAsync();
    }
}
