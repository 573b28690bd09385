using Amazon.CodeBuild;
using Amazon.DynamoDBv2;
using CodeCommitEvents;
using CodeCommitEvents.CodeBuild;
using CodeCommitEvents.DynamoDB;

namespace LambdaFunction;

/// <summary>What Lambda calls: it starts the builds of a payload, each once, and answers what has to come again.</summary>
public sealed class Function
{
    /// <summary>Made once for an instance of the function, and used by every call.</summary>
    private static readonly BuildDispatcher Dispatcher = new(
        TeamRules.Rules,
        new CodeBuildStarter(new AmazonCodeBuildClient()),
        new StandardOutputLogger(Settings.LogLevel),
        claims: new DynamoDBBuildClaimStore(new AmazonDynamoDBClient(), Settings.ClaimsTable));

    /// <param name="input">The payload, as Lambda has it.</param>
    public Task<Stream> Handler(Stream input) => Dispatcher.HandleLambdaAsync(input, Settings.Timeout);
}
