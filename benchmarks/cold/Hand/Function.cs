using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CodeCommitEvents.Benchmarks.Cold;

/// <summary>What a team would write for one transport and one form of events, without this library.</summary>
internal sealed class Function(CountingStarter starter)
{
    private readonly Claims claims = new();

    public async Task<Stream> HandleAsync(Stream payload, CancellationToken cancellationToken = default)
    {
        var batch = await JsonSerializer.DeserializeAsync(payload, MessageContext.Default.QueueBatch, cancellationToken).ConfigureAwait(false);
        var failures = new List<Failure>();
        foreach (var message in batch!.Records)
        {
            try
            {
                await DispatchAsync(message, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception)
            {
                failures.Add(new(message.MessageId));
            }
        }

        var answer = new MemoryStream();
        await JsonSerializer.SerializeAsync(answer, new(failures), MessageContext.Default.Answer, cancellationToken).ConfigureAwait(false);
        answer.Position = 0;
        return answer;
    }

    private async Task DispatchAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        var topicMessage = JsonSerializer.Deserialize(message.Body, MessageContext.Default.TopicMessage)!;
        var notification = JsonSerializer.Deserialize(topicMessage.Message, MessageContext.Default.Notification)!;
        foreach (var build in Rules.Decide(notification))
        {
            await StartOnceAsync(notification, build, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task StartOnceAsync(Notification notification, Build build, CancellationToken cancellationToken)
    {
        var token = TokenOf(notification, build);
        if (!claims.TryAcquire(token))
        {
            return;
        }

        try
        {
            var buildId = await starter.StartAsync(build with { Token = token, Variables = VariablesOf(notification, build, token) }, cancellationToken).ConfigureAwait(false);
            claims.Complete(token, buildId);
        }
        catch (Exception)
        {
            claims.Release(token);
            throw;
        }
    }

    private static string TokenOf(Notification notification, Build build)
    {
        var detail = notification.Detail!;
        var time = notification.Time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var text = string.Join(
            '\n', notification.Account, notification.Region, build.Repository, detail.Event, time, detail.Reference, detail.OldCommitId, detail.PullRequestId, detail.RevisionId, detail.CommentId, build.Commit, build.Project);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static Dictionary<string, string> VariablesOf(Notification notification, Build build, string token)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var detail = notification.Detail!;
        Add("EVENT", detail.Event);
        Add("REPOSITORY", build.Repository);
        Add("REFERENCE", detail.Reference);
        Add("COMMIT", build.Commit);
        Add("PREVIOUS_COMMIT", detail.OldCommitId);
        Add("PULL_REQUEST_ID", detail.PullRequestId);
        Add("SOURCE_REFERENCE", detail.SourceReference);
        Add("DESTINATION_REFERENCE", detail.DestinationReference);
        Add("REVISION", detail.RevisionId);
        Add("COMMENT_ID", detail.CommentId);
        Add("ACTOR", detail.Caller);
        Add("TOKEN", token);
        return variables;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                variables.Add($"CODECOMMIT_{name}", value);
            }
        }
    }
}
