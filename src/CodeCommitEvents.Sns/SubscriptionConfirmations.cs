using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace CodeCommitEvents.Sns;

/// <summary>Confirms subscriptions, with a client of the region or with a request that needs no credentials.</summary>
internal sealed class SubscriptionConfirmations(HttpClient http, IAmazonSimpleNotificationService? client, TimeSpan timeout, TimeProvider time)
{
    public async Task ConfirmAsync(SnsTopic topic, string token, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        if (client is not null && RegionOf(client) == topic.Region)
        {
            // Afterwards, only whoever has permissions in the account can end the subscription, not everybody who knows its URL.
            await client.ConfirmSubscriptionAsync(new ConfirmSubscriptionRequest { TopicArn = topic.Arn, Token = token, AuthenticateOnUnsubscribe = "true" }, linked.Token).ConfigureAwait(false);
            return;
        }

        // A redirect has no status of success.
        using var response = await http.GetAsync(SnsUrls.Confirmation(topic, token), linked.Token).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }

    private static string? RegionOf(IAmazonSimpleNotificationService client) => client.Config?.RegionEndpoint?.SystemName ?? client.Config?.AuthenticationRegion;
}
