using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CodeCommitEvents.Json;

namespace CodeCommitEvents.Events;

/// <summary>A comment on a pull request was created or edited.</summary>
[JsonConverter(typeof(EventJsonConverter<PullRequestCommentEvent>))]
public abstract record PullRequestCommentEvent : CommentEvent
{
    private protected PullRequestCommentEvent()
    {
    }

    [SetsRequiredMembers]
    private protected PullRequestCommentEvent(in EventReadContext input)
        : base(input) => PullRequestId = input.Detail.TakeString("pullRequestId"u8);

    /// <summary>The id of the pull request: decimal digits (<c>pullRequestId</c>).</summary>
    public string? PullRequestId { get; init; }

    /// <inheritdoc/>
    public override Uri? ConsoleUrl => PullRequestId is null
        ? base.ConsoleUrl
        : ConsoleUrls.Repository(this, $"/pull-requests/{Uri.EscapeDataString(PullRequestId)}/activity");

    internal override string? Subject => PullRequestId is null ? null : $"pull request {PullRequestId}";

    private protected override void WriteFields(FieldWriter writer)
    {
        base.WriteFields(writer);
        writer.Text("pullRequestId", PullRequestId);
    }
}
