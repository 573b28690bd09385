using CodeCommitEvents;
using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Envelopes;
using CodeCommitEvents.Events;
using CodeCommitEvents.Hosting;
using CodeCommitEvents.Json;
using CodeCommitEvents.Parsing;
using CodeCommitEvents.RuleDocuments;
using CodeCommitEvents.Rules;
using CodeCommitEvents.Testing;

// What a user's first program does: read a payload with the packed library. It exits with 1 where the answer is wrong.

const string Payload = """
    {
      "detail-type": "CodeCommit Pull Request State Change",
      "source": "aws.codecommit",
      "account": "111122223333",
      "region": "eu-central-1",
      "resources": ["arn:aws:codecommit:eu-central-1:111122223333:payments-api"],
      "detail": { "event": "pullRequestCreated", "pullRequestId": "7", "title": "Refunds", "destinationReference": "refs/heads/main" }
    }
    """;

foreach (EventDelivery delivery in EventParser.Parse(Payload))
{
    if (delivery.Event is not PullRequestCreatedEvent { Destination.Name: "main", RepositoryName: "payments-api" } pullRequest)
    {
        Console.Error.WriteLine($"Not what was expected: {delivery.Event}");
        return 1;
    }

    Console.WriteLine($"#{pullRequest.PullRequestId} {pullRequest.Title} into {pullRequest.Destination}");
}

return 0;
