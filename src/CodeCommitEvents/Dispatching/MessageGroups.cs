using CodeCommitEvents.Envelopes;

namespace CodeCommitEvents.Dispatching;

/// <summary>
/// Finds the messages that SQS delivers in order: those of one message group of a FIFO queue. A message group of a standard queue has no
/// order.
/// </summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Handling errors for an SQS event source in Lambda</see>.</remarks>
internal static class MessageGroups
{
    /// <summary>
    /// Returns the indexes of the deliveries of each message group, in order. A delivery that has no order is in a list of its own.
    /// </summary>
    public static List<List<int>> Of(IReadOnlyList<EventDelivery> deliveries)
    {
        var lists = new List<List<int>>(deliveries.Count);
        Dictionary<(string? Queue, string Group), List<int>>? groups = null;
        for (var index = 0; index < deliveries.Count; index++)
        {
            if (GroupOf(deliveries[index]) is not { } group)
            {
                lists.Add(new(capacity: 1) { index });
            }
            else if ((groups ??= []).TryGetValue(group, out var list))
            {
                list.Add(index);
            }
            else
            {
                lists.Add(groups[group] = [index]);
            }
        }

        return lists;
    }

    /// <summary>Returns the SQS message whose failure the response of the function can report. Null if the payload is not from SQS.</summary>
    public static SqsTransport? QueueMessageOf(EventDelivery delivery) =>
        delivery.Transports is [SqsTransport { MessageId.Length: > 0, Position: not null } sqs, ..] ? sqs : null;

    private static (string? Queue, string Group)? GroupOf(EventDelivery delivery) =>
        QueueMessageOf(delivery) is { MessageGroupId: { } group } sqs && IsFifo(sqs) ? (sqs.EventSourceArn?.Value, group) : null;

    private static bool IsFifo(SqsTransport sqs) =>
        sqs.Attributes?.ContainsKey("SequenceNumber") == true || sqs.EventSourceArn?.Value.EndsWith(".fifo", StringComparison.Ordinal) == true;
}
