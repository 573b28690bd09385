using Amazon.CodeBuild;
using Amazon.Runtime;
using CodeCommitEvents;
using CodeCommitEvents.Building;
using CodeCommitEvents.CodeBuild;

namespace Replay;

/// <summary>Creates a starter that starts nothing, or a starter that starts builds in CodeBuild.</summary>
internal static class Starters
{
    private const string DefaultRegion = "us-east-1";

    /// <exception cref="AmazonClientException">The SDK finds no region.</exception>
    public static IBuildStarter Of(ReplayOptions options) => !options.StartsBuilds ? new DryRunBuildStarter()
        : new CodeBuildStarter(options.Endpoint is { } endpoint ? ClientOf(endpoint) : new AmazonCodeBuildClient());

    /// <summary>Creates a client for an emulator. An emulator on this computer needs no credentials.</summary>
    private static AmazonCodeBuildClient ClientOf(Uri endpoint)
    {
        var config = new AmazonCodeBuildConfig
        {
            ServiceURL = endpoint.ToString(),
            AuthenticationRegion = Variable("AWS_REGION") ?? Variable("AWS_DEFAULT_REGION") ?? DefaultRegion,
        };
        return endpoint.IsLoopback && Variable("AWS_ACCESS_KEY_ID") is null
            ? new(new BasicAWSCredentials("replay", "replay"), config)
            : new(config);
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
