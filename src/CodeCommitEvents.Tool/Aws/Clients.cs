using Amazon;
using Amazon.CodeBuild;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.SimpleNotificationService;
using Amazon.SQS;

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

    /// <exception cref="AmazonClientException">The SDK finds no credentials.</exception>
    public static IAmazonSQS Sqs(Uri endpoint) => new AmazonSQSClient(CredentialsFor(endpoint), At(endpoint, EmulatedRegion, new AmazonSQSConfig()));

    private static T At<T>(Uri endpoint, string region, T config) where T : ClientConfig
    {
        config.ServiceURL = endpoint.ToString();
        config.AuthenticationRegion = region;
        return config;
    }

    private static AWSCredentials CredentialsFor(Uri endpoint) => endpoint.IsLoopback && Variable("AWS_ACCESS_KEY_ID") is null
        ? new BasicAWSCredentials("replay", "replay")
        : DefaultAWSCredentialsIdentityResolver.GetCredentials();

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
