using CodeCommitEvents;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

// A user's first program: parses a payload and tests a rule with the packed libraries. The exit code is 1 if a result is wrong.

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
        Console.Error.WriteLine($"Unexpected event: {delivery.Event}");
        return 1;
    }

    Console.WriteLine($"#{pullRequest.PullRequestId} {pullRequest.Title} into {pullRequest.Destination}");
}

BuildRules rules = BuildRules.CreateBuilder().OnPush(push => push.ToBranch("main").StartBuild("payments-ci")).Build();
rules.ShouldStart(new ExpectedBuilds { { FakeEvents.ReferenceUpdated(), "payments-ci" } });
return 0;
