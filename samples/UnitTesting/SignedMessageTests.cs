using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Sns;
using CodeCommitEvents.Testing;

namespace UnitTesting;

/// <summary>Tests of an endpoint that verifies the messages of SNS.</summary>
public sealed class SignedMessageTests
{
    #region signed message
    [Fact]
    public async Task A_message_that_our_topic_has_signed_is_accepted_and_a_changed_message_is_not()
    {
        using var signer = new FakeSnsSigner();
        using var certificate = X509Certificate2.CreateFromPem(signer.CertificatePem);
        using var host = new CertificateHost(signer.CertificatePem);
        using var http = new HttpClient(host);
        using var verifier = new SnsMessageVerifier(new()
        {
            Topics = { "arn:aws:sns:eu-central-1:111122223333:changes" }, // the topic of all fakes
            TrustedRoots = [certificate],
            HttpClient = http,
            TimeProvider = new TimeOfFakes(),
        });
        var body = FakePayloads.SnsToWeb(FakeEvents.PullRequestCreated(), signer).Body;

        HttpVerification signed = await verifier.VerifyAsync(Encoding.UTF8.GetBytes(body));
        HttpVerification changed = await verifier.VerifyAsync(Encoding.UTF8.GetBytes(body.Replace("main", "evil", StringComparison.Ordinal)));

        Assert.True(signed.IsAccepted, signed.Reason);
        Assert.False(changed.IsAccepted);
    }

    /// <summary>Serves the certificate in place of SNS.</summary>
    private sealed class CertificateHost(string certificate) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(request.RequestUri == FakeSnsSigner.CertificateUrl
                ? new HttpResponseMessage { Content = new StringContent(certificate) }
                : new HttpResponseMessage(HttpStatusCode.NotFound));
    }

    /// <summary>The time of the messages: a verifier refuses messages that are older than two hours.</summary>
    private sealed class TimeOfFakes : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => FakeEvents.PullRequestCreated().Time!.Value;
    }
    #endregion
}
