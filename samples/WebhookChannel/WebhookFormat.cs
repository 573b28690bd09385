namespace Webhooks;

/// <summary>The format in which an incoming webhook takes a message.</summary>
public enum WebhookFormat
{
    /// <summary>A text with Slack's formatting, which Mattermost takes, too: <c>{"text": "…"}</c>.</summary>
    Text,

    /// <summary>A message with an Adaptive Card, as a workflow of Microsoft Teams takes it.</summary>
    AdaptiveCard,
}
