#region usings
using CodeCommitEvents;
using CodeCommitEvents.Events;
#endregion
using CodeCommitEvents.Envelopes;

namespace Snippets;

internal static class Reading
{
    public static void Parse(byte[] bytes)
    {
        #region parse
        foreach (EventDelivery delivery in EventParser.Parse(bytes))
        {
            Console.WriteLine(delivery.Event switch
            {
                PullRequestCreatedEvent { Destination.Name: "main" } pr => $"#{pr.PullRequestId} {pr.Title}",
                ReferenceUpdatedEvent { Reference.IsBranch: true } push => $"{push.Reference} -> {push.CommitId}",
                CommentEvent { Text: "/build" } comment => $"{comment.CallerUserArn?.Caller.DisplayName} asks for a build",
                UnknownCodeCommitEvent unknown => unknown.EventName,
                var other => other.GetType().Name,
            });
        }
        #endregion
    }

    public static void ParseOneType(byte[] bytes)
    {
        #region parse-one-type
        foreach (EventDelivery delivery in EventParser.Parse(bytes))
        {
            if (delivery.Event is PullRequestCreatedEvent opened)
            {
                Console.WriteLine($"{opened.RepositoryName}: #{opened.PullRequestId} {opened.Title}");
            }
        }
        #endregion
    }

    public static void Transports(EventDelivery delivery)
    {
        #region transports
        var message = delivery.Transports.OfType<SnsTransport>().FirstOrDefault();
        var queue = delivery.Transports.OfType<SqsTransport>().FirstOrDefault();
        Console.WriteLine($"{message?.MessageId} of {message?.TopicArn}, received {queue?.ApproximateReceiveCount} times");
        #endregion
    }

    public static void Additional(EventDelivery delivery)
    {
        #region additional
        foreach (string path in EventWriter.AdditionalFieldPaths(delivery))
        {
            Console.WriteLine($"AWS sends something new: {path}");
        }
        #endregion
    }

    public static byte[] Write()
    {
        #region write
        var opened = new PullRequestCreatedEvent
        {
            PullRequestId = "7",
            RepositoryName = "payments-api",
            Region = "eu-central-1",
            Account = "111122223333",
            Source = GitReference.Branch("feature/refunds"),
            SourceCommit = "e1052903b95155b2ea54b0d2e40a1e0d5ac8d1f3",
            Destination = GitReference.Branch("main"),
        };

        byte[] payload = EventWriter.Write(new EventDelivery
        {
            Event = opened,
            Envelope = new NotificationEnvelope(opened),
            Transports = [new SnsTransport { Type = "Notification", MessageId = "95df01b4-ee98-5cb9-9903-4c221d41eb5e" }],
        });
        #endregion
        return payload;
    }

    public static void Why(ServiceEvent pullRequest)
    {
        #region why
        BuildDecision decision = PaymentsRules.Rules.Evaluate(pullRequest);
        Console.WriteLine(decision.Builds.Count == 0 ? $"Nothing to build:\n{decision}" : $"Starts {decision.Builds}");
        #endregion
    }
}
