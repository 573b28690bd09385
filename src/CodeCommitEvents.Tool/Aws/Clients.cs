using Amazon;
using Amazon.CodeBuild;
using Amazon.CodeCommit;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using CodeCommitEvents.CodeCommit;

namespace CodeCommitEvents.Tool;

/// <summary>Creates clients of AWS, or of an emulator if there is an endpoint. An emulator on this computer needs no credentials.</summary>
internal static class Clients
{
    private const string DefaultRegion = "us-east-1";

    /// <summary>The region in which an emulator is called.</summary>
    public static string EmulatedRegion => Variable("AWS_REGION") ?? Variable("AWS_DEFAULT_REGION") ?? DefaultRegion;

    /// <exception cref="AmazonClientException">The SDK finds no region or no credentials.</exception>
    public static IAmazonCodeBuild CodeBuild(Uri? endpoint) => endpoint is null
        ? new AmazonCodeBuildClient()
        : new AmazonCodeBuildClient(CredentialsFor(endpoint), At(endpoint, EmulatedRegion, new AmazonCodeBuildConfig()));

    /// <exception cref="AmazonClientException">The SDK finds no credentials.</exception>
    public static IAmazonSimpleNotificationService Sns(Uri? endpoint, string region) => endpoint is null
        ? new AmazonSimpleNotificationServiceClient(RegionEndpoint.GetBySystemName(region))
        : new AmazonSimpleNotificationServiceClient(CredentialsFor(endpoint), At(endpoint, region, new AmazonSimpleNotificationServiceConfig()));

    /// <param name="endpoint">The endpoint. Null for AWS.</param>
    /// <param name="queue">The URL of the queue, which contains its region. Null for the region that the SDK finds.</param>
    /// <exception cref="AmazonClientException">The SDK finds no region or no credentials.</exception>
    public static IAmazonSQS Sqs(Uri? endpoint, Uri? queue = null) =>
        endpoint is not null ? new AmazonSQSClient(CredentialsFor(endpoint), At(endpoint, EmulatedRegion, new AmazonSQSConfig()))
        : queue is not null && RegionOf(queue) is { } region ? new AmazonSQSClient(RegionEndpoint.GetBySystemName(region))
        : new AmazonSQSClient();

    /// <exception cref="AmazonClientException">The SDK finds no region or no credentials.</exception>
    public static IAmazonDynamoDB DynamoDB(Uri? endpoint) => endpoint is null
        ? new AmazonDynamoDBClient()
        : new AmazonDynamoDBClient(CredentialsFor(endpoint), At(endpoint, EmulatedRegion, new AmazonDynamoDBConfig()));

    /// <summary>Returns clients for the account and region of each event. An emulator is called for all events.</summary>
    public static ICodeCommitClientProvider CodeCommit(Uri? endpoint) => endpoint is null
        ? new CodeCommitClientProvider()
        : new OneClient(new AmazonCodeCommitClient(CredentialsFor(endpoint), At(endpoint, EmulatedRegion, new AmazonCodeCommitConfig())));

    /// <summary>Returns the region in a URL such as <c>https://sqs.eu-central-1.amazonaws.com/111122223333/events</c>. Null if the URL is another one.</summary>
    private static string? RegionOf(Uri queue) => queue.Host.Split('.') is ["sqs", var region, "amazonaws", "com", ..] ? region : null;

    private static T At<T>(Uri endpoint, string region, T config) where T : ClientConfig
    {
        config.ServiceURL = endpoint.ToString();
        config.AuthenticationRegion = region;
        return config;
    }

    private static AWSCredentials CredentialsFor(Uri endpoint) => endpoint.IsLoopback && Variable("AWS_ACCESS_KEY_ID") is null
        ? new BasicAWSCredentials("replay", "replay")
        : DefaultAWSCredentialsIdentityResolver.GetCredentials();

    private sealed class OneClient(IAmazonCodeCommit client) : ICodeCommitClientProvider
    {
        public IAmazonCodeCommit GetClient(string? account, string? region) => client;
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
