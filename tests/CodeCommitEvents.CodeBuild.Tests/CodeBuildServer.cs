using Amazon.CloudWatchLogs;
using Amazon.CodeBuild;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>A local server with the protocol of CodeBuild. It returns the responses that a test defines.</summary>
/// <param name="answer">Returns the response for a call.</param>
internal sealed class CodeBuildServer(Func<Call, Answer> answer) : JsonServer
{
    /// <summary>Creates a server with one response for all calls.</summary>
    public CodeBuildServer(Answer answer)
        : this(_ => answer)
    {
    }

    /// <summary>Creates a server with a response for each call. The last response is repeated for further calls.</summary>
    public CodeBuildServer(params Answer[] answers)
        : this(call => answers[Math.Min(call.Number, answers.Length) - 1])
    {
    }

    public AmazonCodeBuildClient Client(int retries = 0, TimeSpan? timeout = null)
    {
        var config = new AmazonCodeBuildConfig
        {
            ServiceURL = Url.ToString(),
            AuthenticationRegion = "eu-central-1",
            MaxErrorRetry = retries,
        };
        if (timeout is not null)
        {
            config.Timeout = timeout;
        }

        return new("AKIDOWN", "own-secret", config);
    }

    /// <summary>Returns a client of CloudWatch Logs, which the server also plays.</summary>
    public AmazonCloudWatchLogsClient LogsClient() =>
        new("AKIDOWN", "own-secret", new AmazonCloudWatchLogsConfig { ServiceURL = Url.ToString(), AuthenticationRegion = "eu-central-1", MaxErrorRetry = 0 });

    protected override Answer AnswerTo(Call call) => answer(call);
}

/// <summary>The answers to calls that start a build.</summary>
internal static class StartAnswers
{
    extension(Answer)
    {
        public static Answer Build => new(200, """{"build":{"id":"ci:b1","arn":"arn:aws:codebuild:eu-central-1:111122223333:build/ci:b1","startTime":1700000000.5}}""");

        public static Answer Batch =>
            new(200, """{"buildBatch":{"id":"ci:t1","arn":"arn:aws:codebuild:eu-central-1:111122223333:build-batch/ci:t1"}}""");
    }
}
