using Amazon;
using Amazon.CodeBuild.Model;

namespace AwsSdk.Tests;

/// <summary>Tests a setting of the whole process, and so not at the same time as other tests.</summary>
[CollectionDefinition(nameof(InitializedCollectionsTests), DisableParallelization = true)]
[Collection(nameof(InitializedCollectionsTests))]
public sealed class InitializedCollectionsTests : IDisposable
{
    public InitializedCollectionsTests() => AWSConfigs.InitializeCollections = true;

    public void Dispose() => AWSConfigs.InitializeCollections = false;

    [Fact]
    public async Task Collections_are_empty_instead_of_null_and_empty_ones_are_not_sent()
    {
        await using var server = new ServiceServer(Answer.Ok("{}"), Answer.Xml("PublishBatch", ""));
        using var builds = server.CodeBuild();
        using var sns = server.Sns();

        var stopped = await builds.BatchGetBuildsAsync(new BatchGetBuildsRequest());
        var batch = await sns.PublishBatchAsync(new() { TopicArn = "arn" });

        stopped.Builds.Should().BeEmpty();
        batch.Failed.Should().BeEmpty();
        server.Calls[0].Body.Should().Be("{}");
        server.Calls[1].Form.Should().NotContainKey("PublishBatchRequestEntries");
    }
}
