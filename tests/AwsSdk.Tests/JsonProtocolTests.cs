using System.Net;
using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using Amazon.CodeCommit.Model;
using Amazon.Runtime;

namespace AwsSdk.Tests;

public sealed class JsonProtocolTests
{
    [Fact]
    public async Task A_request_contains_exactly_what_is_set()
    {
        await using var server = new ServiceServer(Answer.Ok("""{"build":{"id":"ci:1"}}"""));
        using var client = server.CodeBuild();

        await client.StartBuildAsync(new StartBuildRequest
        {
            ProjectName = "ci",
            TimeoutInMinutesOverride = 30,
            PrivilegedModeOverride = false,
            ComputeTypeOverride = ComputeType.BUILD_GENERAL1_SMALL,
            EnvironmentVariablesOverride = [new() { Name = "A", Value = "1", Type = "PLAINTEXT" }],
            SecondarySourcesOverride = [],
        });

        server.OnlyCall.Headers["X-Amz-Target"].Should().Be("CodeBuild_20161006.StartBuild");
        server.OnlyCall.Headers["Content-Type"].Should().Be("application/x-amz-json-1.1");
        server.OnlyCall.Body.Should().Be("""
            {"computeTypeOverride":"BUILD_GENERAL1_SMALL","environmentVariablesOverride":[{"name":"A","type":"PLAINTEXT","value":"1"}],
            """.Trim() + """
            "privilegedModeOverride":false,"projectName":"ci","secondarySourcesOverride":[],"timeoutInMinutesOverride":30}
            """.Trim());
    }

    [Fact]
    public async Task What_the_service_did_not_send_is_null()
    {
        await using var server = new ServiceServer(Answer.Ok("""{"builds":[{"id":"ci:1","phases":null,"reportArns":[]}]}"""));
        using var client = server.CodeBuild();

        var response = await client.BatchGetBuildsAsync(new() { Ids = ["ci:1"] });

        response.BuildsNotFound.Should().BeNull();
        var build = response.Builds.Should().ContainSingle().Which;
        (build.Phases, build.BuildNumber, build.BuildComplete, build.StartTime, build.BuildStatus, build.Logs)
            .Should().Be((null, null, null, null, null, null));
        build.ReportArns.Should().BeEmpty();
    }

    [Fact]
    public async Task Values_of_all_types_are_read()
    {
        await using var server = new ServiceServer(Answer.Ok("""
            {"reports":[{"arn":"r","type":"TEST","status":"BROODING","created":1700000000.123,"truncated":true,
              "testSummary":{"total":3,"statusCounts":{"FAILED":1,"SUCCEEDED":2},"durationInNanoSeconds":9000000000},
              "codeCoverageSummary":{"lineCoveragePercentage":98.5},"unknown":{"a":[1]}}]}
            """));
        using var client = server.CodeBuild();

        var report = (await client.BatchGetReportsAsync(new() { ReportArns = ["r"] })).Reports.Should().ContainSingle().Which;

        report.Type.Should().BeSameAs(ReportType.TEST);
        report.Status.Value.Should().Be("BROODING", "a value that the model does not know is kept");
        (report.Status == "BROODING").Should().BeTrue();
        report.Created.Should().Be(new DateTime(2023, 11, 14, 22, 13, 20, 123, DateTimeKind.Utc));
        (report.Truncated, report.TestSummary.Total, report.TestSummary.DurationInNanoSeconds).Should().Be((true, 3, 9_000_000_000));
        report.TestSummary.StatusCounts.Should().Equal(new Dictionary<string, int> { ["FAILED"] = 1, ["SUCCEEDED"] = 2 });
        report.CodeCoverageSummary.LineCoveragePercentage.Should().Be(98.5);
        report.CodeCoverageSummary.LinesCovered.Should().BeNull();
    }

    [Fact]
    public async Task Members_that_the_service_capitalises_and_bytes_are_read()
    {
        await using var server = new ServiceServer(
            Answer.Ok("""{"differences":[{"changeType":"M","afterBlob":{"path":"a b.txt","mode":"100644"}}],"NextToken":"2"}"""),
            Answer.Ok("""{"filePath":"a","fileMode":"NORMAL","fileSize":3,"fileContent":"AQID"}"""));
        using var client = server.CodeCommit();

        var differences = await client.GetDifferencesAsync(new() { RepositoryName = "r", AfterCommitSpecifier = "main", MaxResults = 5 });
        var file = await client.GetFileAsync(new() { RepositoryName = "r", FilePath = "a" });

        differences.NextToken.Should().Be("2");
        differences.Differences.Should().ContainSingle().Which.AfterBlob.Path.Should().Be("a b.txt");
        server.Calls[0].Json.GetProperty("MaxResults").GetInt32().Should().Be(5);
        file.FileContent.ToArray().Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task Times_of_a_log_are_milliseconds()
    {
        await using var server = new ServiceServer(Answer.Ok("""{"events":[{"timestamp":1700000000123,"message":"hi\n"}]}"""));
        using var client = server.Logs();

        var response = await client.GetLogEventsAsync(new("group", "stream") { StartTime = DateTime.UnixEpoch.AddSeconds(1.5), Limit = 20 });

        server.OnlyCall.Body.Should().Be("""{"limit":20,"logGroupName":"group","logStreamName":"stream","startTime":1500}""");
        response.Events.Should().ContainSingle().Which.Timestamp.Should().Be(new DateTime(2023, 11, 14, 22, 13, 20, 123, DateTimeKind.Utc));
        response.Events[0].IngestionTime.Should().BeNull();
    }

    [Fact]
    public async Task A_response_without_members_is_read()
    {
        await using var server = new ServiceServer(Answer.Ok(""));
        using var client = server.CodeCommit();

        var response = await client.UpdatePullRequestApprovalStateAsync(new() { PullRequestId = "1", RevisionId = "r", ApprovalState = "APPROVE" });

        response.HttpStatusCode.Should().Be(HttpStatusCode.OK);
        response.ResponseMetadata.RequestId.Should().Be("request-1");
    }

    [Fact]
    public async Task An_error_has_its_own_exception_type()
    {
        await using var server = new ServiceServer(Answer.JsonError(400, "RevisionNotCurrentException"));
        using var client = server.CodeCommit();

        var approve = () => client.UpdatePullRequestApprovalStateAsync(new() { PullRequestId = "1", RevisionId = "r", ApprovalState = "APPROVE" });

        var error = (await approve.Should().ThrowExactlyAsync<RevisionNotCurrentException>()).Which;
        error.Should().BeAssignableTo<Amazon.CodeCommit.AmazonCodeCommitException>();
        (error.ErrorCode, error.StatusCode, error.RequestId, error.Message)
            .Should().Be(("RevisionNotCurrentException", HttpStatusCode.BadRequest, "request-1", "No."));
    }

    [Fact]
    public async Task An_error_that_the_operation_does_not_list_has_the_exception_type_of_the_service()
    {
        await using var server = new ServiceServer(Answer.JsonError(400, "AccessDeniedException"));
        using var client = server.CodeCommit();

        var get = () => client.GetBranchAsync(new() { RepositoryName = "r", BranchName = "b" });

        (await get.Should().ThrowExactlyAsync<Amazon.CodeCommit.AmazonCodeCommitException>()).Which.ErrorCode.Should().Be("AccessDeniedException");
    }

    [Fact]
    public async Task An_error_in_XML_has_no_code_and_is_not_retried()
    {
        await using var server = new ServiceServer(new Answer(400, HttpExchange.ThrottledInXml));
        using var client = server.CodeCommit(retries: 2);

        var get = () => client.GetBranchAsync(new() { RepositoryName = "r", BranchName = "b" });

        var error = (await get.Should().ThrowExactlyAsync<Amazon.CodeCommit.AmazonCodeCommitException>()).Which;
        error.ErrorCode.Should().BeNullOrEmpty();
        error.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        server.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task A_token_is_made_once_for_all_tries_of_a_request()
    {
        await using var server = new ServiceServer(new Answer(500, "{}"), Answer.Ok("{}"));
        using var client = server.CodeCommit(retries: 1);
        var request = new PostCommentReplyRequest { InReplyTo = "c", Content = "hi" };

        await client.PostCommentReplyAsync(request);
        await client.PostCommentReplyAsync(request);
        request.ClientRequestToken = "mine";
        await client.PostCommentReplyAsync(request);

        var tokens = server.Calls.Select(call => call.Json.GetProperty("clientRequestToken").GetString()!).ToArray();
        tokens.Should().HaveCount(4);
        Guid.TryParse(tokens[0], out _).Should().BeTrue();
        tokens[1].Should().Be(tokens[0]);
        tokens[2].Should().NotBe(tokens[0]);
        tokens[3].Should().Be("mine");
    }

    [Fact]
    public void An_exception_can_be_made_as_a_service_makes_it()
    {
        var error = new BranchDoesNotExistException("No.", ErrorType.Sender, "BranchDoesNotExistException", "request-1", HttpStatusCode.BadRequest);

        (error.ErrorType, error.ErrorCode, error.RequestId).Should().Be((ErrorType.Sender, "BranchDoesNotExistException", "request-1"));
    }
}
