using System.Net;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Sns.Tests;

/// <summary>A subscription is confirmed only to a topic in the options, and never with the URL in the message.</summary>
public sealed class ConfirmationTests : VerifierTest
{
    private const string ConfirmUrl =
        $"https://{Topic.Host}/?Action=ConfirmSubscription&TopicArn=arn%3Aaws%3Asns%3Aeu-central-1%3A111122223333%3Achanges&Token=2336412f37&Version=2010-03-31";

    private readonly FakeBuildStarter starter = new();

    [Fact]
    public async Task A_subscription_to_a_topic_is_confirmed_at_the_host_of_SNS_in_its_region()
    {
        Host.Serve(ConfirmUrl, "<ConfirmSubscriptionResponse/>");

        (await HandleAsync(Topic.Bytes(Topic.Control("SubscriptionConfirmation")))).Should().Be(200);

        Host.Requests.Select(request => request.AbsoluteUri).Should().Equal(Topic.CertificateUrl, ConfirmUrl);
    }

    [Theory]
    [InlineData("https://evil.example/?Action=ConfirmSubscription&TopicArn=x&Token=y")]
    [InlineData("http://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=x&Token=y")]
    [InlineData("https://sns.eu-central-1.amazonaws.com@evil.example/?Action=ConfirmSubscription&TopicArn=x&Token=y")]
    [InlineData("https://sns.eu-central-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=x")]
    [InlineData("https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=x&Token=y")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task A_URL_elsewhere_is_refused_even_if_the_signature_is_right_and_is_never_called(string url)
    {
        var message = Topic.Control("SubscriptionConfirmation", change: fields => fields["SubscribeURL"] = url);

        (await HandleAsync(Topic.Bytes(message))).Should().Be(403);

        Host.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task An_end_of_a_subscription_is_never_undone()
    {
        (await HandleAsync(Topic.Bytes(Topic.Control("UnsubscribeConfirmation")))).Should().Be(200);

        Host.Requests.Should().ContainSingle().Which.AbsoluteUri.Should().Be(Topic.CertificateUrl);
    }

    [Theory]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task A_confirmation_that_is_redirected_or_refused_has_failed_and_can_come_again(HttpStatusCode status)
    {
        var message = Topic.Bytes(Topic.Control("SubscriptionConfirmation"));
        var dispatcher = Dispatcher(Verifier);
        Host.Serve(ConfirmUrl, "", status);

        (await dispatcher.HandleHttpAsync(new(), message)).Should().Be(500);
        Host.Serve(ConfirmUrl, "");
        (await dispatcher.HandleHttpAsync(new(), message)).Should().Be(200);
    }

    [Fact]
    public async Task Confirmations_can_be_switched_off_and_need_a_topic_of_the_options()
    {
        var confirmation = new SubscriptionConfirmation { TopicArn = new(Topic.Arn), Token = "t" };

        (await Create(options => options.ConfirmSubscriptions = false).ConfirmAsync(confirmation)).Should().BeFalse();
        (await Verifier.ConfirmAsync(confirmation with { TopicArn = new("arn:aws:sns:eu-central-1:444455556666:changes") })).Should().BeFalse();
        (await Verifier.ConfirmAsync(confirmation with { TopicArn = null })).Should().BeFalse();
        (await Verifier.ConfirmAsync(confirmation with { Token = null })).Should().BeFalse();
        Host.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_client_of_the_region_confirms_with_its_credentials_and_a_client_of_another_region_is_not_used()
    {
        await using var server = new QueryServer(_ => "<ConfirmSubscriptionResponse><ConfirmSubscriptionResult><SubscriptionArn>arn</SubscriptionArn></ConfirmSubscriptionResult></ConfirmSubscriptionResponse>");
        using var here = server.Client("eu-central-1");
        using var elsewhere = server.Client("us-east-1");
        using var http = new HttpClient(Host, disposeHandler: false);
        var options = new SnsMessageVerifierOptions { Topics = { Topic.Arn }, HttpClient = http };
        var confirmation = new SubscriptionConfirmation { TopicArn = new(Topic.Arn), Token = "2336412f37" };
        Host.Serve(ConfirmUrl, "");

        using var first = new SnsMessageVerifier(options, here);
        (await first.ConfirmAsync(confirmation)).Should().BeTrue();
        Host.Requests.Should().BeEmpty();
        server.Requests.Should().ContainSingle().Which.Should().Contain("Action=ConfirmSubscription").And.Contain("AuthenticateOnUnsubscribe=true").And.Contain("Token=2336412f37");

        using var second = new SnsMessageVerifier(options, elsewhere);
        (await second.ConfirmAsync(confirmation)).Should().BeTrue();
        Host.Requests.Should().ContainSingle();
        server.Requests.Should().ContainSingle();
    }

    private BuildDispatcher Dispatcher(IHttpMessageVerifier verifier) => new(BuildRules.Empty, starter, new() { HttpVerifier = verifier });

    private Task<int> HandleAsync(byte[] body) => Dispatcher(Verifier).HandleHttpAsync(new(), body);
}
