using CodeCommitEvents.Building;

namespace CodeCommitEvents.Tests.Building;

public sealed class BuildRequestTests
{
    private static readonly BuildRequest Request = new() { ProjectName = "ci" };

    [Fact]
    public void A_later_value_of_a_variable_wins() =>
        Request.WithEnvironmentVariable("A", "1").WithEnvironmentVariable("B", "2").WithEnvironmentVariable("A", "3")
            .EnvironmentVariables.Should().BeEquivalentTo([KeyValuePair.Create("A", new BuildEnvironmentValue { Value = "3" }), KeyValuePair.Create("B", new BuildEnvironmentValue { Value = "2" })]);

    [Theory]
    [InlineData("")]
    [InlineData("1A")]
    [InlineData("A-B")]
    [InlineData("A B")]
    [InlineData("Ä")]
    [InlineData("CODEBUILD_SOURCE_VERSION")]
    [InlineData("codebuild_x")]
    public void An_invalid_name_of_a_variable_is_rejected(string name)
    {
        var add = () => Request.WithEnvironmentVariable(name, "value");

        add.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_request_can_replace_the_timeout_the_image_the_compute_type_and_the_role_of_the_project()
    {
        var request = Request.WithTimeout(TimeSpan.FromHours(36)).WithImage("aws/codebuild/standard:7.0").WithComputeType("BUILD_LAMBDA_1GB").WithServiceRole("arn:aws-cn:iam::111122223333:role/a/ci");

        request.Should().Be(Request with { TimeoutInMinutes = 2160, Image = "aws/codebuild/standard:7.0", ComputeType = "BUILD_LAMBDA_1GB", ServiceRole = "arn:aws-cn:iam::111122223333:role/a/ci" });
        Request.WithServiceRole("ci-role_1").ServiceRole.Should().Be("ci-role_1");
    }

    public static TheoryData<Func<BuildRequest, BuildRequest>> WrongSettings => new()
    {
        request => request.WithTimeout(TimeSpan.FromMinutes(4)),
        request => request.WithTimeout(TimeSpan.FromMinutes(2161)),
        request => request.WithTimeout(TimeSpan.FromSeconds(301)),
        request => request.WithTimeout(TimeSpan.MaxValue),
        request => request.WithImage(null!),
        request => request.WithImage(""),
        request => request.WithImage("a b"),
        request => request.WithComputeType(null!),
        request => request.WithComputeType("small"),
        request => request.WithComputeType("1GB"),
        request => request.WithServiceRole(null!),
        request => request.WithServiceRole(""),
        request => request.WithServiceRole("role/ci"),
        request => request.WithServiceRole("arn:aws:iam::111122223333:user/ci"),
        request => request.WithServiceRole("arn:aws:iam::111122223333:role/"),
        request => request.WithServiceRole("arn:aws:sts::111122223333:assumed-role/ci/session"),
    };

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public void A_setting_that_CodeBuild_refuses_is_rejected_where_it_is_written(Func<BuildRequest, BuildRequest> change)
    {
        var set = () => change(Request);

        set.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_printed_request_shows_the_names_of_its_variables_and_hides_their_values()
    {
        var printed = Request.AsBatch().WithEnvironmentVariable("TOKEN", "s3cret").ToString();

        printed.Should().Contain("ci").And.Contain("TOKEN").And.NotContain("s3cret");
    }

    [Fact]
    public async Task A_dry_run_returns_an_id_with_the_name_of_the_project()
    {
        (await new DryRunBuildStarter().StartAsync(Request)).BuildId.Should().Be("ci:dry-run");

        var cancelled = () => new DryRunBuildStarter().StartAsync(Request, new CancellationToken(canceled: true));
        await cancelled.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void A_failure_to_start_says_whether_a_retry_can_help()
    {
        var cause = new TimeoutException();
        var failure = new BuildStartException("ci", isTransient: true, "Throttled.", cause);

        (failure.ProjectName, failure.IsTransient, failure.Message, failure.InnerException).Should().Be(("ci", true, "Throttled.", cause));
    }

    [Fact]
    public void A_request_is_printed_with_the_names_of_its_variables_and_without_their_values_and_its_buildspec()
    {
        var request = new BuildRequest { ProjectName = "ci", RuleName = "rule", SourceVersion = "main", IsBatch = true, CancelsSuperseded = true, IdempotencyToken = "t" };

        request.WithEnvironmentVariable("A", "secret").WithEnvironmentVariable("B", "secret").WithBuildspec("version: secret").ToString().Should().Be(
            "BuildRequest { ProjectName = ci, SourceVersion = main, SourceVersionChoice = Commit, IsBatch = True, CancelsSuperseded = True, Buildspec = overridden, EnvironmentVariables = [A, B], IdempotencyToken = t, RuleName = rule }");
        request.ToString().Should().Contain("Buildspec = , EnvironmentVariables = []");
    }

    [Theory]
    [InlineData("CODECOMMIT")]
    [InlineData("CODEPIPELINE")]
    [InlineData("GITHUB")]
    [InlineData("GITHUB_ENTERPRISE")]
    [InlineData("GITLAB")]
    [InlineData("GITLAB_SELF_MANAGED")]
    [InlineData("BITBUCKET")]
    [InlineData("S3")]
    [InlineData("NO_SOURCE")]
    public void The_source_types_of_CodeBuild_are_accepted(string type) =>
        ((Action)(() => BuildRequestCheck.Check(Request with { SourceType = type }, "build"))).Should().NotThrow();

    [Fact]
    public void An_unknown_source_type_is_refused_with_the_known_ones() =>
        ((Action)(() => BuildRequestCheck.Check(Request with { SourceType = "SVN" }, "build"))).Should().Throw<ArgumentException>()
            .WithMessage("CodeBuild has no source type 'SVN'. The source types are CODECOMMIT, CODEPIPELINE, GITHUB, GITHUB_ENTERPRISE, GITLAB, GITLAB_SELF_MANAGED, BITBUCKET, S3, NO_SOURCE.*");

    [Fact]
    public void The_repository_of_the_event_excludes_another_source()
    {
        ((Action)(() => BuildRequestCheck.Check(Request.FromEventRepository() with { SourceLocation = "elsewhere" }, "build"))).Should().Throw<ArgumentException>().WithMessage("FromEventRepository sets *");
        ((Action)(() => BuildRequestCheck.Check(Request.FromEventRepository() with { SourceType = "S3" }, "build"))).Should().Throw<ArgumentException>().WithMessage("FromEventRepository sets *");
        ((Action)(() => BuildRequestCheck.Check(Request.FromEventRepository(), "build"))).Should().NotThrow();
    }

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void The_name_of_a_project_has_1_to_255_characters(int length, bool isValid) =>
        BuildRequestCheck.ProblemOfProject(new string('p', length)).Should().Be(isValid ? null : "The name of a project must have 1 to 255 characters.");

    [Theory]
    [InlineData(300, true)]
    [InlineData(299, false)]
    [InlineData(330, false)]
    [InlineData(2160 * 60, true)]
    [InlineData(2161 * 60, false)]
    public void A_timeout_is_whole_minutes_from_5_minutes_to_36_hours(int seconds, bool isValid)
    {
        var minutes = () => BuildRequestCheck.Minutes(TimeSpan.FromSeconds(seconds), "timeout");

        if (isValid)
        {
            minutes().Should().Be(seconds / 60);
        }
        else
        {
            minutes.Should().Throw<ArgumentException>().WithMessage("A timeout must be whole minutes, from 5 minutes to 36 hours.*");
        }
    }
}
