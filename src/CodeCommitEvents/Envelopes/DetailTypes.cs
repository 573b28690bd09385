using CodeCommitEvents.Events;

namespace CodeCommitEvents.Envelopes;

/// <summary>The detail type and the source that an event has in an envelope.</summary>
internal static class DetailTypes
{
    public const string CodeCommitSource = "aws.codecommit";
    public const string CodeBuildSource = "aws.codebuild";
    public const string BuildStateChange = "CodeBuild Build State Change";
    public const string BuildPhaseChange = "CodeBuild Build Phase Change";

    /// <summary>API calls that CloudTrail records carry the source of the service that was called.</summary>
    public const string CloudTrailPrefix = "AWS ";

    public static (string DetailType, string Source) Of(ServiceEvent serviceEvent) => serviceEvent switch
    {
        ReferenceEvent or UnreferencedMergeCommitCreatedEvent => ("CodeCommit Repository State Change", CodeCommitSource),
        PullRequestEvent => ("CodeCommit Pull Request State Change", CodeCommitSource),
        PullRequestCommentEvent => ("CodeCommit Comment on Pull Request", CodeCommitSource),
        CommentEvent => ("CodeCommit Comment on Commit", CodeCommitSource),
        ReactionEvent => ("CodeCommit Comment Reaction Change", CodeCommitSource),
        ApprovalRuleTemplateEvent => ("CodeCommit Approval Rule Template Change", CodeCommitSource),
        BuildStateChangeEvent => (BuildStateChange, CodeBuildSource),
        BuildPhaseChangeEvent => (BuildPhaseChange, CodeBuildSource),
        _ => throw new ArgumentException($"A {serviceEvent.GetType().Name} has no notification or EventBridge form.", nameof(serviceEvent)),
    };
}
