namespace CodeCommitEvents.Sns;

/// <summary>The settings of an <see cref="SnsNotificationChannel"/>.</summary>
public sealed class SnsNotificationChannelOptions
{
    /// <summary>The default of <see cref="MaximumMessageSize"/>: 262,144 bytes, the default of a topic.</summary>
    public const int DefaultMaximumMessageSize = 262_144;

    /// <summary>The ARN of the topic. Required. The name of a FIFO topic ends with <c>.fifo</c>.</summary>
    public string TopicArn { get; set; } = "";

    /// <summary>The format of the messages. Default: <see cref="SnsMessageFormat.Text"/>.</summary>
    public SnsMessageFormat Format { get; set; }

    /// <summary>
    /// The maximum size of a message with its attributes, in bytes: the attribute <c>MaximumMessageSize</c> of the topic. From 8,192 to 1,048,576.
    /// A longer text is shortened: the end of the log first. Default: <see cref="DefaultMaximumMessageSize"/>.
    /// </summary>
    public int MaximumMessageSize { get; set; } = DefaultMaximumMessageSize;
}
