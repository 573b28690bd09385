using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Names a change and its moment, never its delivery: a second delivery, a second subscription, and the notification and the
/// EventBridge event of one change have the same identity, while a branch that is moved there and back has a new one each time.
/// </summary>
internal static class ChangeIdentity
{
    /// <summary>The token of a build: 64 hexadecimal digits, the SHA-256 of the change, the rule and the project.</summary>
    public static string TokenOf(EventDelivery delivery, string? ruleName, string projectName) =>
        Hash([.. PartsOf(delivery), ruleName, projectName]);

    /// <summary>The builds of which only the newest one may matter: of a pull request or reference, a rule and a project. Null where it is of neither.</summary>
    public static string? GroupOf(ServiceEvent serviceEvent, string? ruleName, string projectName)
    {
        (string Kind, string? Name) subject = serviceEvent switch
        {
            PullRequestEvent pullRequest => ("pull request", pullRequest.PullRequestId),
            PullRequestCommentEvent comment => ("pull request", comment.PullRequestId),
            ReferenceEvent reference => ("reference", reference.Reference.FullName),
            _ => default,
        };
        return subject.Name is null ? null
            : Hash([serviceEvent.Account, serviceEvent.Region, EventRepository.NameOf(serviceEvent), subject.Kind, subject.Name, ruleName, projectName]);
    }

    private static string Hash(IEnumerable<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            // The length before each part keeps two parts from being read as one.
            text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part};");
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))).ToLowerInvariant();
    }

    private static IEnumerable<string?> PartsOf(EventDelivery delivery)
    {
        var serviceEvent = delivery.Event;
        var codeCommitEvent = serviceEvent as CodeCommitEvent;
        IEnumerable<string?> place =
        [
            serviceEvent.Account,
            serviceEvent.Region,
            codeCommitEvent?.RepositoryName,
            codeCommitEvent?.GetType().Name ?? serviceEvent.GetType().Name,
        ];
        return delivery.Envelope is TriggerEnvelope { EventId: { } id } trigger
            ? [.. place, id, trigger.EventPartNumber?.ToString(CultureInfo.InvariantCulture), .. DetailsOf(serviceEvent)]
            : [.. place, Moment(serviceEvent), .. DetailsOf(serviceEvent)];
    }

    private static IEnumerable<string?> DetailsOf(ServiceEvent serviceEvent) => serviceEvent switch
    {
        ReferenceCreatedEvent created => [created.Reference.FullName, null, created.CommitId],
        ReferenceUpdatedEvent updated => [updated.Reference.FullName, updated.OldCommitId, updated.CommitId],
        ReferenceDeletedEvent deleted => [deleted.Reference.FullName, deleted.OldCommitId, null],
        PullRequestApprovalStateChangedEvent approval => [.. OfPullRequest(approval), approval.ApprovalStatus?.Value, approval.CallerUserArn?.Text],
        PullRequestApprovalRuleOverriddenEvent overridden => [.. OfPullRequest(overridden), overridden.OverrideStatus?.Value],
        PullRequestApprovalRuleEvent rule => [.. OfPullRequest(rule), rule.ApprovalRuleId, rule.ApprovalRuleContentSha256],
        PullRequestEvent pullRequest => OfPullRequest(pullRequest),
        CommentEvent comment => [comment.CommentId],
        ReactionEvent reaction => [reaction.CommentId, reaction.CallerUserArn?.Text, .. reaction.ReactionEmojis ?? []],
        UnreferencedMergeCommitCreatedEvent merge => [merge.CommitId],
        ApprovalRuleTemplateEvent template => [template.ApprovalRuleTemplateId, template.ApprovalRuleTemplateContentSha256],
        BuildStateChangeEvent build => [build.BuildArn.Text, build.BuildStatus?.Value],
        BuildPhaseChangeEvent build => [build.BuildArn.Text, build.CompletedPhase?.Value],
        _ => [serviceEvent.RawText],
    };

    private static IEnumerable<string?> OfPullRequest(PullRequestEvent pullRequest) =>
        [pullRequest.PullRequestId, pullRequest.RevisionId ?? pullRequest.SourceCommit, pullRequest.Status?.Value];

    /// <summary>In whole seconds, as messages tell it: an event that was made with a finer time is the same change as its payload.</summary>
    private static string? Moment(ServiceEvent serviceEvent) => serviceEvent.Time?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
