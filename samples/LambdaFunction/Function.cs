using Amazon.CodeBuild;
using Amazon.DynamoDBv2;
using CodeCommitEvents;
using CodeCommitEvents.CodeBuild;
using CodeCommitEvents.DynamoDB;

namespace LambdaFunction;

/// <summary>
/// The entry point of Lambda. It starts the builds of a payload, each only once, and returns the records that must be
/// delivered again.
/// </summary>
public sealed class Function
{
    /// <summary>Created once per instance of the function and used by every call.</summary>
    private static readonly BuildDispatcher Dispatcher = new(
        TeamRules.Rules,
        new CodeBuildStarter(new AmazonCodeBuildClient()),
        new StandardOutputLogger(Settings.LogLevel),
        claims: new DynamoDBBuildClaimStore(new AmazonDynamoDBClient(), Settings.ClaimsTable));

    /// <param name="input">The payload from Lambda.</param>
    public Task<Stream> Handler(Stream input) => Dispatcher.HandleLambdaAsync(input, Settings.Timeout);
}
