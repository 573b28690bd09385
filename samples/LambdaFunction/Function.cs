using Amazon.CodeBuild;
using Amazon.CodeCommit;
using Amazon.DynamoDBv2;
using Amazon.SimpleNotificationService;
using CodeCommitEvents;
using CodeCommitEvents.CodeBuild;
using CodeCommitEvents.CodeCommit;
using CodeCommitEvents.DynamoDB;
using CodeCommitEvents.Sns;

namespace LambdaFunction;

/// <summary>
/// The Lambda handler. It starts the builds for a payload, tells the team and the pull request about builds, approves what was built, and returns the
/// message ids of the records that the queue must deliver again.
/// </summary>
public sealed class Function
{
    private static readonly AmazonCodeBuildClient CodeBuild = new();

    private static readonly CodeBuildFacts Facts = new(CodeBuild);

    private static readonly AmazonCodeCommitClient CodeCommit = new();

    private static readonly StandardOutputLogger Logger = new(Settings.LogLevel);

    /// <summary>Created once for each instance of the function, and used by all invocations.</summary>
    private static readonly BuildDispatcher Dispatcher = new(
        TeamRules.Rules,
        new CodeBuildStarter(CodeBuild),
        new()
        {
            Logger = Logger,
            ChangedFiles = new CodeCommitChangedFiles(CodeCommit, new() { Logger = Logger }),
            Commits = new CodeCommitCommits(CodeCommit, new() { Logger = Logger }),
            RepositoryRules = new CodeCommitRepositoryRules(CodeCommit, new() { Logger = Logger }),
            RepositoryRulesPolicies = { RepositoryPolicy.Policy },
            RulesProblemChannel = "pull-request",
            Claims = new DynamoDBBuildClaimStore(new AmazonDynamoDBClient(), new() { TableName = Settings.ClaimsTable }),
            PullRequests = new CodeCommitPullRequests(CodeCommit, new() { Logger = Logger }),
            PullRequestBuilds = Facts,
            BuildBatches = Facts,
            BuildHistory = Facts,
            BuildDetails = Facts,
            Channels =
            {
                ["team"] = new SnsNotificationChannel(new AmazonSimpleNotificationServiceClient(), new() { TopicArn = Settings.TeamTopic }),
                ["pull-request"] = new PullRequestCommentChannel(CodeCommit, options: new() { Logger = Logger }),
                ["pull-request-approval"] = new PullRequestApprovalChannel(CodeCommit, Facts, new() { Logger = Logger }),
            },
        });

    /// <summary>Lambda initializes the function before its first call.</summary>
    static Function() => Dispatcher.WarmUp();

    /// <param name="input">The payload.</param>
    public Task<Stream> Handler(Stream input) => HandleAsync(input, Settings.Timeout);

    /// <param name="input">The payload.</param>
    /// <param name="remainingTime">How long the function can still run.</param>
    internal static Task<Stream> HandleAsync(Stream input, TimeSpan remainingTime) => Dispatcher.HandleLambdaAsync(input, remainingTime);
}
