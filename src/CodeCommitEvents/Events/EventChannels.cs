namespace CodeCommitEvents.Events;

/// <summary>The channels over which AWS sends an event.</summary>
[Flags]
public enum EventChannels
{
    /// <summary>No channel: AWS does not document the event.</summary>
    None = 0,

    /// <summary>Notification rules, whose targets are SNS topics and chat clients.</summary>
    Notification = 1,

    /// <summary>EventBridge.</summary>
    EventBridge = 2,

    /// <summary>Repository triggers, which invoke a Lambda function or publish to an SNS topic.</summary>
    Trigger = 4,
}
