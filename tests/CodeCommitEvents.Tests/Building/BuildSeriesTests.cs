using CodeCommitEvents.Building;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Building;

/// <summary>Which builds belong to one branch, tag or pull request, so that one of them can be the build before another.</summary>
public sealed class BuildSeriesTests
{
    [Theory]
    [InlineData("CODECOMMIT", "refs/heads/main", "branch/main")]
    [InlineData("CODECOMMIT", "refs/heads/main^{ec5e858dd7734e2f9d1b1a6b9a1b6e3c8d2f4a10}", "branch/main")]
    [InlineData("CODECOMMIT", "refs/tags/v1", "tag/v1")]
    [InlineData("GITHUB", "pr/7", "pr/7")]
    [InlineData("CODECOMMIT", "", "default")]
    [InlineData("CODECOMMIT", null, "default")]
    [InlineData("S3", "bucket-version", "default")]
    [InlineData("CODEPIPELINE", "arn:aws:s3:::bucket/key", "default")]
    [InlineData("NO_SOURCE", "refs/heads/main", "default")]
    [InlineData("CODECOMMIT", "ec5e858dd7734e2f9d1b1a6b9a1b6e3c8d2f4a10", null)]
    public void The_source_version_says_what_was_built(string type, string? version, string? trigger) => BuildSeries.FromEvent(Build(type, version))?.Trigger.Should().Be(trigger);

    [Fact]
    public void A_commit_alone_belongs_to_no_series() => BuildSeries.FromEvent(Build("CODECOMMIT", "ec5e858dd7734e2f9d1b1a6b9a1b6e3c8d2f4a10")).Should().BeNull();

    [Fact]
    public void The_variable_of_a_rule_says_more_than_the_source_version_unless_there_is_no_prefix()
    {
        var build = Build("CODECOMMIT", "refs/heads/main");
        build = build with { Information = build.Information! with { Environment = build.Information.Environment! with { EnvironmentVariables = [new() { Name = "CODECOMMIT_TRIGGER", Value = "pr/7" }] } } };

        BuildSeries.FromEvent(build)!.Trigger.Should().Be("pr/7");
        BuildSeries.FromEvent(build, prefix: "")!.Trigger.Should().Be("branch/main");
        BuildSeries.FromEvent(build, prefix: null)!.Trigger.Should().Be("branch/main");
        BuildSeries.FromEvent(build, prefix: "OTHER_")!.Trigger.Should().Be("branch/main");
    }

    [Fact]
    public void Another_project_repository_or_buildspec_is_another_series()
    {
        var build = Build("CODECOMMIT", "refs/heads/main");
        BuildStateChangeEvent With(Func<BuildSource, BuildSource> change) => build with { Information = build.Information! with { Source = change(build.Information.Source!) } };
        var series = BuildSeries.FromEvent(build);

        series.Should().Be(new BuildSeries { ProjectName = "payments-ci", Trigger = "branch/main", RepositoryName = "payments-api" });
        BuildSeries.FromEvent(build with { ProjectName = "other" }).Should().NotBe(series);
        BuildSeries.FromEvent(With(source => source with { Buildspec = "" })).Should().Be(series);
        BuildSeries.FromEvent(With(source => source with { Buildspec = "deploy.yml" }))!.Buildspec.Should().Be("deploy.yml");
        BuildSeries.FromEvent(With(source => source with { Location = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/shop" }))!.RepositoryName.Should().Be("shop");
    }

    [Fact]
    public void A_missing_argument_throws()
    {
        ((Action)(() => BuildSeries.FromEvent(null!))).Should().Throw<ArgumentNullException>();
        ((Action)(() => BuildSeries.FromBatch(null!))).Should().Throw<ArgumentNullException>();
    }

    private static BuildStateChangeEvent Build(string type, string? version)
    {
        var build = FakeEvents.BuildStateChange(BuildStatus.Failed);
        return build with { Information = build.Information! with { SourceVersion = version, Source = build.Information.Source! with { Type = type } } };
    }
}
