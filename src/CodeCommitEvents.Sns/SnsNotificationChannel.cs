using Amazon.SimpleNotificationService;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Shared.Aws;

namespace CodeCommitEvents.Sns;

/// <summary>Publishes notifications to an SNS topic.</summary>
/// <remarks>
/// A FIFO topic remembers the token of a notification for five minutes, so that a repeated call sends nothing again. A standard topic knows no tokens:
/// if a process crashes between the call and its end, the next attempt publishes a second message. In the formats
/// <see cref="SnsMessageFormat.Json"/> and <see cref="SnsMessageFormat.Chat"/>, a message contains the token, so that receivers can recognize it.
/// </remarks>
public sealed class SnsNotificationChannel : INotificationChannel
{
    private readonly IAmazonSimpleNotificationService client;
    private readonly SnsMessageWriter writer;
    private readonly string topicArn;
    private readonly bool isFifo;

    /// <summary>Creates a channel.</summary>
    /// <param name="client">The client of SNS. It is not disposed.</param>
    /// <param name="options">The settings. They are copied.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The topic or the size is invalid.</exception>
    public SnsNotificationChannel(IAmazonSimpleNotificationService client, SnsNotificationChannelOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        Check(options, nameof(options));
        this.client = client;
        topicArn = options.TopicArn;
        isFifo = topicArn.EndsWith(".fifo", StringComparison.Ordinal);
        writer = new(options.Format, options.MaximumMessageSize, isFifo);
        DetailKinds = options.Format == SnsMessageFormat.Chat ? BuildDetailKinds.FailedTests : BuildDetailKinds.FailedTests | BuildDetailKinds.LogTail;
    }

    /// <summary>Five minutes for a FIFO topic; zero for a standard topic, which does not know tokens.</summary>
    public TimeSpan TokenLifetime => isFifo ? TimeSpan.FromMinutes(5) : TimeSpan.Zero;

    /// <summary>The failed tests and the end of the log, except for <see cref="SnsMessageFormat.Chat"/>, which shows only the failed tests.</summary>
    public BuildDetailKinds DetailKinds { get; }

    /// <exception cref="ArgumentException">The topic or the size is invalid.</exception>
    internal static void Check(SnsNotificationChannelOptions options, string parameter)
    {
        if (!Arn.TryParse(options.TopicArn, out var arn) || arn is not { Service: "sns", Resource.Length: > 0 })
        {
            throw new ArgumentException("TopicArn must be the ARN of an SNS topic, such as arn:aws:sns:eu-central-1:111122223333:builds.", parameter);
        }

        if (options.MaximumMessageSize is < SnsMessageWriter.SmallestSize or > SnsMessageWriter.LargestSize)
        {
            throw new ArgumentException("MaximumMessageSize must be from 8,192 to 1,048,576 bytes.", parameter);
        }
    }

    /// <inheritdoc/>
    public async Task<SentNotification> SendAsync(NotificationRequest notification, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var request = writer.Write(notification);
        request.TopicArn = topicArn;

        try
        {
            return new() { MessageId = (await client.PublishAsync(request, cancellationToken).ConfigureAwait(false)).MessageId };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && AwsFailure.FromException(exception) is { } failure)
        {
            throw failure.ToException(notification, "SNS did not publish the message", "It is unknown whether SNS published the message", exception);
        }
    }
}
