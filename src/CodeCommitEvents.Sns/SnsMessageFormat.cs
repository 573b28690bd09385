namespace CodeCommitEvents.Sns;

/// <summary>The format of the messages that a channel publishes.</summary>
public enum SnsMessageFormat
{
    /// <summary>A subject and a text for people, for example for e-mail.</summary>
    Text,

    /// <summary>
    /// A JSON object for programs: <c>title</c>, <c>text</c>, <c>rule</c>, <c>event</c>, <c>repository</c>, <c>trigger</c>, <c>commit</c>, <c>project</c>,
    /// <c>status</c>, <c>buildId</c> and <c>url</c>. Message attributes have the same values as far as subscriptions can filter on them.
    /// </summary>
    Json,

    /// <summary>
    /// A custom notification of Amazon Q Developer in chat applications, which shows it as a card in Slack or Microsoft Teams. The topic must be mapped
    /// to a chat channel there.
    /// </summary>
    Chat,
}
