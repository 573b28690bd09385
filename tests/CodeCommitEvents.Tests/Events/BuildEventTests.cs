using CodeCommitEvents.Events;
using CodeCommitEvents.Notifying;

namespace CodeCommitEvents.Tests.Events;

public class BuildEventTests
{
    [Theory]
    [InlineData("[]", null, null)]
    [InlineData("[: ]", null, null)]
    [InlineData(": ", null, null)]
    [InlineData("", null, null)]
    [InlineData("  ", null, null)]
    [InlineData(null, null, null)]
    [InlineData("[CODE: why: because]", "CODE", "why: because")]
    [InlineData("CODE: why", "CODE", "why")]
    [InlineData("[: why]", null, "why")]
    [InlineData("why", null, "why")]
    [InlineData("[CODE: Reason: exit [1]]", "CODE", "Reason: exit [1]")]
    [InlineData("[", null, "[")]
    public void The_context_of_a_phase_is_read_as_a_status_code_and_a_message(string? context, string? code, string? message)
    {
        var reason = BuildPhaseReason.Parse(context);

        (reason?.StatusCode, reason?.Message).Should().Be((code, message));
    }

    [Fact]
    public void The_reason_of_a_phase_is_its_first_context_that_is_not_empty()
    {
        var phase = new BuildPhase { PhaseContext = [": ", "CODE: why", "OTHER: x"] };

        phase.Reason.Should().Be(new BuildPhaseReason { StatusCode = "CODE", Message = "why" });
        new BuildPhase().Reason.Should().BeNull();
    }

    [Fact]
    public void A_build_event_has_the_reason_of_its_phase()
    {
        var arn = new Arn("arn:aws:codebuild:eu-west-1:111122223333:build/ci:1");

        new BuildStateChangeEvent { BuildArn = arn, CurrentPhaseContext = "[A: b]" }.CurrentPhaseReason!.StatusCode.Should().Be("A");
        new BuildPhaseChangeEvent { BuildArn = arn, CompletedPhaseContext = "[A: b]" }.CompletedPhaseReason!.StatusCode.Should().Be("A");
    }

    [Fact]
    public void The_phase_that_failed_is_the_first_that_did_not_succeed()
    {
        var information = new BuildInformation
        {
            Phases =
            [
                new() { PhaseType = BuildPhaseType.Install, PhaseStatus = BuildPhaseStatus.Succeeded },
                new() { PhaseType = BuildPhaseType.PreBuild },
                new() { PhaseType = BuildPhaseType.Build, PhaseStatus = BuildPhaseStatus.ClientError },
                new() { PhaseType = BuildPhaseType.PostBuild, PhaseStatus = BuildPhaseStatus.Failed },
            ],
        };

        information.FailedPhase!.PhaseType.Should().Be(BuildPhaseType.Build);
        new BuildInformation { Phases = [new() { PhaseStatus = BuildPhaseStatus.InProgress }] }.FailedPhase.Should().BeNull();
        new BuildInformation().FailedPhase.Should().BeNull();
    }

    [Theory]
    [InlineData("arn:aws:codebuild:eu-west-1:111122223333:build/ci:4f5e", "ci:4f5e", "ci")]
    [InlineData("arn:aws:codebuild:eu-west-1:111122223333:ci:4f5e", "arn:aws:codebuild:eu-west-1:111122223333:ci:4f5e", "arn")]
    [InlineData("ci:4f5e", "ci:4f5e", "ci")]
    [InlineData("", "", "")]
    public void The_id_and_the_project_of_a_build_are_read_from_its_ARN(string arn, string id, string project)
    {
        var made = new BuildStateChangeEvent { BuildArn = new Arn(arn) };

        (made.BuildId, made.ProjectName).Should().Be((id, project));
        (made with { ProjectName = "other" }).ProjectName.Should().Be("other");
    }

    [Theory]
    [InlineData("CODECOMMIT", "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/r", "r")]
    [InlineData("CODECOMMIT", "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/r/", "r")]
    [InlineData("CODECOMMIT", "r", null)]
    [InlineData("CODECOMMIT", null, null)]
    [InlineData("S3", "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/r", null)]
    public void The_repository_of_a_build_is_the_last_part_of_its_URL(string type, string? location, string? repository) =>
        new BuildSource { Type = type, Location = location }.RepositoryName.Should().Be(repository);

    [Theory]
    [InlineData("CODECOMMIT", "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/r", "eu-west-1")]
    [InlineData("CODECOMMIT", "https://git-codecommit-fips.ca-central-1.amazonaws.com/v1/repos/r/", "ca-central-1")]
    [InlineData("CODECOMMIT", "https://git-codecommit.cn-north-1.amazonaws.com.cn/v1/repos/r", "cn-north-1")]
    [InlineData("CODECOMMIT", "https://git.example.com/v1/repos/r", null)]
    [InlineData("CODECOMMIT", "https://git-codecommit..com/r", null)]
    [InlineData("CODECOMMIT", "https://git-codecommit.eu-west-1/r", null)]
    [InlineData("CODECOMMIT", "repos/r", null)]
    [InlineData("CODECOMMIT", null, null)]
    [InlineData("S3", "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/r", null)]
    public void The_region_of_the_repository_of_a_build_is_that_of_its_URL(string type, string? location, string? region) =>
        BuildOutcome.FromEvent(new() { BuildArn = new("arn:aws:codebuild:us-east-1:111122223333:build/ci:1"), Information = new() { Source = new() { Type = type, Location = location } } })
            .RepositoryRegion.Should().Be(region);

    [Fact]
    public void The_value_of_a_variable_is_not_printed() =>
        new BuildEnvironmentVariable { Name = "TOKEN", Value = "secret" }.ToString().Should().Contain("TOKEN").And.NotContain("secret");

    [Theory]
    [InlineData("60", 60)]
    [InlineData("60.0", 60)]
    [InlineData("6e1", 60)]
    [InlineData("-0.0", 0)]
    [InlineData("60.5", null)]
    [InlineData("1e400", null)]
    [InlineData("2147483648", null)]
    [InlineData("9007199254740993.0", null)]
    [InlineData("\"60\"", 60)]
    [InlineData("\"sixty\"", null)]
    [InlineData("null", null)]
    public void A_number_may_be_written_as_a_float(string json, int? number)
    {
        var payload = $$$"""{"build-id":"1","build-status":"FAILED","additional-information":{"timeout-in-minutes":{{{json}}}}}""";
        var delivery = EventParser.Parse(payload)[0];

        ((BuildEvent)delivery.Event).Information!.TimeoutInMinutes.Should().Be(number);
        SemanticJson.Difference(System.Text.Encoding.UTF8.GetBytes(payload), EventWriter.Write(delivery)).Should().BeNull();
    }

    [Fact]
    public void A_64_bit_number_is_read_without_loss() =>
        ((BuildEvent)EventParser.Parse("""{"build-id":"1","build-status":"FAILED","additional-information":{"build-number":9223372036854775807}}""")[0].Event)
            .Information!.BuildNumber.Should().Be(long.MaxValue);
}
