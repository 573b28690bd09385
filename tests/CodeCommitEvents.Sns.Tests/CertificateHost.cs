using System.Net;
using System.Text;

namespace CodeCommitEvents.Sns.Tests;

/// <summary>Answers the requests of a verifier, in place of the hosts of SNS. Records each request. An unknown URL has the status 404.</summary>
internal sealed class CertificateHost : HttpMessageHandler
{
    public List<Uri> Requests { get; } = [];

    public Dictionary<string, Func<CancellationToken, Task<HttpResponseMessage>>> Answers { get; } = new(StringComparer.Ordinal);

    public void Serve(string url, string content, HttpStatusCode status = HttpStatusCode.OK) =>
        Answers[url] = _ => Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(content, Encoding.ASCII) });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (Requests)
        {
            Requests.Add(request.RequestUri!);
        }

        var response = Answers.TryGetValue(request.RequestUri!.AbsoluteUri, out var answer) ? await answer(cancellationToken) : new HttpResponseMessage(HttpStatusCode.NotFound);
        response.RequestMessage ??= request;
        return response;
    }
}
