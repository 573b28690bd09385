using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>
/// The revisions and approvals of pull requests, as CodeCommit treats them: an approval belongs to one revision, only the newest revision of an open pull
/// request can be approved, the author cannot approve, and revoking removes the approval.
/// </summary>
internal sealed class ApprovalOperations
{
    /// <summary>The identity with the access key of the usual client.</summary>
    public const string Own = "arn:aws:sts::111122223333:assumed-role/builds/AKIDOWN";

    private readonly ConcurrentDictionary<string, State> states = new(StringComparer.Ordinal);

    /// <summary>Called before each change of an approval, so that a test can change something meanwhile.</summary>
    public Action OnUpdate { get; set; } = static () => { };

    public State Of(string pullRequestId) => states.GetOrAdd(pullRequestId, static _ => new());

    /// <summary>The revision of a pull request whose source has a tip.</summary>
    public static string RevisionOf(string pullRequestId, string tip) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{pullRequestId} {tip}"))).ToLowerInvariant();

    /// <summary>Adds the members of a pull request that are about its revision and its state.</summary>
    public JsonObject Complete(JsonObject response)
    {
        var pullRequest = response["pullRequest"]!.AsObject();
        var id = pullRequest["pullRequestId"]!.GetValue<string>();
        pullRequest["revisionId"] = RevisionOf(pullRequest);
        pullRequest["pullRequestStatus"] = Of(id).IsClosed ? "CLOSED" : pullRequest["pullRequestStatus"]?.GetValue<string>() ?? "OPEN";
        pullRequest["authorArn"] = Of(id).Author;
        pullRequest["creationDate"] = Of(id).Created.ToUnixTimeSeconds();
        return response;
    }

    /// <summary>Responds to a call about approvals. Null for any other call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="getPullRequest">Returns the pull request of the call, or refuses it.</param>
    public JsonObject? Respond(Call call, Func<Call, JsonObject> getPullRequest) => call.Operation switch
    {
        "GetPullRequestApprovalStates" => GetStates(call, getPullRequest),
        "UpdatePullRequestApprovalState" => Update(call, getPullRequest),
        _ => null,
    };

    private static string RevisionOf(JsonObject pullRequest) =>
        RevisionOf(pullRequest["pullRequestId"]!.GetValue<string>(), pullRequest["pullRequestTargets"]![0]!["sourceCommit"]?.GetValue<string>() ?? "gone");

    private JsonObject GetStates(Call call, Func<Call, JsonObject> getPullRequest)
    {
        _ = getPullRequest(call);
        var approvals = Of(call.Text("pullRequestId")!).Approvals.Where(approval => approval.Revision == call.Text("revisionId"));
        return new() { ["approvals"] = new JsonArray([.. approvals.Select(approval => new JsonObject { ["userArn"] = approval.User, ["approvalState"] = "APPROVE" })]) };
    }

    private JsonObject Update(Call call, Func<Call, JsonObject> getPullRequest)
    {
        _ = getPullRequest(call);
        OnUpdate();
        var state = Of(call.Text("pullRequestId")!);
        var user = $"arn:aws:sts::111122223333:assumed-role/builds/{call.Scope.Split(' ')[0]}";
        var approval = (call.Text("revisionId")!, user);
        if (state.IsClosed)
        {
            throw new Refusal("PullRequestAlreadyClosedException");
        }

        if (approval.Item1 != RevisionOf(getPullRequest(call)["pullRequest"]!.AsObject()))
        {
            throw new Refusal("RevisionNotCurrentException");
        }

        if (call.Text("approvalState") == "REVOKE")
        {
            state.Approvals.Remove(approval);
            return [];
        }

        if (state.Author == user)
        {
            throw new Refusal("PullRequestCannotBeApprovedByAuthorException");
        }

        state.Approvals.Add(approval);
        return [];
    }

    /// <summary>The state of a pull request.</summary>
    public sealed class State
    {
        public bool IsClosed { get; set; }

        public string Author { get; set; } = "arn:aws:iam::111122223333:user/ana";

        public DateTimeOffset Created { get; set; } = new(2026, 1, 2, 3, 0, 0, TimeSpan.Zero);

        public HashSet<(string Revision, string User)> Approvals { get; } = [];
    }
}
