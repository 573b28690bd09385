using System.Text;
using System.Text.Json;
using Amazon.CodeBuild;
using CodeCommitEvents.Dispatching;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Sends payloads of every channel to <c>HandleLambdaAsync</c> and checks the builds in the emulator.</summary>
public sealed class LambdaEntryTests(Moto moto) : IClassFixture<Moto>
{
    private static readonly string Payloads = Path.Combine(ArchitectureTests.Repository, "tests", "Payloads");

    public static TheoryData<string, string, string> Changes => new()
    {
        { "notification/pullRequestCreated.json", "pr", "sourceCommit" },
        { "notification/pullRequestSourceBranchUpdated.json", "pr", "sourceCommit" },
        { "notification/referenceUpdated.json", "push", "commitId" },
        { "notification/referenceCreated-tag.json", "tag", "commitId" },
        { "eventbridge/pullRequestCreated.json", "pr", "sourceCommit" },
        { "eventbridge/referenceUpdated.json", "push", "commitId" },
        { "trigger/branch-created.json", "push", "commit" },
    };

    [MotoTheory]
    [MemberData(nameof(Changes))]
    public async Task A_payload_in_any_wrapper_starts_the_build_of_its_commit(string file, string kind, string commitField)
    {
        using var client = moto.Client();
        var message = await File.ReadAllTextAsync(Path.Combine(Payloads, file));
        using var json = JsonDocument.Parse(message);
        var commit = Find(json.RootElement, commitField)!;
        foreach (var payload in new[] { message, OfTopic(message), OfQueue(message), OfQueue(OfTopicInQueue(message)) })
        {
            var project = await Projects.CreateAsync(client);

            using var answer = await Dispatcher(client, kind, project).HandleLambdaAsync(new MemoryStream(Encoding.UTF8.GetBytes(payload)));

            (await new StreamReader(answer).ReadToEndAsync()).Should().Be("""{"batchItemFailures":[]}""");
            var build = (await Projects.BuildsAsync(client, project)).Should().ContainSingle().Which;
            (build.ProjectName, build.SourceVersion).Should().Be((project, commit));
        }
    }

    [MotoFact]
    public async Task A_missing_project_fails_the_record_of_a_queue_or_the_whole_call_of_a_topic()
    {
        using var client = moto.Client();
        var message = await File.ReadAllTextAsync(Path.Combine(Payloads, "notification/referenceUpdated.json"));
        var dispatcher = Dispatcher(client, "push", "nobodys-project");

        using var answer = await dispatcher.HandleLambdaAsync(new MemoryStream(Encoding.UTF8.GetBytes(OfQueue(message))));
        var handle = () => dispatcher.HandleLambdaAsync(new MemoryStream(Encoding.UTF8.GetBytes(OfTopic(message))));

        (await new StreamReader(answer).ReadToEndAsync()).Should().Be("""{"batchItemFailures":[{"itemIdentifier":"record-1"}]}""");
        (await handle.Should().ThrowAsync<DispatchException>()).WithInnerException<BuildStartException>()
            .Which.Should().BeEquivalentTo(new { IsTransient = false, ErrorCode = "ResourceNotFoundException", ProjectName = "nobodys-project" });
    }

    private static BuildDispatcher Dispatcher(AmazonCodeBuildClient client, string kind, string project)
    {
        var rules = BuildRules.CreateBuilder();
        return new(
            (kind switch
            {
                "pr" => rules.OnPullRequest(pr => pr.StartBuild(project)),
                "tag" => rules.OnTag(tag => tag.StartBuild(project)),
                _ => rules.OnPush(push => push.StartBuild(project)),
            }).Build(),
            new CodeBuildStarter(client));
    }

    private static string OfTopic(string message) =>
        $$$"""{"Records":[{"EventVersion":"1.0","EventSource":"aws:sns","Sns":{"Type":"Notification","MessageId":"message-1","Message":{{{JsonSerializer.Serialize(message)}}}}}]}""";

    private static string OfQueue(string body) =>
        $$"""{"Records":[{"messageId":"record-1","eventSource":"aws:sqs","body":{{JsonSerializer.Serialize(body)}}}]}""";

    private static string OfTopicInQueue(string message) =>
        $$"""{"Type":"Notification","MessageId":"message-1","TopicArn":"arn:aws:sns:eu-central-1:123456789012:changes","Message":{{JsonSerializer.Serialize(message)}}}""";

    /// <summary>Returns the value of the first string property with this name, at any depth.</summary>
    private static string? Find(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : element.EnumerateObject().Select(property => Find(property.Value, name)).FirstOrDefault(found => found is not null),
        JsonValueKind.Array => element.EnumerateArray().Select(item => Find(item, name)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
