using Amazon.CodeBuild;
using Amazon.DynamoDBv2;
using CodeCommitEvents;
using CodeCommitEvents.CodeBuild;
using CodeCommitEvents.DynamoDB;

namespace LambdaFunction;

/// <summary>The Lambda handler. It starts the builds for a payload, and returns the message ids of the records that the queue must deliver again.</summary>
public sealed class Function
{
    /// <summary>Created once for each instance of the function, and used by all invocations.</summary>
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
