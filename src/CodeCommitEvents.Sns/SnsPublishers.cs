namespace CodeCommitEvents.Sns;

/// <summary>The services that publish events of CodeCommit and CodeBuild to a topic.</summary>
[Flags]
public enum SnsPublishers
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Notification rules (<c>codestar-notifications.amazonaws.com</c>).</summary>
    NotificationRules = 1,

    /// <summary>EventBridge rules (<c>events.amazonaws.com</c>) in the account and region of the topic.</summary>
    EventBridge = 2,

    /// <summary>Triggers of CodeCommit repositories (<c>codecommit.amazonaws.com</c>) in the account of the topic.</summary>
    Triggers = 4,
}
