using Amazon.CodeBuild;

namespace CodeCommitEvents.CodeBuild.Tests;

public sealed class StopTests
{
    [Theory]
    [InlineData(false, "StopBuild")]
    [InlineData(true, "StopBuildBatch")]
    public async Task A_build_is_stopped_by_its_id(bool isBatch, string operation)
    {
        await using var server = new CodeBuildServer(new Answer(200, "{}"));

        await new CodeBuildStarter(server.Client()).StopAsync(new StartedBuild { BuildId = "ci:b1", IsBatch = isBatch });

        server.Calls.Select(call => (call.Operation, call.Body.GetRawText())).Should().Equal((operation, """{"id":"ci:b1"}"""));
    }

    [Theory]
    [InlineData("ResourceNotFoundException")]
    [InlineData("InvalidInputException")]
    public async Task A_build_that_can_no_longer_be_stopped_causes_no_failure(string code)
    {
        await using var server = new CodeBuildServer(Answer.Error(400, code));
        var starter = new CodeBuildStarter(server.Client());

        await starter.StopAsync(new StartedBuild { BuildId = "ci:b1" });
        await starter.StopAsync(new StartedBuild { BuildId = "ci:t1", IsBatch = true });

        server.Calls.Should().HaveCount(2);
    }

    [Fact]
    public async Task Any_other_error_is_thrown()
    {
        await using var server = new CodeBuildServer(Answer.Error(400, "AccessDeniedException"));
        var stop = () => new CodeBuildStarter(server.Client()).StopAsync(new StartedBuild { BuildId = "ci:b1" });

        (await stop.Should().ThrowAsync<AmazonCodeBuildException>()).Which.ErrorCode.Should().Be("AccessDeniedException");
    }
}
