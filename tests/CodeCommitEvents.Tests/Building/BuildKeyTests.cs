using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Building;

/// <summary>Tests which builds check the same, and the text of a key.</summary>
public sealed class BuildKeyTests
{
    private const string Commit = "2167ac048f33aaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private static readonly BuildRequest Plain = new() { ProjectName = "ci", SourceVersion = Commit };

    /// <summary>A request for each setting that is sent to the build service: each of them makes another build.</summary>
    public static TheoryData<string, Func<BuildRequest, BuildRequest>> Settings => new()
    {
        { nameof(BuildRequest.ProjectName), request => request with { ProjectName = "lint" } },
        { nameof(BuildRequest.SourceVersion), request => request with { SourceVersion = "refs/heads/main" } },
        { nameof(BuildRequest.IsBatch), request => request with { IsBatch = true } },
        { nameof(BuildRequest.Buildspec), request => request with { Buildspec = "ci.yml" } },
        { nameof(BuildRequest.EnvironmentVariables), request => request.WithEnvironmentVariable("SUITE", "unit") },
        { nameof(BuildRequest.SourceType), request => request with { SourceType = "CODECOMMIT" } },
        { nameof(BuildRequest.SourceLocation), request => request with { SourceLocation = "https://example.com/a" } },
        { nameof(BuildRequest.SecondarySourceVersions), request => request with { SecondarySourceVersions = new([KeyValuePair.Create("tools", "main")]) } },
        { nameof(BuildRequest.GitCloneDepth), request => request with { GitCloneDepth = 1 } },
        { nameof(BuildRequest.FetchSubmodules), request => request with { FetchSubmodules = true } },
        { nameof(BuildRequest.EnvironmentType), request => request with { EnvironmentType = "LINUX_CONTAINER" } },
        { nameof(BuildRequest.Image), request => request with { Image = "aws/codebuild/standard:7.0" } },
        { nameof(BuildRequest.ImagePullCredentialsType), request => request with { ImagePullCredentialsType = "CODEBUILD" } },
        { nameof(BuildRequest.ComputeType), request => request with { ComputeType = "BUILD_GENERAL1_SMALL" } },
        { nameof(BuildRequest.PrivilegedMode), request => request with { PrivilegedMode = true } },
        { nameof(BuildRequest.Certificate), request => request with { Certificate = "arn:aws:s3:::c" } },
        { nameof(BuildRequest.InsecureSsl), request => request with { InsecureSsl = true } },
        { nameof(BuildRequest.ServiceRole), request => request with { ServiceRole = "ci" } },
        { nameof(BuildRequest.EncryptionKey), request => request with { EncryptionKey = "alias/ci" } },
        { nameof(BuildRequest.TimeoutInMinutes), request => request with { TimeoutInMinutes = 30 } },
        { nameof(BuildRequest.QueuedTimeoutInMinutes), request => request with { QueuedTimeoutInMinutes = 30 } },
        { nameof(BuildRequest.DebugSessionEnabled), request => request with { DebugSessionEnabled = true } },
    };

    /// <summary>Values that say who requests a build, when and where, and not what the build checks.</summary>
    private static readonly string[] NoSettings =
    [
        nameof(BuildRequest.Account), nameof(BuildRequest.Region), nameof(BuildRequest.SourceVersionChoice), nameof(BuildRequest.CancelsSuperseded), nameof(BuildRequest.IsFromEventRepository),
        nameof(BuildRequest.IdempotencyToken), nameof(BuildRequest.RuleName), nameof(BuildRequest.Ordinal), nameof(BuildRequest.AssumedFacts), nameof(BuildRequest.Subject), nameof(BuildRequest.RuleSource),
    ];

    [Theory]
    [MemberData(nameof(Settings))]
    public void A_build_with_another_setting_checks_something_else(string setting, Func<BuildRequest, BuildRequest> change)
    {
        var keys = Settings.Where(row => !Equals(row[0], setting)).Select(row => BuildKey.Of(((Func<BuildRequest, BuildRequest>)row[1])(Plain), Commit)).Append(BuildKey.Of(Plain, Commit));

        keys.Should().NotContain(BuildKey.Of(change(Plain), Commit), setting);
    }

    [Fact]
    public void Every_property_of_a_request_is_a_setting_or_none() =>
        typeof(BuildRequest).GetProperties().Select(property => property.Name).Should().BeEquivalentTo(Settings.Select(row => (string)row[0]).Concat(NoSettings));

    [Fact]
    public void Who_requests_a_build_and_why_makes_no_difference()
    {
        var other = Plain with { Account = "1", Region = "r", RuleName = "rule", Ordinal = 2, CancelsSuperseded = true, IdempotencyToken = "t", AssumedFacts = EventFactKinds.Commit, SourceVersionChoice = SourceVersionChoice.Reference };

        BuildKey.Of(other, Commit).Should().Be(BuildKey.Of(Plain, Commit)).And.Be(new BuildKey { ProjectName = "ci" });
    }

    [Fact]
    public void The_order_of_variables_makes_no_difference_but_their_names_values_and_types_do()
    {
        static string? Of(params (string Name, string Value, EnvironmentVariableType Type)[] variables) => BuildKey.Of(
            Plain with { EnvironmentVariables = new(variables.Select(one => KeyValuePair.Create(one.Name, new BuildEnvironmentValue { Value = one.Value, Type = one.Type }))) }, Commit).Settings;
        var plain = EnvironmentVariableType.Plaintext;

        Of(("A", "1", plain), ("B", "2", plain)).Should().Be(Of(("B", "2", plain), ("A", "1", plain)));
        new[] { Of(("A", "1", plain)), Of(("A", "12", plain)), Of(("A1", "2", plain)), Of(("A", "1", EnvironmentVariableType.ParameterStore)), Of(("A", "\uD800", plain)), Of(("A", "\uD801", plain)) }
            .Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("payments-ci", "payments-ci", false, null)]
    [InlineData("payments-ci:batch", "payments-ci", true, null)]
    [InlineData("payments-ci#9f86d081884c", "payments-ci", false, "9f86d081884c")]
    [InlineData("payments-ci:batch#9f86d081884c", "payments-ci", true, "9f86d081884c")]
    [InlineData("a%20b%3Abatch%23%25", "a b:batch#%", false, null)]
    public void A_key_is_read_as_it_was_written(string text, string project, bool isBatch, string? settings)
    {
        var key = new BuildKey { ProjectName = project, IsBatch = isBatch, Settings = settings };

        key.ToString().Should().Be(text);
        BuildKey.TryParse(text, out var read).Should().BeTrue();
        read.Should().Be(key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ci lint")]
    [InlineData(":batch")]
    [InlineData("#9f86d081884c")]
    [InlineData("ci#")]
    [InlineData("ci#a#b")]
    [InlineData("ci#not hex")]
    [InlineData("ci:other")]
    [InlineData("ci:batch:batch")]
    public void Another_text_is_no_key(string? text) => BuildKey.TryParse(text, out _).Should().BeFalse();

    [Theory]
    [InlineData("ci lint:batch", 2)]
    [InlineData("ci", 1)]
    [InlineData("ci ", 0)]
    [InlineData("ci  lint", 0)]
    [InlineData("ci lint#", 0)]
    public void A_list_with_a_part_that_is_no_key_names_no_build(string text, int count) => BuildKey.Split(text).Should().HaveCount(count);
}
