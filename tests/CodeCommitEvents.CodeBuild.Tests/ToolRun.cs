using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.SQS;
using CodeCommitEvents.Tool;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Runs the tool with the services of moto.</summary>
internal sealed class ToolRun(Moto moto) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tool").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] args) =>
        RunAtAsync(Python.NoMoto is null ? moto.Url : new("http://127.0.0.1:1"), args);

    public static async Task<(int ExitCode, string Output, string Errors)> RunAtAsync(Uri endpoint, params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exitCode = await ToolProgram.RunAsync([.. args, "--endpoint", endpoint.ToString()], new(output, errors), CancellationToken.None);
        return (exitCode, output.ToString(), errors.ToString());
    }

    /// <summary>Writes a file, and returns its path.</summary>
    public string Write(string content)
    {
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.json");
        File.WriteAllText(file, content);
        return file;
    }

    /// <summary>Writes rules that start projects for each push.</summary>
    public string Rules(params string[] projects) => Write(JsonSerializer.Serialize(new { rules = projects.Select(project => new { on = "push", startBuild = project }) }));

    public AmazonSQSClient Sqs() => new("test", "test", new AmazonSQSConfig { ServiceURL = moto.Url.ToString(), AuthenticationRegion = TestEnvironment.Region });

    public async Task<string> CreateTableAsync()
    {
        using var client = new AmazonDynamoDBClient("test", "test", new AmazonDynamoDBConfig { ServiceURL = moto.Url.ToString(), AuthenticationRegion = TestEnvironment.Region });
        var table = $"claims-{Guid.NewGuid():N}";
        await client.CreateTableAsync(new CreateTableRequest
        {
            TableName = table,
            AttributeDefinitions = [new("Key", ScalarAttributeType.S)],
            KeySchema = [new("Key", KeyType.HASH)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
        return table;
    }
}
