using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Testing;

public sealed class FakeSnsSignerTests
{
    [Theory]
    [InlineData("1", "SHA1")]
    [InlineData("2", "SHA256")]
    public void A_request_is_signed_with_the_key_of_the_certificate(string version, string algorithm)
    {
        using var signer = new FakeSnsSigner();
        using var certificate = X509Certificate2.CreateFromPem(signer.CertificatePem);
        var request = signer.Notification(FakeMessages.Notification(FakeEvents.PullRequestCreated()), version);

        IsSigned(signer, request, algorithm, "Message", "MessageId", "Timestamp", "TopicArn", "Type").Should().BeTrue();
        using var body = JsonDocument.Parse(request.Body);
        Text(body, "SignatureVersion").Should().Be(version);
        Text(body, "SigningCertURL").Should().Be(FakeSnsSigner.CertificateUrl.AbsoluteUri);
        certificate.HasPrivateKey.Should().BeFalse();
    }

    [Fact]
    public void A_request_has_the_headers_of_SNS_and_its_body_is_read_as_the_event()
    {
        using var signer = new FakeSnsSigner();

        var request = signer.Notification(FakeMessages.Notification(FakeEvents.ReferenceUpdated()));

        var delivery = EventParser.Parse(request.Body).Should().ContainSingle().Which;
        delivery.Event.Should().Be(FakeEvents.ReferenceUpdated());
        var message = (SnsTransport)delivery.Transports[0];
        request.Headers["Content-Type"].Should().Be("text/plain; charset=UTF-8");
        (request.Headers["x-amz-sns-message-type"], request.Headers["x-amz-sns-message-id"], request.Headers["x-amz-sns-topic-arn"])
            .Should().Be((message.Type!, message.MessageId!, message.TopicArn!.Value.Value));
    }

    [Theory]
    [InlineData("1", "SHA1")]
    [InlineData("2", "SHA256")]
    public void Confirmations_are_signed_over_their_token_and_URL(string version, string algorithm)
    {
        using var signer = new FakeSnsSigner();
        foreach (var request in new[] { signer.SubscriptionConfirmation(version), signer.UnsubscribeConfirmation(version) })
        {
            IsSigned(signer, request, algorithm, "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type").Should().BeTrue();
            EventParser.Parse(request.Body)[0].Event.GetType().Name.Should().Be(request.Headers["x-amz-sns-message-type"]);
        }

        signer.SubscriptionConfirmation().Headers.Keys.Should().NotContain("x-amz-sns-subscription-arn");
        signer.UnsubscribeConfirmation().Headers.Keys.Should().Contain("x-amz-sns-subscription-arn");
    }

    [Fact]
    public void A_subject_is_signed_too()
    {
        using var signer = new FakeSnsSigner();
        var request = signer.Notification(FakeMessages.Trigger(FakeEvents.ReferenceUpdated()));

        IsSigned(signer, request, "SHA1", "Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type").Should().BeTrue();
    }

    [Fact]
    public void An_event_can_be_sent_to_a_web_endpoint_signed_or_raw()
    {
        using var signer = new FakeSnsSigner();
        var opened = FakeEvents.PullRequestCreated();

        var signed = FakePayloads.SnsToWeb(opened, signer);
        var raw = FakePayloads.RawSnsToWeb(opened);

        signed.Body.Should().Be(signer.Notification(FakeMessages.Notification(opened)).Body);
        raw.Body.Should().Be(FakeMessages.Notification(opened));
        (raw.Headers["x-amz-sns-rawdelivery"], signed.Headers.ContainsKey("x-amz-sns-rawdelivery")).Should().Be(("true", false));
    }

    [Fact]
    public void An_unknown_signature_version_throws()
    {
        using var signer = new FakeSnsSigner();

        signer.Invoking(it => it.Notification("x", "3")).Should().Throw<ArgumentException>();
    }

    /// <summary>Whether the signature in the body is valid for the given fields and the signer's certificate.</summary>
    private static bool IsSigned(FakeSnsSigner signer, FakeHttpRequest request, string algorithm, params string[] fields)
    {
        using var certificate = X509Certificate2.CreateFromPem(signer.CertificatePem);
        using var body = JsonDocument.Parse(request.Body);
        var signed = string.Concat(fields.Select(name => $"{name}\n{Text(body, name)}\n"));
        return certificate.GetRSAPublicKey()!.VerifyData(
            Encoding.UTF8.GetBytes(signed), Convert.FromBase64String(Text(body, "Signature")), new HashAlgorithmName(algorithm), RSASignaturePadding.Pkcs1);
    }

    private static string Text(JsonDocument body, string name) => body.RootElement.GetProperty(name).GetString()!;
}
