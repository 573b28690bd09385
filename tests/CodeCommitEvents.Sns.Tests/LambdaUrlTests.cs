using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Libraries;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Sns.Tests;

/// <summary>A Lambda function behind API Gateway, a function URL or a load balancer gets SNS messages as HTTP requests.</summary>
public sealed class LambdaUrlTests : VerifierTest
{
    private static readonly BuildRules Rules = BuildRules.CreateBuilder().OnPush(push => push.StartBuild("ci")).Build();

    private readonly FakeBuildStarter starter = new();

    public static TheoryData<string> Callers { get; } = ["API Gateway, version 1", "API Gateway, version 2", "function URL in Base64", "load balancer"];

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task A_signed_message_starts_its_build_once_however_often_it_is_replayed(string caller)
    {
        var payload = Payload(caller, Topic.Bytes(Topic.Notification(FakeMessages.Notification(FakeEvents.ReferenceUpdated()))));
        var dispatcher = new BuildDispatcher(Rules, starter, new() { HttpVerifier = Verifier });

        for (var repeat = 0; repeat < 5; repeat++)
        {
            (await HandleAsync(dispatcher, payload)).Should().Be("""{"statusCode":200}""");
        }

        starter.Started.Should().ContainSingle();
        Time.Now += TimeSpan.FromHours(3);
        (await HandleAsync(dispatcher, payload)).Should().Be("""{"statusCode":403}""");
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task A_forged_message_starts_no_build(string caller)
    {
        var push = FakeMessages.Notification(FakeEvents.ReferenceUpdated());
        var genuine = Topic.Notification("hello");
        JsonNode[] forged = [With("Message", push), With("TopicArn", "arn:aws:sns:eu-central-1:444455556666:changes"), With("Signature", "AAAA"), With("SigningCertURL", "https://evil.example/x.pem"), JsonNode.Parse(push)!];
        var dispatcher = new BuildDispatcher(Rules, starter, new() { HttpVerifier = Verifier });

        foreach (var message in forged)
        {
            (await HandleAsync(dispatcher, Payload(caller, Topic.Bytes(message)))).Should().Be("""{"statusCode":403}""");
        }

        starter.Started.Should().BeEmpty();

        JsonNode With(string name, string value)
        {
            var changed = genuine.DeepClone();
            changed[name] = value;
            return changed;
        }
    }

    [Theory]
    [InlineData("api-gateway/referenceUpdated.json")]
    [InlineData("api-gateway/subscription-confirmation.json")]
    [InlineData("load-balancer/referenceUpdated.json")]
    [InlineData("function-url-base64/referenceUpdated.json")]
    public async Task A_message_with_an_invented_signature_is_refused(string name)
    {
        var payload = await File.ReadAllBytesAsync(Path.Combine(LibraryArchitecture.Repository, "tests/Payloads/wrapped", name));
        var topic = EventParser.Parse(payload)[0].Transports.OfType<SnsTransport>().Single().TopicArn!.Value.Value;
        Time.Now = EventParser.Parse(payload)[0].Transports.OfType<SnsTransport>().Single().Timestamp!.Value;
        var dispatcher = new BuildDispatcher(Rules, starter, new() { HttpVerifier = Create(options => options.Topics.Add(topic)) });

        (await HandleAsync(dispatcher, payload)).Should().Be("""{"statusCode":403}""");

        starter.Started.Should().BeEmpty();
    }

    [Fact]
    public async Task A_host_of_the_certificate_that_is_down_makes_SNS_send_the_message_again()
    {
        var payload = Payload("API Gateway, version 1", Topic.Bytes(Topic.Notification(FakeMessages.Notification(FakeEvents.ReferenceUpdated()))));
        var dispatcher = new BuildDispatcher(Rules, starter, new() { HttpVerifier = Verifier });
        var answer = Host.Answers[Topic.CertificateUrl];
        Host.Serve(Topic.CertificateUrl, "", System.Net.HttpStatusCode.BadGateway);

        (await HandleAsync(dispatcher, payload)).Should().Be("""{"statusCode":503}""");
        Host.Answers[Topic.CertificateUrl] = answer;
        (await HandleAsync(dispatcher, payload)).Should().Be("""{"statusCode":200}""");

        starter.Started.Should().ContainSingle();
    }

    private static async Task<string> HandleAsync(BuildDispatcher dispatcher, byte[] payload) =>
        await new StreamReader(await dispatcher.HandleLambdaAsync(new MemoryStream(payload))).ReadToEndAsync();

    private static byte[] Payload(string caller, byte[] body)
    {
        var isBase64 = caller.Contains("Base64", StringComparison.Ordinal);
        var request = new JsonObject
        {
            ["headers"] = new JsonObject { ["x-amz-sns-message-type"] = "Notification", ["content-type"] = "text/plain; charset=UTF-8" },
            ["body"] = isBase64 ? Convert.ToBase64String(body) : Encoding.UTF8.GetString(body),
            ["isBase64Encoded"] = isBase64,
            ["requestContext"] = caller switch
            {
                "load balancer" => new JsonObject { ["elb"] = new JsonObject { ["targetGroupArn"] = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/a/1" } },
                "API Gateway, version 1" => new JsonObject { ["stage"] = "prod", ["httpMethod"] = "POST" },
                _ => new JsonObject { ["http"] = new JsonObject { ["method"] = "POST", ["path"] = "/events" } },
            },
        };
        if (caller is "load balancer" or "API Gateway, version 1")
        {
            request["httpMethod"] = "POST";
            request["path"] = "/events";
        }
        else
        {
            request["version"] = "2.0";
        }

        return JsonSerializer.SerializeToUtf8Bytes(request);
    }
}
