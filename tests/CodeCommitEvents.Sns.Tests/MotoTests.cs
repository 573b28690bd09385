using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tool;

namespace CodeCommitEvents.Sns.Tests;

/// <summary>Topics of the emulator moto: its default policy, and the messages that it signs.</summary>
public sealed class MotoTests(Moto moto) : IClassFixture<Moto>
{
    private const string Region = TestEnvironment.Region;

    private static readonly BuildRules Rules = BuildRules.CreateBuilder().OnPush(push => push.StartBuild("ci")).Build();

    [MotoFact]
    public async Task The_real_default_policy_is_explained_and_completed_once()
    {
        using var client = Client();
        var topic = (await client.CreateTopicAsync("policy")).TopicArn;
        var policy = new SnsTopicPolicy(client);
        var before = await PolicyAsync(client, topic);

        (await policy.ExplainAsync(topic)).Should().ContainSingle().Which.Description.Should().Contain("AWS:SourceOwner");
        var result = await policy.AllowAsync(topic, SnsPublishers.NotificationRules | SnsPublishers.EventBridge | SnsPublishers.Triggers);

        (result.IsChanged, result.Problems.Count).Should().Be((true, 0));
        (await policy.ExplainAsync(topic)).Should().BeEmpty();
        var after = await PolicyAsync(client, topic);
        after.Should().Be(result.Policy).And.StartWith(before[..^2], "the default statement stays as it is");
        JsonNode.Parse(after)!["Statement"]!.AsArray().Select(statement => (string?)statement!["Sid"]).Should()
            .Equal("__default_statement_ID", "CodeCommitEventsNotificationRules", "CodeCommitEventsEventBridge");
        (await policy.AllowAsync(topic)).IsChanged.Should().BeFalse();
        (await PolicyAsync(client, topic)).Should().Be(after);
    }

    [MotoFact]
    public async Task An_encrypted_topic_is_explained()
    {
        using var client = Client();
        var topic = (await client.CreateTopicAsync("encrypted")).TopicArn;
        await client.SetTopicAttributesAsync(topic, "KmsMasterKeyId", "alias/aws/sns");

        var result = await new SnsTopicPolicy(client).AllowAsync(topic);

        result.IsChanged.Should().BeTrue();
        result.Problems.Should().ContainSingle().Which.Description.Should().Contain("alias/aws/sns");
    }

    /// <remarks>
    /// moto leaves the subject out of the text that it signs, so that a message with a subject has a wrong signature. It issues its certificates
    /// itself, so that an authority of the test issues certificates for the same keys.
    /// </remarks>
    [MotoFact]
    public async Task A_message_that_moto_signs_starts_a_build_and_one_whose_subject_it_does_not_sign_is_refused()
    {
        using var client = Client();
        var topic = (await client.CreateTopicAsync("signed")).TopicArn;
        using var authority = new SigningAuthority(TimeProvider.System.GetUtcNow());
        using var certificates = new MotoCertificates(moto.Url, authority);
        using var http = new HttpClient(certificates);
        using var verifier = new SnsMessageVerifier(new() { Topics = { topic }, TrustedRoots = [authority.Root], HttpClient = http });
        var starter = new FakeBuildStarter();
        await using var endpoint = new Endpoint(new BuildDispatcher(Rules, starter, new() { HttpVerifier = verifier }));
        await client.SubscribeAsync(topic, "http", endpoint.Url.ToString());

        await client.PublishAsync(topic, FakeMessages.Notification(FakeEvents.ReferenceUpdated()));
        await client.PublishAsync(topic, FakeMessages.Notification(FakeEvents.ReferenceUpdated() with { RepositoryName = "other" }), "a subject");

        endpoint.Statuses.Should().Equal(200, 403);
        starter.Started.Should().ContainSingle();
    }

    [MotoFact]
    public async Task The_program_explains_and_changes_a_policy()
    {
        using var client = Client();
        var topic = (await client.CreateTopicAsync("program")).TopicArn;

        (await RunAsync("explain", topic)).Should().Match<(int Code, string Text)>(run => run.Code == 1 && run.Text.Contains("AWS:SourceOwner"));
        var problem = JsonDocument.Parse((await RunAsync("explain", topic, "--json")).Text).RootElement.GetProperty("problems")[0];
        (problem.GetProperty("publishers").GetString(), problem.GetProperty("problem").GetString()).Should().Match<(string? Publishers, string? Text)>(found => found.Publishers == "NotificationRules" && found.Text!.Contains("AWS:SourceOwner"));
        (await RunAsync("allow", topic, "--eventbridge", "--triggers")).Should().Match<(int Code, string Text)>(run => run.Code == 0 && run.Text.Contains("The policy was changed."));
        (await RunAsync("allow", topic)).Should().Match<(int Code, string Text)>(run => run.Code == 0 && run.Text.Contains("NotificationRules can publish"));
        (await RunAsync("explain", $"{topic}-other")).Code.Should().Be(2);
        (await RunAsync("explain", "topic")).Code.Should().Be(2);
        (await RunAsync("fix", topic)).Code.Should().Be(0);
        (await RunAsync("remove", topic)).Text.Should().Contain("Unknown command: remove");
    }

    private async Task<(int Code, string Text)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        var code = await ToolProgram.RunAsync(["topic", .. args, "--endpoint", moto.Url.ToString()], new(output, output), CancellationToken.None);
        return (code, output.ToString());
    }

    private AmazonSimpleNotificationServiceClient Client() =>
        new("AKID", "secret", new AmazonSimpleNotificationServiceConfig { ServiceURL = moto.Url.ToString(), AuthenticationRegion = Region });

    private static async Task<string> PolicyAsync(AmazonSimpleNotificationServiceClient client, string topic) =>
        (await client.GetTopicAttributesAsync(new GetTopicAttributesRequest { TopicArn = topic })).Attributes["Policy"];

    /// <summary>Gets a certificate from moto, and issues one for its key.</summary>
    private sealed class MotoCertificates(Uri moto, SigningAuthority authority) : HttpMessageHandler
    {
        private readonly HttpClient client = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var forwarded = new HttpRequestMessage(HttpMethod.Get, new Uri(moto, request.RequestUri!.AbsolutePath));
            forwarded.Headers.Host = request.RequestUri.Host;

            // The emulator finds the service in this header.
            forwarded.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKID/20260101/{Region}/sns/aws4_request, SignedHeaders=host, Signature=0");
            using var response = await client.SendAsync(forwarded, cancellationToken);
            using var certificate = X509Certificate2.CreateFromPem(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken));
            using var key = certificate.GetRSAPublicKey()!;
            return new() { Content = new StringContent(authority.Issue(key)), RequestMessage = request };
        }

        protected override void Dispose(bool disposing)
        {
            client.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>Passes requests to a dispatcher, and records the statuses.</summary>
    private sealed class Endpoint(BuildDispatcher dispatcher) : LoopbackServer
    {
        public List<int> Statuses { get; } = [];

        protected override async Task ServeAsync(TcpClient connection)
        {
            var stream = connection.GetStream();
            while (await HttpExchange.ReadAsync(stream, Stopping) is var (_, body))
            {
                var status = await dispatcher.HandleHttpAsync(new(), body, cancellationToken: Stopping);
                Statuses.Add(status);
                await stream.WriteAsync(HttpExchange.Response(status, "text/plain", ""), Stopping);
            }
        }
    }
}
