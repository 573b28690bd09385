using System.Net;
using Amazon.CloudWatchLogs;
using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using Amazon.CodeCommit;
using Amazon.CodeCommit.Model;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace AwsSdk.Tests;

/// <summary>Calls the emulator moto.</summary>
public sealed class MotoTests(Moto moto) : IClassFixture<Moto>
{
    [MotoFact]
    public async Task A_message_is_published_to_a_topic()
    {
        using var client = new AmazonSimpleNotificationServiceClient("AKID", "secret", Configure(new AmazonSimpleNotificationServiceConfig()));
        var topic = (await client.CreateTopicAsync("builds")).TopicArn;

        var subscribed = await client.SubscribeAsync(new SubscribeRequest(topic, "email", "a@example.com") { ReturnSubscriptionArn = true });
        var published = await client.PublishAsync(topic, "text", "subject");
        var batch = await client.PublishBatchAsync(new() { TopicArn = topic, PublishBatchRequestEntries = [new() { Id = "a", Message = "1" }] });
        await client.SetTopicAttributesAsync(topic, "DisplayName", "Builds");

        published.MessageId.Should().NotBeNullOrEmpty();
        batch.Successful.Should().ContainSingle().Which.Id.Should().Be("a");
        (await client.ListSubscriptionsByTopicAsync(topic)).Subscriptions.Should().ContainSingle().Which.SubscriptionArn.Should().Be(subscribed.SubscriptionArn);
        var attributes = (await client.GetTopicAttributesAsync(topic)).Attributes;
        attributes["DisplayName"].Should().Be("Builds");
        attributes["Policy"].Should().Contain("__default_statement_ID");
    }

    [MotoFact]
    public async Task A_topic_that_does_not_exist_is_not_found()
    {
        using var client = new AmazonSimpleNotificationServiceClient("AKID", "secret", Configure(new AmazonSimpleNotificationServiceConfig()));

        var publish = () => client.PublishAsync("arn:aws:sns:eu-central-1:123456789012:nobodys", "text");

        var error = (await publish.Should().ThrowExactlyAsync<NotFoundException>()).Which;
        (error.ErrorCode, error.StatusCode).Should().Be(("NotFound", HttpStatusCode.NotFound));
        error.RequestId.Should().NotBeNullOrEmpty();
    }

    [MotoFact]
    public async Task A_build_is_started_and_found()
    {
        using var client = new AmazonCodeBuildClient("AKID", "secret", Configure(new AmazonCodeBuildConfig()));
        await client.CreateProjectAsync(new()
        {
            Name = "ci",
            ServiceRole = "arn:aws:iam::123456789012:role/service-role/build",
            Source = new() { Type = SourceType.CODECOMMIT, Location = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/r" },
            Artifacts = new() { Type = ArtifactsType.NO_ARTIFACTS },
            Environment = new() { Type = EnvironmentType.LINUX_CONTAINER, Image = "aws/codebuild/standard:7.0", ComputeType = ComputeType.BUILD_GENERAL1_SMALL },
        });

        var id = (await client.StartBuildAsync(new StartBuildRequest { ProjectName = "ci", SourceVersion = "main" })).Build.Id;

        var found = await client.BatchGetBuildsAsync(new() { Ids = [id, "ci:0123"] });
        var build = found.Builds.Should().ContainSingle(each => each.Id == id).Which;
        (build.SourceVersion, build.Source.Type).Should().Be(("main", SourceType.CODECOMMIT));
        build.StartTime.Should().BeAfter(DateTime.UnixEpoch);
        (await client.ListBuildsForProjectAsync(new() { ProjectName = "ci" })).Ids.Should().Contain(id);
    }

    [MotoFact]
    public async Task Errors_of_JSON_services_have_their_own_exception_types()
    {
        using var builds = new AmazonCodeBuildClient("AKID", "secret", Configure(new AmazonCodeBuildConfig()));
        using var repositories = new AmazonCodeCommitClient("AKID", "secret", Configure(new AmazonCodeCommitConfig()));
        using var logs = new AmazonCloudWatchLogsClient("AKID", "secret", Configure(new AmazonCloudWatchLogsConfig()));

        var start = () => builds.StartBuildAsync(new StartBuildRequest { ProjectName = "nobodys" });
        var repository = () => repositories.GetRepositoryAsync(new() { RepositoryName = "nobodys" });
        var events = () => logs.GetLogEventsAsync(new() { LogGroupName = "nobodys", LogStreamName = "s" });

        var error = (await start.Should().ThrowExactlyAsync<ResourceNotFoundException>()).Which;
        (error.ErrorCode, error.StatusCode).Should().Be(("ResourceNotFoundException", HttpStatusCode.BadRequest));
        error.RequestId.Should().NotBeNullOrEmpty();
        await repository.Should().ThrowExactlyAsync<RepositoryDoesNotExistException>();
        await events.Should().ThrowExactlyAsync<Amazon.CloudWatchLogs.Model.ResourceNotFoundException>();
    }

    private T Configure<T>(T config)
        where T : ClientConfig
    {
        config.ServiceURL = moto.Url.ToString();
        config.AuthenticationRegion = "eu-central-1";
        return config;
    }
}
