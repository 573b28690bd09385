namespace CodeCommitEvents.Benchmarks.Parsing;

/// <summary>The payloads that are measured.</summary>
public enum Payload
{
    /// <summary>A notification rule's message about an opened pull request, in SNS, as a Lambda function gets it.</summary>
    SnsNotification,

    /// <summary>The same event as EventBridge sends it, without a wrapper.</summary>
    EventBridge,

    /// <summary>The record of a repository trigger for a push.</summary>
    Trigger,

    /// <summary>Ten notifications of ten kinds of event in SNS in SQS: each is escaped twice.</summary>
    SqsBatchOf10,
}
