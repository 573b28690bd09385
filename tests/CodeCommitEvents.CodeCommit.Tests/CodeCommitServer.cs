using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.CodeCommit;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>
/// A local server with the protocol of CodeCommit. Repositories of git are behind it, so that differences, merge bases and pages are those of git. It
/// refuses every request that the service model of botocore does not allow.
/// </summary>
internal sealed class CodeCommitServer : JsonServer
{
    private static readonly Lazy<ServiceModel?> Model = new(() => ServiceModel.Load("codecommit"));

    private readonly GitRepository[] repositories;
    private readonly ConcurrentQueue<string> invalid = new();

    public CodeCommitServer(params GitRepository[] repositories)
    {
        this.repositories = repositories;
        Comments = new(TargetOf);
    }

    public CommentOperations Comments { get; }

    /// <summary>The number of differences on a page.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>The answer for a call instead of the usual one. Null for the usual one.</summary>
    public Func<Call, Answer?> Instead { get; set; } = static _ => null;

    /// <summary>Whether the connection breaks after the server has done what a call asks for, so that the caller does not get the response.</summary>
    public Func<Call, bool> LosesAnswerTo { get; set; } = static _ => false;

    public ConcurrentDictionary<string, PullRequestState> PullRequests { get; } = new(StringComparer.Ordinal);

    public ApprovalOperations Approvals { get; } = new();

    public IEnumerable<string> Operations => Calls.Select(call => call.Operation);

    /// <summary>Returns a client. By default, it repeats no call, so that a test sees which calls the library repeats.</summary>
    public AmazonCodeCommitClient Client(int retries = 0, string accessKey = "AKIDOWN") => new(
        accessKey, "own-secret", new AmazonCodeCommitConfig { ServiceURL = Url.ToString(), AuthenticationRegion = "eu-central-1", MaxErrorRetry = retries });

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        invalid.Should().BeEmpty();
    }

    /// <summary>Returns the requests that were refused, and forgets them.</summary>
    public string[] TakeInvalid()
    {
        string[] taken = [.. invalid];
        invalid.Clear();
        return taken;
    }

    protected override Answer AnswerTo(Call call)
    {
        string[] errors = [.. Model.Value?.Errors(call.Operation, call.Body) ?? []];
        if (errors.Length > 0)
        {
            Array.ForEach(errors, invalid.Enqueue);
            return Answer.Error(400, "ValidationException");
        }

        if (Instead(call) is { } instead)
        {
            return instead;
        }

        try
        {
            var answer = new Answer(200, Respond(call).ToJsonString());
            return LosesAnswerTo(call) ? Answer.Cut : answer;
        }
        catch (Refusal refusal)
        {
            return Answer.Error(400, refusal.Message);
        }
    }

    private JsonObject Respond(Call call) => call.Operation switch
    {
        "DescribePullRequestEvents" => DescribePullRequestEvents(call),
        "GetBranch" => GetBranch(call),
        "GetCommit" => GetCommit(call),
        "GetDifferences" => GetDifferences(call),
        "GetFile" => GetFile(call),
        "GetMergeOptions" => GetMergeOptions(call),
        "GetPullRequest" => Approvals.Complete(GetPullRequest(call)),
        "GetRepository" => new() { ["repositoryMetadata"] = new JsonObject { ["repositoryName"] = RepositoryOf(call).Name, ["defaultBranch"] = RepositoryOf(call).DefaultBranch() } },
        var operation => Comments.Respond(call) ?? Approvals.Respond(call, GetPullRequest) ?? throw new NotSupportedException(operation),
    };

    private JsonObject DescribePullRequestEvents(Call call)
    {
        _ = GetPullRequest(call);
        return new() { ["pullRequestEvents"] = new JsonArray([.. PullRequests[call.Text("pullRequestId")!].Pushes(call.Text("pullRequestEventType"))]) };
    }

    private JsonObject GetBranch(Call call) => RepositoryOf(call).Tip(call.Text("branchName")!) is { } tip
        ? new() { ["branch"] = new JsonObject { ["branchName"] = call.Text("branchName"), ["commitId"] = tip } }
        : throw new Refusal("BranchDoesNotExistException");

    private JsonObject GetCommit(Call call)
    {
        var id = call.Text("commitId")!;
        if (id.Length != 40 || !id.All(char.IsAsciiHexDigitLower))
        {
            throw new Refusal("InvalidCommitIdException");
        }

        var text = RepositoryOf(call).Read(id) ?? throw new Refusal("CommitIdDoesNotExistException");
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var parents = text[..end].Split('\n').Where(line => line.StartsWith("parent ", StringComparison.Ordinal)).Select(line => (JsonNode)line["parent ".Length..]);
        return new() { ["commit"] = new JsonObject { ["commitId"] = id, ["parents"] = new JsonArray([.. parents]), ["message"] = text[(end + 2)..] } };
    }

    private JsonObject GetDifferences(Call call)
    {
        var repository = RepositoryOf(call);
        var before = call.Text("beforeCommitSpecifier") is { } specifier ? Resolve(repository, specifier) : null;
        GitDifference[] all = [.. repository.Differences(before, Resolve(repository, call.Text("afterCommitSpecifier")!))];
        var start = call.Text("NextToken") is not { } token ? 0
            : token.StartsWith("from ", StringComparison.Ordinal) ? int.Parse(token["from ".Length..], CultureInfo.InvariantCulture)
            : throw new Refusal("InvalidContinuationTokenException");
        var size = call.Body.TryGetProperty("MaxResults", out var most) ? most.GetInt32() : PageSize;
        return new()
        {
            ["differences"] = new JsonArray([.. all.Skip(start).Take(size).Select(ToJson)]),
            ["NextToken"] = start + size < all.Length ? string.Create(CultureInfo.InvariantCulture, $"from {start + size}") : null,
        };
    }

    /// <summary>A folder and a submodule are not files. The largest file that the service returns has 6 MB.</summary>
    private JsonObject GetFile(Call call)
    {
        var repository = RepositoryOf(call);
        var commit = Resolve(repository, call.Text("commitSpecifier") ?? repository.DefaultBranch()!);
        return repository.ReadFile(commit, call.Text("filePath")!) switch
        {
            null or { Mode: GitChange.Submodule } => throw new Refusal("FileDoesNotExistException"),
            { Content.Length: > 6 * 1024 * 1024 } => throw new Refusal("FileTooLargeException"),
            var file => new()
            {
                ["commitId"] = commit,
                ["blobId"] = file.Id,
                ["filePath"] = call.Text("filePath"),
                ["fileMode"] = file.Mode switch { GitChange.SymbolicLink => "SYMLINK", GitChange.Executable => "EXECUTABLE", _ => "NORMAL" },
                ["fileSize"] = file.Content.Length,
                ["fileContent"] = Convert.ToBase64String(file.Content),
            },
        };
    }

    private JsonObject GetMergeOptions(Call call)
    {
        var repository = RepositoryOf(call);
        var source = Resolve(repository, call.Text("sourceCommitSpecifier")!);
        var destination = Resolve(repository, call.Text("destinationCommitSpecifier")!);
        return new()
        {
            ["mergeOptions"] = new JsonArray("THREE_WAY_MERGE"),
            ["sourceCommitId"] = source,
            ["destinationCommitId"] = destination,
            ["baseCommitId"] = repository.MergeBase(source, destination),
        };
    }

    private JsonObject GetPullRequest(Call call) => new()
    {
        ["pullRequest"] = new JsonObject
        {
            ["pullRequestId"] = call.Text("pullRequestId"),
            ["title"] = "Add refunds",
            ["description"] = "First line\nsecond line",
            ["lastActivityDate"] = new DateTimeOffset(2026, 1, 2, 4, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(),
            ["pullRequestTargets"] = new JsonArray(TargetOf(call.Text("pullRequestId")!)),
            ["pullRequestStatus"] = PullRequests[call.Text("pullRequestId")!].IsClosed ? "CLOSED" : "OPEN",
        },
    };

    /// <summary>A pull request has the current tips of its branches. The merge base is that of these tips.</summary>
    private JsonObject TargetOf(string pullRequestId)
    {
        var (repository, sourceBranch, destinationBranch) = PullRequests.TryGetValue(pullRequestId, out var found) ? found : throw new Refusal("PullRequestDoesNotExistException");
        var (source, destination) = (repository.Tip(sourceBranch), repository.Tip(destinationBranch)!);
        return new()
        {
            ["repositoryName"] = repository.Name,
            ["sourceReference"] = $"refs/heads/{sourceBranch}",
            ["destinationReference"] = $"refs/heads/{destinationBranch}",
            ["sourceCommit"] = source,
            ["destinationCommit"] = destination,
            ["mergeBase"] = source is null ? null : repository.MergeBase(source, destination),
            ["mergeMetadata"] = new JsonObject { ["isMerged"] = found.IsMerged },
        };
    }

    private GitRepository RepositoryOf(Call call) =>
        Array.Find(repositories, repository => repository.Name == call.Text("repositoryName")) ?? throw new Refusal("RepositoryDoesNotExistException");

    private static string Resolve(GitRepository repository, string specifier) => repository.Resolve(specifier) ?? throw new Refusal("CommitDoesNotExistException");

    private static JsonNode ToJson(GitDifference difference)
    {
        // The enumeration of CodeCommit has no value for a changed type, such as a file that became a symbolic link.
        var json = new JsonObject { ["changeType"] = difference.Status is "A" or "D" ? difference.Status : "M" };
        if (difference.Status != "A")
        {
            json["beforeBlob"] = new JsonObject { ["blobId"] = difference.BeforeId, ["mode"] = difference.BeforeMode, ["path"] = difference.Path };
        }

        if (difference.Status != "D")
        {
            json["afterBlob"] = new JsonObject { ["blobId"] = difference.AfterId, ["mode"] = difference.AfterMode, ["path"] = difference.Path };
        }

        return json;
    }
}

/// <summary>An error with which the server responds.</summary>
internal sealed class Refusal(string code) : Exception(code);

/// <summary>A pull request: its repository and the short names of its branches.</summary>
internal sealed record PullRequestState(GitRepository Repository, string Source, string Destination)
{
    /// <summary>The identity that pushes to the source branch.</summary>
    public const string Pusher = "arn:aws:iam::111122223333:user/paul";

    private readonly string? openedAt = Repository.Tip(Source);

    public bool IsClosed { get; init; }

    public bool IsMerged { get; init; }

    /// <summary>Returns the events of a type. A pull request has one push, if its source branch has another tip than at first.</summary>
    public IEnumerable<JsonNode> Pushes(string? type)
    {
        if (type is null or "PULL_REQUEST_SOURCE_REFERENCE_UPDATED" && Repository.Tip(Source) is { } tip && tip != openedAt)
        {
            yield return new JsonObject
            {
                ["pullRequestEventType"] = "PULL_REQUEST_SOURCE_REFERENCE_UPDATED",
                ["eventDate"] = new DateTimeOffset(2026, 1, 2, 3, 30, 0, TimeSpan.Zero).ToUnixTimeSeconds(),
                ["actorArn"] = Pusher,
                ["pullRequestSourceReferenceUpdatedEventMetadata"] = new JsonObject
                {
                    ["repositoryName"] = Repository.Name,
                    ["beforeCommitId"] = openedAt,
                    ["afterCommitId"] = tip,
                },
            };
        }
    }
}
