"""The services and the operations that get a class each. To add an operation, add its name."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Service:
    """What the service model does not say about a package of the SDK.

    name: the name of the package and of the namespace, without AWSSDK and Amazon.
    model: the name of the service model in botocore.
    constructors: the requests that also have constructors with these members, by operation.
    short_forms: the operations that can also be called with these members, by operation.
    milliseconds: the numbers that the SDK shows as times, by shape.
    joins_pages: whether the paginators also have the items of all pages. The models of the SDK decide this, not those of botocore.
    """

    name: str
    model: str
    operations: str
    constructors: dict = field(default_factory=dict)
    short_forms: dict = field(default_factory=dict)
    milliseconds: dict = field(default_factory=dict)
    joins_pages: bool = True


SNS_FORMS = {
    "ConfirmSubscription": ["TopicArn Token", "TopicArn Token AuthenticateOnUnsubscribe"],
    "CreateTopic": ["Name"],
    "GetTopicAttributes": ["TopicArn"],
    "ListSubscriptionsByTopic": ["TopicArn", "TopicArn NextToken"],
    "Publish": ["TopicArn Message", "TopicArn Message Subject"],
    "SetTopicAttributes": ["TopicArn AttributeName AttributeValue"],
    "Subscribe": ["TopicArn Protocol Endpoint"],
}

SERVICES = [
    Service(
        name="CodeBuild",
        model="codebuild",
        operations="""
            BatchGetBuildBatches BatchGetBuilds BatchGetProjects BatchGetReports CreateProject DeleteProject DescribeTestCases
            ListBuildBatchesForProject ListBuildsForProject RetryBuild StartBuild StartBuildBatch StopBuild StopBuildBatch
        """,
    ),
    Service(
        name="CodeCommit",
        model="codecommit",
        operations="""
            BatchGetCommits DescribePullRequestEvents EvaluatePullRequestApprovalRules GetBranch GetComment GetCommentsForPullRequest
            GetCommit GetDifferences GetFile GetMergeOptions GetPullRequest GetPullRequestApprovalStates GetRepository
            PostCommentForPullRequest PostCommentReply UpdateComment UpdatePullRequestApprovalState
        """,
        joins_pages=False,
    ),
    Service(
        name="CloudWatchLogs",
        model="logs",
        operations="GetLogEvents",
        constructors={"GetLogEvents": ["LogGroupName LogStreamName"]},
        milliseconds={
            "GetLogEventsRequest": ["startTime", "endTime"],
            "OutputLogEvent": ["timestamp", "ingestionTime"],
        },
    ),
    Service(
        name="SimpleNotificationService",
        model="sns",
        operations="""
            ConfirmSubscription CreateTopic GetTopicAttributes ListSubscriptionsByTopic Publish PublishBatch SetTopicAttributes
            Subscribe
        """,
        constructors=SNS_FORMS,
        short_forms=SNS_FORMS,
    ),
]
