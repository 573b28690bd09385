using Amazon.CodeBuild;
using Amazon.DynamoDBv2;
using CodeCommitEvents;
using CodeCommitEvents.CodeBuild;
using CodeCommitEvents.DynamoDB;

namespace LambdaFunction;

/// <summary>The Lambda handler: it starts the builds for a payload and returns the records to receive again.</summary>
public sealed class Function
{
    /// <summary>Created once for an instance of the function and used by every call.</summary>
    private static readonly BuildDispatcher Dispatcher = new(
        TeamRules.Rules,
        new CodeBuildStarter(new AmazonCodeBuildClient()),
        new()
        {
            Logger = new StandardOutputLogger(Settings.LogLevel),
            Claims = new DynamoDBBuildClaimStore(new AmazonDynamoDBClient(), new() { TableName = Settings.ClaimsTable }),
        });

    /// <param name="input">The payload.</param>
    public Task<Stream> Handler(Stream input) => Dispatcher.HandleLambdaAsync(input, Settings.Timeout);
}
