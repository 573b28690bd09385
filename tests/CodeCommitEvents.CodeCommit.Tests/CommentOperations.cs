using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>The comments of a local CodeCommit: what it stores, what it refuses, and what it remembers of tokens.</summary>
/// <param name="targetOf">Returns the target of a pull request, as GetPullRequest does.</param>
internal sealed class CommentOperations(Func<string, JsonObject> targetOf)
{
    /// <summary>The quota of the service. It is counted in bytes, which is the strictest reading.</summary>
    private const int MaxContent = 10_240;

    private readonly List<StoredComment> comments = [];
    private readonly Dictionary<string, (string Request, StoredComment Comment)> tokens = new(StringComparer.Ordinal);

    /// <summary>The number of comments on a page at most.</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>The comments and replies in the order of their creation.</summary>
    public IReadOnlyList<StoredComment> All
    {
        get
        {
            lock (comments)
            {
                return [.. comments];
            }
        }
    }

    /// <summary>Adds a comment of somebody.</summary>
    public StoredComment Add(string pullRequestId, string author, string content, string? token = null, string? inReplyTo = null)
    {
        lock (comments)
        {
            var comment = new StoredComment(Id(), author, pullRequestId) { Content = content, Token = token, InReplyTo = inReplyTo };
            comments.Add(comment);
            if (token is not null)
            {
                tokens[token] = ("another request", comment);
            }

            return comment;
        }
    }

    /// <summary>Removes all comments, and forgets the tokens.</summary>
    public void Clear()
    {
        comments.Clear();
        tokens.Clear();
    }

    /// <summary>Forgets the tokens. Nothing says how long the service remembers them.</summary>
    public void ForgetTokens() => tokens.Clear();

    /// <summary>Responds to a call. Null if the operation is not about comments.</summary>
    public JsonObject? Respond(Call call)
    {
        lock (comments)
        {
            return call.Operation switch
            {
                "GetCommentsForPullRequest" => GetAll(call),
                "PostCommentForPullRequest" => Post(call),
                "PostCommentReply" => Reply(call),
                "UpdateComment" => Update(call),
                _ => null,
            };
        }
    }

    public static string ArnOf(string accessKey) => $"arn:aws:sts::111122223333:assumed-role/builds/{accessKey}";

    private JsonObject GetAll(Call call)
    {
        var pullRequestId = call.Text("pullRequestId")!;
        targetOf(pullRequestId);
        var size = Math.Min(PageSize, call.Body.TryGetProperty("maxResults", out var most) ? most.GetInt32() : 100);
        var start = call.Text("nextToken") is { } token ? int.Parse(token["page ".Length..], CultureInfo.InvariantCulture) : 0;
        var all = comments.Where(comment => comment.PullRequestId == pullRequestId).ToList();
        return new()
        {
            ["commentsForPullRequestData"] = new JsonArray([.. all.Skip(start).Take(size).GroupBy(comment => (comment.Before, comment.After)).Select(group => new JsonObject
            {
                ["pullRequestId"] = pullRequestId,
                ["beforeCommitId"] = group.Key.Before,
                ["afterCommitId"] = group.Key.After,
                ["comments"] = new JsonArray([.. group.Select(comment => comment.ToJson())]),
            })]),
            ["nextToken"] = start + size < all.Count ? string.Create(CultureInfo.InvariantCulture, $"page {start + size}") : null,
        };
    }

    private JsonObject Post(Call call)
    {
        var pullRequestId = call.Text("pullRequestId")!;
        var target = targetOf(pullRequestId);
        Refuse(call.Text("repositoryName") != (string?)target["repositoryName"], "RepositoryNotAssociatedWithPullRequestException");
        var (before, after) = (call.Text("beforeCommitId")!, call.Text("afterCommitId")!);
        Refuse(before == after, "BeforeCommitIdAndAfterCommitIdAreSameException");
        Refuse(before != (string?)target["destinationCommit"] || after != (string?)target["sourceCommit"], "CommitDoesNotExistException");
        var comment = Once(call, () => new(Id(), AuthorOf(call), pullRequestId) { Before = before, After = after });

        // The reference of the service has the two commits of this response the other way round.
        return new() { ["pullRequestId"] = pullRequestId, ["beforeCommitId"] = after, ["afterCommitId"] = before, ["comment"] = comment.ToJson() };
    }

    private JsonObject Reply(Call call)
    {
        // No document says whether a reply can have replies, so the strictest reading is that it cannot.
        var root = Find(call.Text("inReplyTo")!);
        Refuse(root.InReplyTo is not null, "InvalidCommentIdException");
        return new() { ["comment"] = Once(call, () => new(Id(), AuthorOf(call), root.PullRequestId) { InReplyTo = root.Id, Before = root.Before, After = root.After }).ToJson() };
    }

    private JsonObject Update(Call call)
    {
        var comment = Find(call.Text("commentId")!);
        Refuse(comment.IsDeleted, "CommentDeletedException");
        Refuse(comment.Author != AuthorOf(call), "CommentNotCreatedByCallerException");
        comment.Content = ContentOf(call);
        comment.Updates++;
        return new() { ["comment"] = comment.ToJson() };
    }

    /// <summary>Stores a comment. The same request with the same token returns the first comment, and another request with this token is refused.</summary>
    private StoredComment Once(Call call, Func<StoredComment> create)
    {
        var (token, request, content) = (call.Text("clientRequestToken"), call.Body.GetRawText(), ContentOf(call));
        if (token is not null && tokens.TryGetValue(token, out var first))
        {
            Refuse(first.Request != request, "IdempotencyParameterMismatchException");
            return first.Comment;
        }

        var comment = create();
        (comment.Content, comment.Token) = (content, token);
        comments.Add(comment);
        if (token is not null)
        {
            tokens[token] = (request, comment);
        }

        return comment;
    }

    private StoredComment Find(string id) => comments.Find(comment => comment.Id == id) ?? throw new Refusal("CommentDoesNotExistException");

    private string Id() => string.Create(CultureInfo.InvariantCulture, $"ff30b348-{comments.Count + 1}");

    private static string ContentOf(Call call)
    {
        var content = call.Text("content")!;
        Refuse(content.Length == 0, "CommentContentRequiredException");
        Refuse(Encoding.UTF8.GetByteCount(content) > MaxContent, "CommentContentSizeLimitExceededException");
        return content;
    }

    private static string AuthorOf(Call call) => ArnOf(call.Scope.Split(' ')[0]);

    private static void Refuse(bool isWrong, string code)
    {
        if (isWrong)
        {
            throw new Refusal(code);
        }
    }
}

/// <summary>A comment or reply.</summary>
internal sealed record StoredComment(string Id, string Author, string PullRequestId)
{
    public string? InReplyTo { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }

    public string? Token { get; set; }

    public string Content { get; set; } = "";

    /// <summary>Whether somebody deleted the content.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>How often the content was replaced.</summary>
    public int Updates { get; set; }

    public JsonObject ToJson() => new()
    {
        ["commentId"] = Id,
        ["content"] = IsDeleted ? null : Content,
        ["inReplyTo"] = InReplyTo,
        ["authorArn"] = Author,
        ["deleted"] = IsDeleted,
        ["clientRequestToken"] = Token,
    };
}
