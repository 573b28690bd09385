using System.Text.Json.Nodes;
using Amazon.Runtime;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>Tests how the batch build of a finished build is looked up, with a fake CodeBuild.</summary>
public sealed class BuildBatchTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public async Task Three_builds_of_a_batch_build_start_the_next_build_once()
    {
        var project = Project(("one", "SUCCEEDED"), ("two", "IN_PROGRESS"), ("three", "IN_PROGRESS"));
        await using var server = new CodeBuildServer(project.Answer);
        var starter = new FakeBuildStarter();
        var rules = BuildRules.CreateBuilder().OnFinishedBuild(build => build.OfProject("ci").Succeeded().StartBuild("shop-deploy")).Build();
        var dispatcher = new BuildDispatcher(rules, starter, new() { BuildBatches = Facts(server) });

        await dispatcher.DispatchAsync(Ended("one"));
        SetBatch(project, false, "IN_PROGRESS", ("one", "SUCCEEDED"), ("two", "SUCCEEDED"), ("three", "IN_PROGRESS"));
        await dispatcher.DispatchAsync(Ended("two"));
        starter.Requests.Should().BeEmpty();
        SetBatch(project, true, "SUCCEEDED", ("one", "SUCCEEDED"), ("two", "SUCCEEDED"), ("three", "SUCCEEDED"));
        await dispatcher.DispatchAsync(Ended("three"));
        await dispatcher.DispatchAsync(Ended("two"));

        starter.ShouldHaveStarted("shop-deploy");
        starter.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_build_that_is_no_part_of_a_batch_build_costs_one_call()
    {
        var project = new CodeBuildProject();
        project.Add("ci:single", Start, isBatch: false, new JsonObject { ["buildStatus"] = "SUCCEEDED" });
        await using var server = new CodeBuildServer(project.Answer);

        (await Facts(server).GetBatchAsync(Ended("single"))).Should().Be(BatchMembership.None);

        server.Calls.Select(call => call.Operation).Should().Equal("BatchGetBuilds");
    }

    [Fact]
    public async Task A_batch_build_has_its_groups_its_cause_and_its_artifacts()
    {
        var project = Project(("one", "SUCCEEDED"), ("two", "FAILED"));
        SetBatch(project, true, "FAILED", ("one", "SUCCEEDED"), ("two", "FAILED"));
        await using var server = new CodeBuildServer(project.Answer);

        var batch = (await Facts(server).GetBatchAsync(Ended("two", "FAILED")))!.Batch!;

        (batch.IsComplete, batch.Status, batch.ProjectName, batch.BatchNumber, batch.ResolvedSourceVersion).Should().Be((true, BuildStatus.Failed, "ci", 7, "c0ffee"));
        batch.Groups.Select(group => (group.Identifier, group.Status?.Value)).Should().Equal(("one", "SUCCEEDED"), ("two", "FAILED"));
        batch.Groups[0].Artifacts.Should().ContainSingle().Which.Key.Should().Be("one.zip");
        batch.EnvironmentVariables.Should().ContainSingle(variable => variable.Name == "CODECOMMIT_TRIGGER" && variable.Value == "branch/main");
        BuildSeries.FromBatch(batch)!.Trigger.Should().Be("branch/main");
    }

    [Theory]
    [InlineData("SUCCEEDED", "SUCCEEDED")]
    [InlineData("FAILED", "FAILED")]
    [InlineData("STOPPED", "STOPPED")]
    [InlineData("TIMED_OUT", "FAILED")]
    public async Task The_end_of_the_last_build_is_not_missed_if_CodeBuild_does_not_complete_the_batch_build_in_time(string last, string status)
    {
        // The statuses in the batch build are older than the event, and than the other build.
        var project = Project(("one", "IN_PROGRESS"), ("two", "IN_PROGRESS"));
        project.Change("ci:one", Child("SUCCEEDED"));
        await using var server = new CodeBuildServer(project.Answer);

        var batch = (await Facts(server, TimeSpan.Zero).GetBatchAsync(Ended("two", last)))!.Batch!;

        (batch.IsComplete, batch.Status?.Value).Should().Be((true, status));
        server.Calls.Select(call => call.Operation).Should().Equal("BatchGetBuilds", "BatchGetBuildBatches", "BatchGetBuilds");
    }

    [Fact]
    public async Task After_the_last_build_the_end_of_the_batch_build_is_waited_for()
    {
        var project = Project(("one", "SUCCEEDED"), ("two", "SUCCEEDED"));
        var asked = 0;
        project.OnCall = operation =>
        {
            if (operation == "BatchGetBuildBatches" && ++asked == 2)
            {
                SetBatch(project, true, "FAILED", ("one", "SUCCEEDED"), ("two", "SUCCEEDED"));
            }
        };
        await using var server = new CodeBuildServer(project.Answer);

        var batch = (await Facts(server, TimeSpan.FromSeconds(5)).GetBatchAsync(Ended("two")))!.Batch!;

        batch.Status.Should().Be(BuildStatus.Failed, "combining the artifacts can still fail");
    }

    [Fact]
    public async Task Groups_that_never_start_because_another_group_failed_do_not_keep_the_batch_build_running()
    {
        var project = Project(("one", "FAILED"));
        SetBatch(project, false, "IN_PROGRESS", ("one", "FAILED"), ("two after one", ""), ("three after two", ""));
        await using var server = new CodeBuildServer(project.Answer);

        (await Facts(server, TimeSpan.Zero).GetBatchAsync(Ended("one", "FAILED")))!.Batch!.IsComplete.Should().BeTrue();

        SetBatch(project, false, "IN_PROGRESS", ("one", "SUCCEEDED"), ("two after one", ""));
        (await Facts(server, TimeSpan.Zero).GetBatchAsync(Ended("one")))!.Batch!.IsComplete.Should().BeFalse("the second group starts next");
    }

    [Fact]
    public async Task A_build_that_CodeBuild_does_not_know_is_unknown()
    {
        var project = new CodeBuildProject();
        project.Add("ci:single", Start, isBatch: false, new JsonObject { ["arn"] = "arn:aws:codebuild:eu-central-1:999900001111:build/ci:single" });
        await using var server = new CodeBuildServer(project.Answer);

        (await Facts(server).GetBatchAsync(Ended("other"))).Should().BeNull();
        (await Facts(server).GetBatchAsync(Ended("single"))).Should().BeNull("a build of another account has the same id");
    }

    [Theory]
    [InlineData("arn:aws-cn:codebuild:cn-north-1:111122223333:build/ci:one")]
    [InlineData("arn:aws:codebuild:evil.example.com:111122223333:build/ci:one")]
    public async Task No_client_is_created_for_a_region_of_another_partition_or_an_unknown_region(string arn)
    {
        await using var server = new CodeBuildServer(new CodeBuildProject().Answer);

        (await Facts(server).GetBatchAsync(Ended("one") with { BuildArn = new(arn) })).Should().BeNull();

        server.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task A_transient_failure_is_thrown_and_a_refusal_is_an_unknown_batch_build()
    {
        foreach (var answer in new[] { Answer.Error(400, "ThrottlingException"), new(400, Emulator.HttpExchange.ThrottledInXml), Answer.Error(500, "InternalFailure") })
        {
            await using var server = new CodeBuildServer(answer);
            var get = () => Facts(server).GetBatchAsync(Ended("one"));

            await get.Should().ThrowAsync<AmazonServiceException>();
        }

        await using var refusing = new CodeBuildServer(Answer.Error(400, "AccessDeniedException"));
        var lines = new List<string>();
        (await new CodeBuildFacts(refusing.Client(), new() { Logger = new LogLines(lines) }).GetBatchAsync(Ended("one"))).Should().BeNull();
        lines.Should().ContainSingle().Which.Should().Contain("the batch build of a build is unknown: BatchGetBuilds: AccessDeniedException (400)");
    }

    private static CodeBuildFacts Facts(CodeBuildServer server, TimeSpan? wait = null) => new(server.Client(), new() { BatchWaitTime = wait ?? TimeSpan.Zero });

    private static BuildStateChangeEvent Ended(string id, string status = "SUCCEEDED") => new()
    {
        BuildArn = new($"arn:aws:codebuild:eu-central-1:111122223333:build/ci:{id}"),
        BuildStatus = new(status),
        Information = new() { Source = new() { Type = "CODECOMMIT", Location = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/shop" }, SourceVersion = "2167ac048f337fd2b24edd379e0ea6fd22749ca9" },
    };

    private static CodeBuildProject Project(params (string Id, string Status)[] children)
    {
        var project = new CodeBuildProject();
        foreach (var (id, status) in children)
        {
            project.Add($"ci:{id}", Start, isBatch: false, Child(status));
        }

        project.Add("ci:b1", Start, isBatch: true, new JsonObject(), ("CODECOMMIT_TRIGGER", "branch/main"));
        SetBatch(project, false, "IN_PROGRESS", children);
        return project;
    }

    private static JsonObject Child(string status) => new() { ["buildStatus"] = status, ["buildBatchArn"] = "arn:aws:codebuild:eu-central-1:111122223333:build-batch/ci:b1" };

    /// <summary>Changes the batch build. A group "two after one" depends on the group "one". A group without a status was not started.</summary>
    private static void SetBatch(CodeBuildProject project, bool isComplete, string status, params (string Id, string Status)[] children) => project.Change("ci:b1", new()
    {
        ["complete"] = isComplete,
        ["buildBatchStatus"] = status,
        ["buildBatchNumber"] = 7,
        ["projectName"] = "ci",
        ["resolvedSourceVersion"] = "c0ffee",
        ["buildGroups"] = new JsonArray([.. children.Select(child => (JsonNode)Group(child.Id.Split(" after "), child.Status))]),
    });

    private static JsonObject Group(string[] names, string status) => new()
    {
        ["identifier"] = names[0],
        ["dependsOn"] = new JsonArray([.. names.Skip(1).Select(name => (JsonNode)name)]),
        ["currentBuildSummary"] = status.Length == 0 ? null : new JsonObject
        {
            ["arn"] = $"arn:aws:codebuild:eu-central-1:111122223333:build/ci:{names[0]}",
            ["buildStatus"] = status,
            ["primaryArtifact"] = new JsonObject { ["type"] = "S3", ["location"] = $"arn:aws:s3:::bucket/{names[0]}.zip" },
        },
    };
}
