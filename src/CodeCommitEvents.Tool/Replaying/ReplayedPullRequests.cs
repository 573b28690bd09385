using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tool;

/// <summary>
/// The pull requests of comments with commands. The event of a comment does not contain the pull request, so that it is known only from the events that were
/// replayed before: each pull request is as its newest event says. The events must be dispatched one after the other.
/// </summary>
internal sealed class ReplayedPullRequests : IPullRequestProvider, IPullRequestBuildsProvider, IDispatchObserver
{
    private const string UnknownPullRequest = "Replay knows a pull request only from the other payloads: put an event of this pull request, such as its creation, before the comment";
    private const string UnknownBuilds = "Replay does not know the builds of pull requests, and therefore starts and stops none here";

    private readonly FakePullRequests fake = new();
    private readonly Dictionary<(string? Repository, string Id), PullRequestEvent> states = [];
    private readonly Dictionary<ServiceEvent, string> notes = new(ReferenceEqualityComparer.Instance);
    private string? note;

    /// <summary>Returns what Replay could not know about the pull request of a command. Null if there is nothing.</summary>
    public string? NoteOn(DispatchedEvent dispatched) => notes.GetValueOrDefault(dispatched.Decision.Event);

    public async Task<PullRequestEvent?> GetPullRequestAsync(PullRequestCommentEvent comment, CancellationToken cancellationToken = default)
    {
        var pullRequest = states.GetValueOrDefault((comment.RepositoryName, comment.PullRequestId ?? ""));
        note = pullRequest is null ? UnknownPullRequest : null;
        return pullRequest switch
        {
            null => null,
            PullRequestCreatedEvent or PullRequestSourceBranchUpdatedEvent => pullRequest with { Time = comment.Time },
            _ => await fake.Set(pullRequest).GetPullRequestAsync(comment, cancellationToken),
        };
    }

    public Task<ValueList<BuildOutcome>?> GetBuildsAsync(PullRequestBuildsQuery query, CancellationToken cancellationToken = default)
    {
        note = UnknownBuilds;
        return Task.FromResult<ValueList<BuildOutcome>?>(null);
    }

    public void OnDecided(BuildDecision decision)
    {
        if (note is not null)
        {
            notes[decision.Event] = note;
            note = null;
        }

        if (decision.Event is PullRequestEvent pullRequest)
        {
            var key = (pullRequest.RepositoryName, pullRequest.PullRequestId);
            states[key] = StateAfter(pullRequest, states.GetValueOrDefault(key));
        }
    }

    /// <summary>Returns the event that created the newest revision, with the pull request as its newest event says. If the former is unknown, returns the newest event.</summary>
    private static PullRequestEvent StateAfter(PullRequestEvent pullRequest, PullRequestEvent? before) =>
        before is null ? pullRequest
        : before.Time > pullRequest.Time ? before
        : pullRequest is PullRequestCreatedEvent or PullRequestSourceBranchUpdatedEvent || before.RevisionId != pullRequest.RevisionId ? pullRequest
        : before with
        {
            Time = pullRequest.Time,
            Title = pullRequest.Title,
            Description = pullRequest.Description,
            Status = pullRequest.Status,
            IsMerged = pullRequest.IsMerged,
            DestinationCommit = pullRequest.DestinationCommit,
            LastModifiedDate = pullRequest.LastModifiedDate,
        };
}
