using System.Globalization;
using System.Text.Json.Nodes;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Tests how the details of a finished build are read, with a fake CodeBuild and fake logs.</summary>
public sealed class BuildDetailsTests
{
    private const string Tests = "arn:aws:codebuild:eu-central-1:111122223333:report/ci-tests:r1";
    private const string Coverage = "arn:aws:codebuild:eu-central-1:111122223333:report/ci-coverage:r2";

    [Fact]
    public async Task The_details_of_a_failed_build_need_five_calls()
    {
        await using var server = Server(new ReportsAndLogs()
            .AddReport(Tests, Report("FAILED", ("FAILED", 2), ("ERROR", 1), ("SUCCEEDED", 40)))
            .AddReport(Coverage, new() { ["type"] = "CODE_COVERAGE", ["status"] = "SUCCEEDED", ["codeCoverageSummary"] = new JsonObject { ["lineCoveragePercentage"] = 81.5 } })
            .AddTest(Tests, "adds", "FAILED", "expected 2, found 3").AddTest(Tests, "divides", "FAILED").AddTest(Tests, "connects", "ERROR").AddTest(Tests, "starts", "SUCCEEDED")
            .AddLog("/aws/codebuild/ci", "b1", "first\n", "second\r\n", "third\nfourth\n"));

        var details = (await Facts(server).GetDetailsAsync(Outcome(), BuildDetailKinds.All))!;

        (details.ResolvedSourceVersion, details.NextAutoRetry?.Value).Should().Be(("c0ffee", "arn:aws:codebuild:eu-central-1:111122223333:build/ci:b2"));
        details.ExportedVariables["VERSION"].Should().Be("1.2.3");
        details.Artifacts.Select(artifact => (artifact.Identifier, artifact.Key)).Should().Equal((null, "app.zip"), ("docs", "docs.zip"));
        details.Reports.Select(report => (report.Type, report.Status, report.TotalTests, report.LineCoverage)).Should().Equal(("TEST", "FAILED", 43, null), ("CODE_COVERAGE", "SUCCEEDED", null, 81.5));
        details.Reports[0].FailedTests.Select(test => (test.Name, test.Status, test.Message)).Should().Equal(("adds", "FAILED", "expected 2, found 3"), ("divides", "FAILED", null), ("connects", "ERROR", null));
        (details.Reports[0].HasMoreFailedTests, details.Reports[0].FailedTests[0].Duration, details.Reports[0].Duration).Should().Be((false, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(2)));
        details.LogTail.Should().Equal("first", "second", "third", "fourth");
        details.Problems.Should().BeEmpty();
        server.Calls.Select(call => call.Operation).Should().Equal("BatchGetBuilds", "BatchGetReports", "DescribeTestCases", "DescribeTestCases", "GetLogEvents");
        Outcome().WithDetails(details).Artifacts.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(BuildDetailKinds.None, "")]
    [InlineData(BuildDetailKinds.LogTail, "GetLogEvents")]
    [InlineData(BuildDetailKinds.Build, "BatchGetBuilds")]
    [InlineData(BuildDetailKinds.Reports, "BatchGetBuilds BatchGetReports")]
    [InlineData(BuildDetailKinds.FailedTests, "BatchGetBuilds BatchGetReports DescribeTestCases")]
    public async Task Only_the_calls_that_the_wanted_details_need_are_made(BuildDetailKinds kinds, string operations)
    {
        await using var server = Server(new ReportsAndLogs().AddReport(Tests, Report("FAILED", ("FAILED", 1))).AddTest(Tests, "adds", "FAILED").AddLog("/aws/codebuild/ci", "b1", "x"));

        var details = await Facts(server).GetDetailsAsync(Outcome(), kinds);

        (details is null).Should().Be(kinds == BuildDetailKinds.None);
        string.Join(' ', server.Calls.Select(call => call.Operation)).Should().Be(operations);
    }

    [Fact]
    public async Task Logs_and_failed_tests_are_limited()
    {
        var answers = new ReportsAndLogs().AddReport(Tests, Report("FAILED", ("FAILED", 30)))
            .AddLog("/aws/codebuild/ci", "b1", [.. Enumerable.Range(1, 100).Select(line => line.ToString(CultureInfo.InvariantCulture) + "\n")]);
        for (var test = 0; test < 30; test++)
        {
            answers.AddTest(Tests, string.Create(CultureInfo.InvariantCulture, $"test {test}"), "FAILED");
        }

        await using var server = Server(answers);
        var facts = new CodeBuildFacts(new CodeBuildClientProvider(server.Client(), logsClient: server.LogsClient()), options: new() { LogLines = 3, FailedTests = 2 });

        var details = (await facts.GetDetailsAsync(Outcome(), BuildDetailKinds.All))!;

        details.LogTail.Should().Equal("98", "99", "100");
        (details.Reports[0].FailedTests.Count, details.Reports[0].HasMoreFailedTests).Should().Be((2, true));
    }

    [Fact]
    public async Task A_report_that_is_generating_has_no_tests_yet()
    {
        await using var server = Server(new ReportsAndLogs().AddReport(Tests, new() { ["type"] = "TEST", ["status"] = "GENERATING" }));

        var details = (await Facts(server).GetDetailsAsync(Outcome(), BuildDetailKinds.FailedTests))!;

        details.Reports.Should().ContainSingle().Which.Status.Should().Be("GENERATING", "the other report of the build is unknown");
        server.Calls.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("GetLogEvents", "The log could not be read: AccessDeniedException (400).")]
    [InlineData("BatchGetReports", "The reports could not be read: AccessDeniedException (400).")]
    [InlineData("DescribeTestCases", "The failed tests could not be read: AccessDeniedException (400).")]
    [InlineData("BatchGetBuilds", "The build could not be read: AccessDeniedException (400).")]
    public async Task A_call_that_is_refused_is_a_problem_and_the_other_details_are_read(string operation, string problem)
    {
        var project = Project(new ReportsAndLogs().AddReport(Tests, Report("FAILED", ("FAILED", 1))).AddTest(Tests, "adds", "FAILED").AddLog("/aws/codebuild/ci", "b1", "x"));
        await using var server = new CodeBuildServer(call => call.Operation == operation ? Answer.Error(400, "AccessDeniedException") : project.Answer(call));

        var details = (await Facts(server).GetDetailsAsync(Outcome(), BuildDetailKinds.All))!;

        details.Problems.Should().Equal(problem);
        details.Problems[0].Should().NotContain("s3cret");
        (details.ResolvedSourceVersion is null).Should().Be(operation == "BatchGetBuilds");
        (details.LogTail is null).Should().Be(operation == "GetLogEvents");
        details.Reports.Count.Should().Be(operation is "BatchGetBuilds" or "BatchGetReports" ? 0 : 1);
    }

    [Fact]
    public async Task The_log_of_a_batch_build_is_that_of_its_first_build_that_did_not_succeed()
    {
        var project = Project(new ReportsAndLogs().AddReport(Tests, Report("SUCCEEDED", ("SUCCEEDED", 3))).AddLog("/aws/codebuild/ci", "b1", "x"));
        project.Add("ci:batch", DateTimeOffset.UnixEpoch, isBatch: true, new JsonObject { ["reportArns"] = new JsonArray(Tests), ["resolvedSourceVersion"] = "ba7c4" });
        await using var server = new CodeBuildServer(project.Answer);
        var batch = new BuildBatch
        {
            BatchArn = new("arn:aws:codebuild:eu-central-1:111122223333:build-batch/ci:batch"),
            ProjectName = "ci",
            IsComplete = true,
            Status = BuildStatus.Failed,
            Groups =
            [
                new() { Identifier = "a", Status = BuildStatus.Succeeded, BuildArn = new("arn:aws:codebuild:eu-central-1:111122223333:build/ci:other") },
                new() { Identifier = "b", Status = BuildStatus.Failed, BuildArn = new("arn:aws:codebuild:eu-central-1:111122223333:build/ci:b1") },
            ],
        };

        var details = (await Facts(server).GetDetailsAsync(BuildOutcome.FromBatch(batch), BuildDetailKinds.All))!;

        (details.ResolvedSourceVersion, details.Reports.Count).Should().Be(("ba7c4", 1));
        details.LogTail.Should().Equal("x");
    }

    [Fact]
    public async Task An_unknown_build_has_no_details()
    {
        await using var server = new CodeBuildServer(new CodeBuildProject().Answer);

        (await Facts(server).GetDetailsAsync(Outcome(), BuildDetailKinds.Build)).Should().BeNull();
    }

    [Fact]
    public void The_client_for_logs_has_the_region_and_not_the_URL_of_the_client_for_builds()
    {
        using var client = new Amazon.CodeBuild.AmazonCodeBuildClient("AKID", "secret", new Amazon.CodeBuild.AmazonCodeBuildConfig { ServiceURL = "https://vpce-1.codebuild.eu-west-1.vpce.amazonaws.com", AuthenticationRegion = "eu-west-1" });
        using var clients = new CodeBuildClientProvider(client);

        var logs = clients.GetLogsClient(null, null);

        logs.Config.RegionEndpoint.SystemName.Should().Be("eu-west-1");
        logs.Config.ServiceURL.Should().BeNull();
        clients.GetLogsClient(null, null).Should().BeSameAs(logs);
        clients.GetLogsClient(null, "eu-central-1").Config.RegionEndpoint.SystemName.Should().Be("eu-central-1");
    }

    [Fact]
    public void Invalid_options_are_all_reported() => FluentActions.Invoking(() => new CodeBuildFacts(new CodeBuildClientProvider(), options: new() { LogLines = 0, FailedTests = 101, BatchWaitTime = TimeSpan.FromHours(1) }))
        .Should().Throw<Microsoft.Extensions.Options.OptionsValidationException>().Which.Failures.Should().HaveCount(3);

    private static CodeBuildFacts Facts(CodeBuildServer server) => new(new CodeBuildClientProvider(server.Client(), logsClient: server.LogsClient()));

    private static CodeBuildServer Server(ReportsAndLogs details) => new(Project(details).Answer);

    private static CodeBuildProject Project(ReportsAndLogs details)
    {
        var project = new CodeBuildProject { Details = details };
        project.Add("ci:b1", DateTimeOffset.UnixEpoch, isBatch: false, new JsonObject
        {
            ["buildStatus"] = "FAILED",
            ["resolvedSourceVersion"] = "c0ffee",
            ["exportedEnvironmentVariables"] = new JsonArray(new JsonObject { ["name"] = "VERSION", ["value"] = "1.2.3" }),
            ["artifacts"] = new JsonObject { ["location"] = "arn:aws:s3:::bucket/app.zip" },
            ["secondaryArtifacts"] = new JsonArray(new JsonObject { ["location"] = "arn:aws:s3:::bucket/docs.zip", ["artifactIdentifier"] = "docs" }),
            ["autoRetryConfig"] = new JsonObject { ["nextAutoRetry"] = "arn:aws:codebuild:eu-central-1:111122223333:build/ci:b2" },
            ["reportArns"] = new JsonArray(Tests, Coverage),
            ["logs"] = new JsonObject { ["groupName"] = "/aws/codebuild/ci", ["streamName"] = "b1" },
        });
        return project;
    }

    private static JsonObject Report(string status, params (string Status, int Count)[] counts) => new()
    {
        ["type"] = "TEST",
        ["status"] = status,
        ["name"] = "r1",
        ["testSummary"] = new JsonObject
        {
            ["total"] = counts.Sum(one => one.Count),
            ["durationInNanoSeconds"] = 2_000_000_000,
            ["statusCounts"] = new JsonObject(counts.Select(one => KeyValuePair.Create(one.Status, (JsonNode?)one.Count))),
        },
    };

    private static BuildOutcome Outcome() => BuildOutcome.FromEvent(new()
    {
        BuildArn = new("arn:aws:codebuild:eu-central-1:111122223333:build/ci:b1"),
        BuildStatus = BuildStatus.Failed,
        Information = new() { Logs = new() { GroupName = "/aws/codebuild/ci", StreamName = "b1" } },
    });
}
