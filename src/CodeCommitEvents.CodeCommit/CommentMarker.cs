using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Shared;

namespace CodeCommitEvents.CodeCommit;

/// <summary>
/// The last line of each comment of this library: which comment it is, and which build it shows. The line is a link definition of Markdown, which
/// no reader sees.
/// </summary>
/// <param name="Token">What the comment is about, 64 hexadecimal digits: the pull request and the project and, for a reply, the end of the build.</param>
/// <param name="Build">The hash of the ARN of the build, 16 hexadecimal digits.</param>
/// <param name="Start">When the build was started, in seconds since 1970. Null if unknown.</param>
/// <param name="IsFinal">Whether the build has ended.</param>
internal sealed record CommentMarker(string Token, string Build, long? Start, bool IsFinal)
{
    private const string Unknown = "unknown";
    private const string Ended = "ended";
    private const string Running = "running";
    private const int HashLength = 16;

    /// <summary>Returns the marker of the comment of a project. The outcome has a cause.</summary>
    public static CommentMarker Of(NotificationRequest notification, BuildOutcome outcome)
    {
        var (build, cause) = (outcome.BuildArn, outcome.Cause!);
        return new(
            HashOf("comment", build.Account, build.Region, cause.Repository, cause.PullRequestId, outcome.ProjectName),
            HashOf(build.Value)[..HashLength],
            (outcome.StartTime ?? notification.Event.Time)?.ToUnixTimeSeconds(),
            outcome.IsFinal);
    }

    /// <summary>Returns the marker of the comment about the rules in the repository. The next problem replaces it.</summary>
    public static CommentMarker Of(RulesProblem problem, ServiceEvent serviceEvent, string pullRequestId) => new(
        HashOf("rules", serviceEvent.Account, serviceEvent.Region, problem.Source.RepositoryName, pullRequestId, problem.Source.Path),
        HashOf([problem.Source.CommitId, .. problem.Errors])[..HashLength],
        Start: null,
        IsFinal: true);

    /// <summary>
    /// Returns the marker of the answer to a command. Every attempt to answer has the same one. Without a token, the command is known by its comment, and an
    /// edited comment by the time of its event, too.
    /// </summary>
    public static CommentMarker OfAnswer(NotificationRequest notification, PullRequestCommentEvent comment) => new(
        notification.IdempotencyToken is { Length: > 0 } token
            ? HashOf("answer", token)
            : HashOf("answer", comment.Account, comment.Region, comment.RepositoryName, comment.PullRequestId, comment.CommentId, comment.EventName, comment.Time?.ToString("O", CultureInfo.InvariantCulture)),
        HashOf(comment.CommentId)[..HashLength],
        Start: null,
        IsFinal: true);

    /// <summary>Returns the marker of the reply about the end of the build.</summary>
    public CommentMarker ForReply(BuildOutcome outcome) => this with { Token = HashOf("reply", Token, outcome.BuildArn.Value, outcome.Status?.Value) };

    /// <summary>Returns the token for a call that posts a comment.</summary>
    /// <param name="others">The ids of comments that have the same marker, but another author. They may also have the same token.</param>
    public string RequestToken(IReadOnlyCollection<string> others) => others.Count == 0 ? Token : HashOf([Token, .. others.Order(StringComparer.Ordinal)]);

    /// <summary>Reads the marker at the end of a comment. Null if there is none.</summary>
    public static CommentMarker? Read(string? content) => LibraryComment.Read(content)?.Split(' ') is [var token, var build, var time, var state]
        ? new(token, build, long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null, state == Ended)
        : null;

    /// <summary>
    /// Whether a comment with this marker must not be replaced by the other one: it shows a later build, or the end of the same build. Two builds that
    /// started in the same second have an order, too, so that the comment does not depend on the order of the events.
    /// </summary>
    public bool IsNewerThan(CommentMarker other) =>
        Build == other.Build ? IsFinal && !other.IsFinal
        : Start is { } start && other.Start is { } otherStart && (start > otherStart || (start == otherStart && string.CompareOrdinal(Build, other.Build) > 0));

    public override string ToString() =>
        $"{LibraryComment.Prefix}{Token} {Build} {Start?.ToString(CultureInfo.InvariantCulture) ?? Unknown} {(IsFinal ? Ended : Running)}{LibraryComment.Suffix}";

    private static string HashOf(params string?[] parts) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', parts.Select(static part => Uri.EscapeDataString(part ?? ""))))));
}
