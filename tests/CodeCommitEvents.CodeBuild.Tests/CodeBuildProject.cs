using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>
/// A project in the fake CodeBuild. It refuses what AWS's service model and documents refuse, lists builds from the newest to the oldest,
/// and lists batch builds by their identifiers, which are in no order of time.
/// </summary>
internal sealed class CodeBuildProject
{
    public const string Name = "ci";

    private const int MaxIds = 100;

    private readonly Dictionary<string, string> startedByToken = new(StringComparer.Ordinal);
    private readonly List<ProjectBuild> builds = [];

    /// <summary>The number of ids in a page. AWS's pages have at most 100 ids.</summary>
    public int PageSize { get; init; } = MaxIds;

    /// <summary>Adds a build. The builds must be added from the newest to the oldest.</summary>
    public void Add(string id, DateTimeOffset started, bool isBatch = false, params (string Name, string Value)[] variables) =>
        builds.Add(new(id, started, isBatch, variables, []));

    /// <summary>Adds a build with more members than those of the project. The builds must be added from the newest to the oldest.</summary>
    public void Add(string id, DateTimeOffset started, bool isBatch, JsonObject members, params (string Name, string Value)[] variables) =>
        builds.Add(new(id, started, isBatch, variables, members));

    /// <summary>Changes the members of a build.</summary>
    public void Change(string id, JsonObject members)
    {
        var index = builds.FindIndex(build => build.Id == id);
        builds[index] = builds[index] with { Members = members };
    }

    /// <summary>Called with the operation before each answer, so that a test can change a build between two calls.</summary>
    public Action<string> OnCall { get; set; } = static _ => { };

    /// <summary>The answers for reports and logs. Null if the project has none.</summary>
    public ReportsAndLogs? Details { get; init; }

    public Answer Answer(Call call)
    {
        OnCall(call.Operation);
        return Details?.Answer(call) ?? AnswerBuilds(call);
    }

    private Answer AnswerBuilds(Call call) => call.Operation switch
    {
        "ListBuildsForProject" => List(call, isBatch: false),
        "ListBuildBatchesForProject" => List(call, isBatch: true),
        "BatchGetBuilds" => Get(call, isBatch: false),
        "BatchGetBuildBatches" => Get(call, isBatch: true),
        "StartBuild" => Start(call, isBatch: false),
        "StartBuildBatch" => Start(call, isBatch: true),
        _ => Emulator.Answer.Error(404, "UnknownOperationException"),
    };

    private Answer List(Call call, bool isBatch)
    {
        if (call.Text("projectName") != Name)
        {
            return Emulator.Answer.Error(400, "ResourceNotFoundException");
        }

        var listed = builds.Where(build => build.IsBatch == isBatch).ToList();
        if (isBatch)
        {
            // Identifiers are random, so that their order is no order of time.
            listed = [.. listed.OrderBy(build => build.Id.GetHashCode(StringComparison.Ordinal))];
        }
        else if (call.Text("sortOrder") is not null && listed.Count > MaxIds)
        {
            return Invalid("The sort order cannot be set, because the project has more than 100 builds.");
        }

        var start = int.Parse(call.Text("nextToken") ?? "0", CultureInfo.InvariantCulture);
        var page = new JsonObject { ["ids"] = new JsonArray([.. listed.Skip(start).Take(PageSize).Select(build => (JsonNode)build.Id)]) };
        if (start + PageSize < listed.Count)
        {
            page["nextToken"] = (start + PageSize).ToString(CultureInfo.InvariantCulture);
        }

        return new(200, page.ToJsonString());
    }

    private Answer Get(Call call, bool isBatch)
    {
        var ids = call.Body.GetProperty("ids").EnumerateArray().Select(id => id.GetString()!).ToHashSet(StringComparer.Ordinal);
        if (ids.Count > MaxIds || (ids.Count == 0 && !isBatch))
        {
            return Invalid("The number of ids is wrong.");
        }

        if (ids.Any(id => !id.Contains(':', StringComparison.Ordinal)))
        {
            return Invalid("Invalid build ID provided.");
        }

        // AWS does not document the order of the result.
        var found = Enumerable.Reverse(builds).Where(build => build.IsBatch == isBatch && ids.Contains(build.Id)).Select(build => (JsonNode)build.ToJson());
        var unknown = ids.Where(id => !builds.Exists(build => build.IsBatch == isBatch && build.Id == id)).Select(id => (JsonNode)id);
        return new(200, new JsonObject
        {
            [isBatch ? "buildBatches" : "builds"] = new JsonArray([.. found]),
            [isBatch ? "buildBatchesNotFound" : "buildsNotFound"] = new JsonArray([.. unknown]),
        }.ToJsonString());
    }

    /// <summary>A token is remembered with its request. The same token with other values is refused.</summary>
    private Answer Start(Call call, bool isBatch)
    {
        if (call.Text("idempotencyToken") is { Length: > 64 })
        {
            return Invalid("The idempotency token is too long.");
        }

        var request = call.Body.GetRawText();
        if (call.Text("idempotencyToken") is { } token && !startedByToken.TryAdd(token, request))
        {
            return startedByToken[token] == request ? Started(isBatch) : Invalid("Parameter mismatch: the idempotency token 's3cret' was used with other parameters.");
        }

        var variables = call.Body.TryGetProperty("environmentVariablesOverride", out var list)
            ? list.EnumerateArray().Select(variable => (variable.GetProperty("name").GetString()!, variable.GetProperty("value").GetString()!))
            : [];
        builds.Insert(0, new(isBatch ? "ci:t1" : "ci:b1", TimeProvider.System.GetUtcNow(), isBatch, [.. variables], []));
        return Started(isBatch);
    }

    private static Answer Started(bool isBatch) => isBatch ? Emulator.Answer.Batch : Emulator.Answer.Build;

    private static Answer Invalid(string message) =>
        new(400, JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["__type"] = "InvalidInputException", ["message"] = message }));

    private sealed record ProjectBuild(string Id, DateTimeOffset Started, bool IsBatch, (string Name, string Value)[] Variables, JsonObject Members)
    {
        public JsonObject ToJson()
        {
            var json = ToLeastJson();
            foreach (var (name, value) in Members)
            {
                json[name] = value?.DeepClone();
            }

            return json;
        }

        private JsonObject ToLeastJson() => new()
        {
            ["id"] = Id,
            ["arn"] = $"arn:aws:codebuild:eu-central-1:111122223333:{(IsBatch ? "build-batch" : "build")}/{Id}",
            ["startTime"] = Started.ToUnixTimeSeconds(),
            ["environment"] = new JsonObject
            {
                ["environmentVariables"] = new JsonArray([.. Variables.Select(variable => (JsonNode)new JsonObject { ["name"] = variable.Name, ["value"] = variable.Value })]),
            },
        };
    }
}
