using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;
using CodeCommitEvents.Tests.Rules;

namespace CodeCommitEvents.Tests.Notifying;

public sealed class BuildOutcomeTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 9, 8, 3, 0, TimeSpan.Zero);

    /// <summary>All statuses: whether the build has ended, and whether it has succeeded.</summary>
    public static TheoryData<string?, bool, bool> Statuses => new()
    {
        { "IN_PROGRESS", false, false },
        { "SUCCEEDED", true, true },
        { "succeeded", true, true },
        { "FAILED", true, false },
        { "STOPPED", true, false },
        { "TIMED_OUT", true, false },
        { "FAULT", true, false },
        { "SOMETHING_NEW", true, false },
        { null, false, false },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public void An_outcome_is_final_with_every_status_except_in_progress(string? status, bool isFinal, bool isSuccess)
    {
        var outcome = BuildOutcome.FromEvent(Given.Build(status is null ? null : new BuildStatus(status)));

        (outcome.Status?.Value, outcome.IsFinal, outcome.IsSuccess).Should().Be((status, isFinal, isSuccess));
    }

    [Theory]
    [InlineData("SOMETHING_NEW", true, true)]
    [InlineData("SOMETHING_NEW", false, false)]
    [InlineData(null, true, true)]
    [InlineData("FAILED", false, true)]
    [InlineData("IN_PROGRESS", true, false)]
    public void For_a_status_that_the_library_does_not_know_CodeBuilds_flag_decides_whether_the_build_has_ended(string? status, bool isComplete, bool isFinal)
    {
        var build = Given.Build(status is null ? null : new BuildStatus(status));

        BuildOutcome.FromEvent(build with { Information = build.Information! with { BuildComplete = isComplete } }).IsFinal.Should().Be(isFinal);
    }

    [Theory]
    [InlineData("codebuild/state-failed.eventbridge.json", "BUILD", "COMMAND_EXECUTION_ERROR")]
    [InlineData("codebuild/state-failed.notification.json", "BUILD", "COMMAND_EXECUTION_ERROR")]
    [InlineData("codebuild/state-failed-download-source.json", "DOWNLOAD_SOURCE", "YAML_FILE_ERROR")]
    [InlineData("codebuild/state-failed-client-error.json", "QUEUED", "VPC_CLIENT_ERROR")]
    [InlineData("codebuild/state-stopped.eventbridge.json", "BUILD", null)]
    [InlineData("codebuild/state-succeeded.eventbridge.json", null, null)]
    [InlineData("codebuild/state-minimal.json", null, null)]
    public void The_reason_of_a_failure_is_in_the_first_phase_that_did_not_succeed(string payload, string? phase, string? code)
    {
        var outcome = Read(payload);

        (outcome.FailedPhase?.PhaseType?.Value, outcome.FailureReason?.StatusCode).Should().Be((phase, code));
        (outcome.FailureReason?.Message.Length > 0).Should().Be(code is not null);
    }

    [Fact]
    public void A_build_that_succeeded_has_no_failed_phase_even_if_a_phase_did_not_succeed() =>
        BuildOutcome.FromEvent(Ended(BuildStatus.Succeeded, Phase("BUILD", "FAILED", 10, 20))).FailedPhase.Should().BeNull();

    [Fact]
    public void The_duration_ends_with_the_phase_completed_and_not_with_the_time_of_the_event()
    {
        var build = Ended(BuildStatus.Failed, Phase("BUILD", "FAILED", 10, 20), new() { PhaseType = BuildPhaseType.Completed, StartTime = Start.AddSeconds(25) });

        var outcome = BuildOutcome.FromEvent(build with { Time = Start.AddSeconds(39) });

        (outcome.StartTime, outcome.EndTime, outcome.Duration).Should().Be((Start, Start.AddSeconds(25), TimeSpan.FromSeconds(25)));
    }

    [Fact]
    public void Without_the_phase_completed_the_duration_ends_with_the_latest_end_of_a_phase() =>
        BuildOutcome.FromEvent(Ended(BuildStatus.Failed, Phase("BUILD", "FAILED", 10, 60), Phase("FINALIZING", "SUCCEEDED", 20, 30))).Duration
            .Should().Be(TimeSpan.FromSeconds(60));

    [Fact]
    public void A_running_build_or_a_build_without_times_has_no_duration()
    {
        BuildOutcome.FromEvent(Ended(BuildStatus.InProgress, Phase("INSTALL", "SUCCEEDED", 1, 2))).Duration.Should().BeNull();
        BuildOutcome.FromEvent(Ended(BuildStatus.Failed)).Duration.Should().BeNull();
        BuildOutcome.FromEvent(Ended(BuildStatus.Failed, Phase("BUILD", "FAILED", -20, -10))).Duration.Should().BeNull("an end before the start is no duration");
        Read("codebuild/state-minimal.json").Duration.Should().BeNull();
    }

    [Fact]
    public void The_cause_comes_from_the_environment_of_the_build()
    {
        var build = WithVariables(Given.Build(BuildStatus.Failed), ("CI_PULL_REQUEST_ID", "7"), ("CI_BRANCH", "feature/x"), ("CI_RULE", "pr"), ("CI_ACTOR", Given.Bot), ("CI_COMMIT", "c0ffee"));

        var outcome = BuildOutcome.FromEvent(build, "CI_");

        outcome.Cause.Should().Be(new BuildCause { PullRequestId = "7", Branch = "feature/x", Rule = "pr", Actor = Given.Bot, Commit = "c0ffee" });
        (outcome.CommitId, outcome.RepositoryName).Should().Be(("c0ffee", Given.Repository));
        BuildOutcome.FromEvent(build).Cause.Should().BeNull("the variables have another prefix");
        BuildOutcome.FromEvent(build, null).Cause.Should().BeNull("the builds have no variables");
        BuildOutcome.FromEvent(build, "").CommitId.Should().Be(Given.Commit, "the source version is a commit id");
    }

    [Fact]
    public void The_artifact_is_the_bucket_and_the_key_of_its_ARN()
    {
        var artifact = Read("codebuild/artifact-and-s3-cache.json").Artifacts.Should().ContainSingle().Which;

        (artifact.Bucket, artifact.Key, artifact.Identifier).Should().Be(("example-build-output", "payments-api.zip", null));
        (artifact.Md5Sum?.Length, artifact.Sha256Sum?.Length).Should().Be((32, 64));
        Read("codebuild/state-failed.eventbridge.json").Artifacts.Should().BeEmpty("an empty location means that there is no artifact");
    }

    [Theory]
    [InlineData("arn:aws-cn:s3:::bucket/a/b c.zip", "bucket", "a/b c.zip")]
    [InlineData("arn:aws:s3:::bucket/", "bucket", null)]
    [InlineData("arn:aws:s3:::bucket", "bucket", null)]
    [InlineData("bucket/key", null, null)]
    [InlineData("arn:aws:iam::111122223333:role/x", null, null)]
    public void A_location_that_is_no_object_in_S3_has_no_bucket(string location, string? bucket, string? key)
    {
        var artifact = new BuildArtifactLocation { Arn = new(location) };

        (artifact.Bucket, artifact.Key).Should().Be((bucket, key));
    }

    [Theory]
    [InlineData("https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/x/log-events/y", true)]
    [InlineData("https://eu-west-1.console.aws.amazon.com/cloudwatch/home#logsV2:log-groups/log-group/x", true)]
    [InlineData("https://console.amazonaws.cn/cloudwatch/home?region=cn-north-1#logEvent:group=g;stream=s", true)]
    [InlineData("https://console.amazonaws-us-gov.com/cloudwatch/home#logEvent:group=g;stream=s", true)]
    [InlineData("https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logEvent:group=null;stream=null", false)]
    [InlineData("https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups", false)]
    [InlineData("http://console.aws.amazon.com/x", false)]
    [InlineData("https://console.aws.amazon.com.example.com/x", false)]
    [InlineData("https://evilconsole.aws.amazon.com/x", false)]
    [InlineData("https://user@console.aws.amazon.com/x", false)]
    [InlineData("https://console.aws.amazon.com:8443/x", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_link_to_the_log_leads_to_a_log_in_the_console_or_is_not_given(string? link, bool isGiven)
    {
        var build = Given.Build(BuildStatus.Failed);

        BuildOutcome.FromEvent(build with { Information = build.Information! with { Logs = new() { DeepLink = link } } }).LogUrl?.OriginalString
            .Should().Be(isGiven ? link : null);
    }

    [Theory]
    [InlineData("aws", "eu-west-1", "eu-west-1.console.aws.amazon.com")]
    [InlineData("aws-cn", "cn-north-1", "cn-north-1.console.amazonaws.cn")]
    [InlineData("aws-us-gov", "us-gov-west-1", "us-gov-west-1.console.amazonaws-us-gov.com")]
    [InlineData("aws-new", "new-west-1", null)]
    public void The_links_to_the_build_and_its_reports_are_in_the_partition_of_the_build(string partition, string region, string? host)
    {
        var outcome = BuildOutcome.FromEvent(Given.Build(BuildStatus.Failed) with { BuildArn = new($"arn:{partition}:codebuild:{region}:111122223333:build/ci:b1") });

        (outcome.ConsoleUrl?.Host, outcome.ReportsUrl?.Host, outcome.BuildId).Should().Be((host, host, "ci:b1"));
        (host is null || outcome.ReportsUrl!.AbsolutePath.EndsWith("/build/ci%3Ab1/reports", StringComparison.Ordinal)).Should().BeTrue();
    }

    [Theory]
    [InlineData("STOPPED", "pr", "true", null)]
    [InlineData("STOPPED", "pr", null, false)]
    [InlineData("STOPPED", null, null, null)]
    [InlineData("FAILED", "pr", "true", false)]
    [InlineData("SUCCEEDED", null, null, false)]
    public void A_stop_was_not_made_for_a_newer_build_if_the_rule_of_the_build_never_stops_builds(string status, string? rule, string? cancels, bool? isSuperseded)
    {
        var build = WithVariables(Given.Build(new BuildStatus(status)), ("CODECOMMIT_RULE", rule ?? ""), ("CODECOMMIT_CANCELS_SUPERSEDED", cancels ?? ""));

        BuildOutcome.FromEvent(build).IsSuperseded.Should().Be(isSuperseded);
    }

    [Theory]
    [InlineData("true", true, true)]
    [InlineData("true", false, false)]
    [InlineData(null, true, false)]
    public void The_history_says_whether_a_newer_build_replaced_a_stopped_build(string? cancels, bool isReplaced, bool isSuperseded)
    {
        var build = WithVariables(Given.Build(BuildStatus.Stopped), ("CODECOMMIT_RULE", "pr"), ("CODECOMMIT_CANCELS_SUPERSEDED", cancels ?? ""));

        BuildOutcome.FromEvent(build).WithHistory(new() { ReplacedBy = isReplaced ? build.BuildArn : null }).IsSuperseded.Should().Be(isSuperseded);
    }

    [Fact]
    public void Without_a_cause_a_stop_that_no_newer_build_explains_stays_unknown()
    {
        var outcome = BuildOutcome.FromEvent(Given.Build(BuildStatus.Stopped));

        outcome.WithHistory(new()).IsSuperseded.Should().BeNull();
        outcome.WithHistory(new() { ReplacedBy = outcome.BuildArn }).IsSuperseded.Should().BeTrue();
    }

    [Fact]
    public void The_outcome_of_a_batch_build_has_its_status_its_groups_and_its_cause()
    {
        var batch = new BuildBatch
        {
            BatchArn = new("arn:aws:codebuild:eu-west-1:111122223333:build-batch/ci:b1"),
            ProjectName = "ci",
            Status = BuildStatus.Failed,
            IsComplete = true,
            BatchNumber = 3,
            StartTime = Start,
            EndTime = Start.AddMinutes(5),
            Source = Given.Build(BuildStatus.Failed).Information!.Source,
            SourceVersion = Given.Commit,
            EnvironmentVariables = [new() { Name = "CODECOMMIT_PULL_REQUEST_ID", Value = "7" }],
            Groups = [new() { Identifier = "one", Status = BuildStatus.Failed }],
            Artifacts = [new() { Arn = new("arn:aws:s3:::bucket/key") }],
        };

        var outcome = BuildOutcome.FromBatch(batch);

        (outcome.IsFinal, outcome.Status, outcome.BuildNumber, outcome.Duration).Should().Be((true, BuildStatus.Failed, 3, TimeSpan.FromMinutes(5)));
        (outcome.Cause?.PullRequestId, outcome.RepositoryName, outcome.CommitId, outcome.Batch).Should().Be(("7", Given.Repository, Given.Commit, batch));
        (outcome.BuildId, outcome.ConsoleUrl!.AbsolutePath.Contains("/batch/ci%3Ab1", StringComparison.Ordinal), outcome.Artifacts.Count).Should().Be(("ci:b1", true, 1));
        BuildOutcome.FromBatch(batch with { IsComplete = false, Status = BuildStatus.InProgress }).Should().BeEquivalentTo(new { IsFinal = false, Duration = (TimeSpan?)null });
    }

    [Fact]
    public void The_text_of_an_outcome_is_one_line()
    {
        BuildOutcome.FromEvent(Ended(BuildStatus.Failed, Phase("BUILD", "FAILED", 10, 95))).ToString().Should().Be("unit-tests #12: FAILED in 00:01:35");
        BuildOutcome.FromEvent(Given.Build(new("A\nB"), "x\ny")).ToString().Should().Be("x\\u000ay: A\\u000aB");
    }

    [Theory]
    [MemberData(nameof(StateChanges))]
    public void Every_state_change_has_an_outcome_whose_members_do_not_throw(string payload)
    {
        foreach (var build in EventParser.Parse(Payloads.Read(payload)).Select(delivery => delivery.Event).OfType<BuildStateChangeEvent>())
        {
            var outcome = BuildOutcome.FromEvent(build);

            var read = () => typeof(BuildOutcome).GetProperties().Select(property => property.GetValue(outcome)).ToList();

            read.Should().NotThrow();
            outcome.Should().Be(BuildOutcome.FromEvent(build));
        }
    }

    public static TheoryData<string> StateChanges =>
        [.. Payloads.FilesBelow(Path.Combine(Payloads.Folder, "codebuild")).Select(file => Path.GetRelativePath(Payloads.Folder, file).Replace('\\', '/'))];

    private static BuildOutcome Read(string payload) =>
        BuildOutcome.FromEvent((BuildStateChangeEvent)EventParser.Parse(Payloads.Read(payload)).Should().ContainSingle().Which.Event);

    private static BuildStateChangeEvent Ended(BuildStatus status, params BuildPhase[] phases)
    {
        var build = Given.Build(status);
        return build with { Information = build.Information! with { BuildNumber = 12, BuildStartTime = Start, Phases = [.. phases] } };
    }

    private static BuildPhase Phase(string type, string status, int start, int end) =>
        new() { PhaseType = new(type), PhaseStatus = new(status), StartTime = Start.AddSeconds(start), EndTime = Start.AddSeconds(end) };

    private static BuildStateChangeEvent WithVariables(BuildStateChangeEvent build, params (string Name, string Value)[] variables) => build with
    {
        Information = build.Information! with { Environment = new() { EnvironmentVariables = [.. variables.Select(variable => new BuildEnvironmentVariable { Name = variable.Name, Value = variable.Value })] } },
    };
}
