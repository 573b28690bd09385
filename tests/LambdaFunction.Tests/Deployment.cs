using System.Text.Json;
using Amazon.CodeBuild;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Amazon.SQS.Model;
using CodeCommitEvents.CodeCommit.Tests;
using CodeCommitEvents.Tests.Samples;

namespace LambdaFunction.Tests;

/// <summary>
/// Sets up the resources of template.yaml with the emulator moto: the table, the topic of the team with a queue that receives its messages, and the
/// environment variables of the function. A fake CodeCommit with a repository of git stands beside moto, which knows no commits.
/// </summary>
public sealed class Deployment : IAsyncLifetime
{
    private const string Table = "claims";

    private readonly Moto moto = new();

    private string team = "";

    public AmazonCodeBuildClient CodeBuild { get; private set; } = null!;

    /// <summary>The only repository that CodeCommit has.</summary>
    internal GitRepository Git { get; } = new(TeamRules.Repository);

    internal CodeCommitServer? CodeCommit { get; private set; }

    /// <summary>The handler and the timeout in the template.</summary>
    public static (string Handler, string Timeout) Template
    {
        get
        {
            var function = TemplateYaml.Parse(File.ReadAllText(Places.Template))["Resources"]!["Function"]!["Properties"]!;
            return (function["Handler"]!.GetValue<string>(), function["Timeout"]!.ToJsonString());
        }
    }

    public async Task InitializeAsync()
    {
        await moto.InitializeAsync();
        if (Python.NoMoto is not null)
        {
            return;
        }

        // The function reads the environment variables of this process. The tests of the collection do not run at the same time.
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", moto.Url.ToString());
        CodeCommit = new(Git);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_CODECOMMIT", CodeCommit.Url.ToString());
        Environment.SetEnvironmentVariable("AWS_REGION", "eu-central-1");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
        Environment.SetEnvironmentVariable("CLAIMS_TABLE", Table);
        Environment.SetEnvironmentVariable("FUNCTION_TIMEOUT", Template.Timeout);
        CodeBuild = moto.Client();
        using var queues = new AmazonSQSClient();
        using var topics = new AmazonSimpleNotificationServiceClient();
        var topic = (await topics.CreateTopicAsync("team")).TopicArn;
        team = (await queues.CreateQueueAsync("team")).QueueUrl;
        await topics.SubscribeAsync(new(topic, "sqs", (await queues.GetQueueAttributesAsync(team, [QueueAttributeName.QueueArn])).QueueARN));
        Environment.SetEnvironmentVariable("TEAM_TOPIC", topic);
        using var tables = new AmazonDynamoDBClient();
        await tables.CreateTableAsync(new CreateTableRequest
        {
            TableName = Table,
            AttributeDefinitions = [new("Key", ScalarAttributeType.S)],
            KeySchema = [new("Key", KeyType.HASH)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
    }

    public async Task DisposeAsync()
    {
        CodeBuild?.Dispose();
        if (CodeCommit is not null)
        {
            await CodeCommit.DisposeAsync();
        }

        Git.Dispose();
        await moto.DisposeAsync();
    }

    /// <summary>The source versions of the builds of a project.</summary>
    public async Task<IEnumerable<string>> BuiltAsync(string project) => (await Projects.BuildsAsync(CodeBuild, project)).Select(build => build.SourceVersion);

    /// <summary>The subjects of the messages that the team got since the last call.</summary>
    public async Task<IEnumerable<string?>> ToldAsync()
    {
        using var queues = new AmazonSQSClient();
        var received = (await queues.ReceiveMessageAsync(new ReceiveMessageRequest(team) { MaxNumberOfMessages = 10 })).Messages ?? [];
        foreach (var message in received)
        {
            await queues.DeleteMessageAsync(team, message.ReceiptHandle);
        }

        return received.Select(message => JsonDocument.Parse(message.Body).RootElement.GetProperty("Subject").GetString());
    }
}
