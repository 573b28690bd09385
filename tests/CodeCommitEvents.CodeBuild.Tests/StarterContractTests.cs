using System.Collections.Concurrent;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>The CodeBuild starter follows the contract of starters.</summary>
public sealed class StarterContractTests
{
    public static TheoryData<string> Contract => [.. BuildStarterContract.TestNames];

    [Theory]
    [MemberData(nameof(Contract))]
    public async Task The_starter_follows_the_contract(string test)
    {
        var project = new Project();
        await using var server = new CodeBuildServer(project.Reply);

        await new BuildStarterContract(() => new CodeBuildStarter(server.Client()), Requests.Least) { MissingProject = "missing" }.RunAsync(test);
    }

    /// <summary>A project of CodeBuild. Like CodeBuild, it returns the same build for the same token.</summary>
    private sealed class Project
    {
        private readonly ConcurrentDictionary<string, string> ids = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, string> variables = new(StringComparer.Ordinal);

        public Answer Reply(Call call)
        {
            if (call.Text("projectName") == "missing")
            {
                return Answer.Error(400, "ResourceNotFoundException");
            }

            return call.Operation switch
            {
                "StartBuild" => new(200, $$"""{"build":{{Started(call)}}}"""),
                "StartBuildBatch" => new(200, $$"""{"buildBatch":{{Started(call)}}}"""),
                "ListBuildsForProject" => new(200, $$"""{"ids":[{{string.Join(',', ids.Values.Select(id => $"\"{id}\""))}}]}"""),
                "BatchGetBuilds" => new(200, $$"""{"builds":[{{string.Join(',', ids.Values.Select(Build))}}]}"""),
                "StopBuild" => new(200, $$"""{"build":{{Build(call.Text("id")!)}}}"""),
                _ => Answer.Error(400, "InvalidInputException"),
            };
        }

        private string Started(Call call)
        {
            var id = ids.GetOrAdd(call.Text("idempotencyToken") ?? $"none-{call.Number}", $"ci:{call.Number}");
            variables.TryAdd(id, call.Body.GetProperty("environmentVariablesOverride").GetRawText());
            return Build(id);
        }

        private string Build(string id) =>
            $$$"""{"id":"{{{id}}}","arn":"arn:aws:codebuild:eu-central-1:111122223333:build/{{{id}}}","startTime":{{{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}}},"environment":{"environmentVariables":{{{variables.GetValueOrDefault(id, "[]")}}}}}""";
    }
}
