using System.Text.Json.Nodes;
using CodeCommitEvents.Dispatching;

namespace CodeCommitEvents.Sns.Tests;

/// <summary>A verifier with a topic, the host of its certificate, and a clock.</summary>
public abstract class VerifierTest : IDisposable
{
    private readonly List<IDisposable> created = [];

    private protected VerifierTest()
    {
        Authority = new(Topic.Start);
        Host.Serve(Topic.CertificateUrl, Authority.Issue(Topic.Key));
        Verifier = Create();
    }

    private protected SigningAuthority Authority { get; }

    private protected Topic Topic { get; } = new();

    private protected CertificateHost Host { get; } = new();

    private protected FixedTime Time { get; } = new(Topic.Start);

    private protected SnsMessageVerifier Verifier { get; }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Dispose(isDisposing: true);
    }

    protected virtual void Dispose(bool isDisposing)
    {
        created.ForEach(one => one.Dispose());
        Authority.Dispose();
        Topic.Dispose();
        Host.Dispose();
    }

    private protected SnsMessageVerifier Create(Action<SnsMessageVerifierOptions>? configure = null)
    {
        var http = new HttpClient(Host, disposeHandler: false);
        var options = new SnsMessageVerifierOptions { Topics = { Topic.Arn }, TrustedRoots = [Authority.Root], TimeProvider = Time, HttpClient = http };
        configure?.Invoke(options);
        var verifier = new SnsMessageVerifier(options);
        created.AddRange([verifier, http]);
        return verifier;
    }

    private protected Task<HttpVerification> VerifyAsync(JsonNode message, SnsMessageVerifier? verifier = null) => (verifier ?? Verifier).VerifyAsync(Topic.Bytes(message));

    private protected async Task<HttpVerification> RefusedAsync(JsonNode message, SnsMessageVerifier? verifier = null)
    {
        var result = await VerifyAsync(message, verifier);
        result.IsAccepted.Should().BeFalse();
        result.Message.IsEmpty.Should().BeTrue("nothing of a refused message may be used");
        result.Reason.Should().NotContain("111122223333").And.NotContain("http");
        return result;
    }
}
