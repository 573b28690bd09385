namespace CodeCommitEvents.Benchmarks.Parsing;

/// <summary>The payloads that are measured.</summary>
public enum Payload
{
    /// <summary>A notification of a new pull request, in an SNS message, as a Lambda function receives it.</summary>
    SnsNotification,

    /// <summary>The same event from EventBridge, without a wrapper.</summary>
    EventBridge,

    /// <summary>An EventBridge event about a push, without a wrapper.</summary>
    EventBridgeReference,

    /// <summary>A message of a repository trigger for a push.</summary>
    Trigger,

    /// <summary>Ten notifications with ten different event types, each in an SNS message in an SQS record. Each notification is escaped twice.</summary>
    SqsBatchOf10,
}
