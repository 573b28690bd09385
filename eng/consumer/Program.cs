using Amazon;
using Amazon.CodeBuild;
using Amazon.CodeCommit;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using CodeCommitEvents;
using CodeCommitEvents.Building;
using CodeCommitEvents.CodeBuild;
using CodeCommitEvents.CodeCommit;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.DynamoDB;
using CodeCommitEvents.Events;
using CodeCommitEvents.Sns;
using CodeCommitEvents.Testing;
using Microsoft.Extensions.DependencyInjection;

// A user's first program: parses a payload, tests a rule, and creates a dispatcher with the packed libraries. The exit code is 1 if a
// result is wrong.

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

ServiceCollection services = new();
services.AddCodeCommitEvents().AddRules(rules).AddCodeBuild().AddCodeCommit().AddDynamoDBClaims(options => options.TableName = "build-claims")
    .AddSnsChannel("team", options => options.TopicArn = "arn:aws:sns:eu-central-1:111122223333:builds")
    .AddSnsVerifier(options => options.Topics.Add("arn:aws:sns:eu-central-1:111122223333:changes"));
services.AddSingleton<IAmazonCodeBuild>(new AmazonCodeBuildClient(new AnonymousAWSCredentials(), RegionEndpoint.EUCentral1));
services.AddSingleton<IAmazonCodeCommit>(new AmazonCodeCommitClient(new AnonymousAWSCredentials(), RegionEndpoint.EUCentral1));
services.AddSingleton<IAmazonSimpleNotificationService>(new AmazonSimpleNotificationServiceClient(new AnonymousAWSCredentials(), RegionEndpoint.EUCentral1));
services.AddSingleton<IAmazonDynamoDB>(new AmazonDynamoDBClient(new AnonymousAWSCredentials(), RegionEndpoint.EUCentral1));
using ServiceProvider provider = services.BuildServiceProvider();
DispatchedEvent dispatched = await provider.GetRequiredService<BuildDispatcher>().DispatchAsync(FakeEvents.PullRequestCreated());
if (dispatched.Builds.Count != 0 || provider.GetRequiredService<IBuildStarter>() is not CodeBuildStarter
    || provider.GetRequiredService<IChangedFilesProvider>() is not CodeCommitChangedFiles
    || provider.GetRequiredService<IBuildClaimStore>() is not DynamoDBBuildClaimStore
    || provider.GetRequiredService<IHttpMessageVerifier>() is not SnsMessageVerifier)
{
    Console.Error.WriteLine("A wrong service is registered, or a pull request started a build.");
    return 1;
}

Console.WriteLine($".NET {Environment.Version}: all packages work.");
return 0;
