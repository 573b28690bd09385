using Amazon.CodeBuild;
using Amazon.CodeCommit;
using Amazon.DynamoDBv2;
using CodeCommitEvents;
using CodeCommitEvents.CodeBuild;
using CodeCommitEvents.CodeCommit;
using CodeCommitEvents.DynamoDB;
using Microsoft.Extensions.Logging;

namespace Snippets;

internal static class Production
{
    #region production
    public static BuildDispatcher CreateDispatcher(ILogger logger, IAmazonCodeCommit codeCommit) => new(PaymentsRules.Rules, new CodeBuildStarter(new AmazonCodeBuildClient(), new() { Logger = logger }), new()
    {
        Logger = logger,
        ChangedFiles = new CodeCommitChangedFiles(codeCommit, new() { Logger = logger }),
        Commits = new CodeCommitCommits(codeCommit, new() { Logger = logger }),
        Claims = new DynamoDBBuildClaimStore(new AmazonDynamoDBClient(), new() { TableName = "build-claims" }),
    });

    public static Task<Stream> HandleAsync(BuildDispatcher dispatcher, Stream input, TimeSpan remainingTime) =>
        dispatcher.HandleLambdaAsync(input, remainingTime);
    #endregion
}
