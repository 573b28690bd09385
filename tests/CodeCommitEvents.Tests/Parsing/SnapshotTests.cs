namespace CodeCommitEvents.Tests.Parsing;

/// <summary>Snapshots of parsed payloads: each event from each of its channels, and each wrapper.</summary>
public class SnapshotTests
{
    private const string Notifications = """
        referenceCreated-tag referenceUpdated-merge-three-way referenceDeleted
        commentOnCommitCreated-on-line commentOnCommitUpdated commentOnPullRequestCreated-reply commentOnPullRequestUpdated
        pullRequestCreated-full-with-description pullRequestSourceBranchUpdated pullRequestStatusChanged
        pullRequestMergeStatusUpdated pullRequestApprovalStateChanged pullRequestApprovalRuleOverridden
        commentOnPullRequestCreated-display-name pullRequestCreated-malformed-date pullRequestCreated-author-not-an-arn
        ill-typed-object-for-string null-everywhere-comment unknown-fields-pull-request unknown-event masked-account
        """;

    private const string EventBridge = """
        referenceCreated referenceUpdated-merge-three-way referenceDeleted unreferencedMergeCommitCreated
        commentOnCommitCreated commentOnCommitUpdated commentOnPullRequestCreated commentOnPullRequestUpdated
        commentReactionCreated commentReactionUpdated
        pullRequestCreated-with-description pullRequestSourceBranchUpdated pullRequestStatusChanged pullRequestMergeStatusUpdated
        pullRequestApprovalStateChanged pullRequestApprovalRuleOverridden
        pullRequestApprovalRuleCreated pullRequestApprovalRuleUpdated pullRequestApprovalRuleDeleted
        approvalRuleTemplateCreated approvalRuleTemplateUpdated approvalRuleTemplateDeleted
        approvalRuleTemplateAssociatedWithRepository approvalRuleTemplateDisassociatedFromRepository
        batchAssociateApprovalRuleTemplateWithRepositories batchDisassociateApprovalRuleTemplateFromRepositories
        reactionCreated replay detail-as-string partition-aws-us-gov cloudtrail-api-call
        """;

    private const string Triggers = """
        push branch-created branch-deleted tag-moved three-references test-event test-event-zeros custom-data-json
        unknown-fields placeholders broken-reference-null
        """;

    private const string Builds = """
        state-in-progress-first.eventbridge state-succeeded.eventbridge state-failed.notification phase-failed.notification
        phase-succeeded.eventbridge source-auth-submodules-cache vpc.notification file-system-locations unknown-fields-state
        fleet-state-change
        """;

    private const string Wrappers = """
        sns-lambda-notification sns-lambda-trigger sns-lambda-message-attributes sns-http-notification sns-http-trigger
        sns-raw-http-notification sns-sqs-lambda-notification sns-raw-sqs-lambda sns-sqs-fifo-lambda
        eventbridge-sqs-lambda eventbridge-sns-sqs-lambda input-path-detail input-path-notification-body
        json-string-event input-transformer-two-keys-deep pipes-body-string pipes-body-object
        lambda-destination-sns lambda-dead-letter-sqs deep-sns-in-destination-in-sns-in-sqs
        sns-subscription-confirmation sns-sqs-lambda-unsubscribe-confirmation sns-lambda-plain-text
        sns-lambda-broken-json s3-event unknown-fields-sns-sqs-lambda
        """;

    public static TheoryData<string> Cases { get; } =
    [
        .. In("notification", Notifications), .. In("eventbridge", EventBridge), .. In("trigger", Triggers),
        .. In("codebuild", Builds), .. In("wrapped", Wrappers),
        .. Payloads.Unlisted.Select(row => Path.ChangeExtension(row.File, null)),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_typed_form_is_the_reviewed_one(string name) =>
        Verifier.Verify(TypedForm.Of(EventParser.Parse(Payloads.Read($"{name}.json"))), "json")
            .UseDirectory(Path.Combine("..", "Snapshots", Path.GetDirectoryName(name)!))
            .UseFileName(Path.GetFileName(name));

    private static IEnumerable<string> In(string folder, string names) =>
        names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(name => $"{folder}/{name}");
}
