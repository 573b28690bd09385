namespace CodeCommitEvents.Events;

/// <summary>The channels over which AWS sends an event.</summary>
[Flags]
public enum EventChannels
{
    /// <summary>No channel: AWS documents no such event.</summary>
    None = 0,

    /// <summary>Notification rules, which send to SNS topics and to chat clients.</summary>
    Notification = 1,

    /// <summary>EventBridge.</summary>
    EventBridge = 2,

    /// <summary>Triggers of a repository, which call a Lambda function or send to an SNS topic.</summary>
    Trigger = 4,
}
