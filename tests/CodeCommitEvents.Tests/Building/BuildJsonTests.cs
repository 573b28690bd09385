using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CodeCommitEvents.Building;
using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Building;

/// <summary>System.Text.Json reads back the requests, builds and claims that it has written: with reflection, naming policies or generated metadata.</summary>
public sealed class BuildJsonTests
{
    private static readonly BuildRequest Whole = new()
    {
        ProjectName = "ci",
        Account = "111122223333",
        Region = "eu-central-1",
        SourceVersion = "main",
        SourceVersionChoice = SourceVersionChoice.ReferenceAndCommit,
        IsBatch = true,
        CancelsSuperseded = true,
        Buildspec = "ci/buildspec.yml",
        EnvironmentVariables = new(
        [
            KeyValuePair.Create("PLAIN", new BuildEnvironmentValue { Value = "ä \" \n" }),
            KeyValuePair.Create("camelCase", new BuildEnvironmentValue { Value = "", Type = default }),
            KeyValuePair.Create("SECRET", new BuildEnvironmentValue { Value = "ci:password", Type = EnvironmentVariableType.SecretsManager }),
            KeyValuePair.Create("NEW", new BuildEnvironmentValue { Value = "x", Type = new("SOMETHING_NEW") }),
        ]),
        IsFromEventRepository = true,
        SourceType = "CODECOMMIT",
        SourceLocation = "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/payments-api",
        SecondarySourceVersions = new([KeyValuePair.Create("Tools", "main")]),
        GitCloneDepth = 0,
        FetchSubmodules = false,
        EnvironmentType = "LINUX_CONTAINER",
        Image = "aws/codebuild/standard:7.0",
        ImagePullCredentialsType = "CODEBUILD",
        ComputeType = "BUILD_GENERAL1_SMALL",
        PrivilegedMode = true,
        Certificate = "arn:aws:s3:::certificates/ca.pem",
        InsecureSsl = false,
        ServiceRole = "arn:aws:iam::111122223333:role/ci",
        EncryptionKey = "alias/ci",
        TimeoutInMinutes = 30,
        QueuedTimeoutInMinutes = 60,
        DebugSessionEnabled = true,
        IdempotencyToken = "token-1",
        AssumedFacts = EventFactKinds.Commit | EventFactKinds.ChangedFiles,
        RuleName = "rule",
        RuleSource = new() { RepositoryName = "payments-api", Path = ".codecommit-events.json", CommitId = "2167ac048f33", Branch = "main" },
        Ordinal = 1,
        Subject = ActionSubject.EndedBatch,
    };

    private static readonly StartedBuild Started = new() { BuildId = "ci:1", IsBatch = true, Account = "1", Region = "eu-west-1", ConsoleUrl = new("https://example.com/a%20b?c=d#e") };

    private static readonly BuildClaim Claim = new()
    {
        Key = "key",
        State = BuildClaimState.AcquiredExpired,
        Holder = "me",
        FirstAcquired = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1),
        LeaseEnd = new(2026, 1, 2, 3, 6, 5, TimeSpan.FromHours(2)),
        RuleName = "rule",
        ProjectName = "ci",
        Change = "referenceUpdated shop branch/main",
        WasForgotten = true,
        Build = Started,
    };

    public static TheoryData<string> Styles { get; } = ["default", "web", "snake case", "generated", "nothing null"];

    [Fact]
    public void Every_property_of_the_full_request_differs_from_its_default()
    {
        var least = new BuildRequest { ProjectName = "" };

        typeof(BuildRequest).GetProperties().Should().OnlyContain(property => !Equals(property.GetValue(Whole), property.GetValue(least)));
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_request_is_read_as_it_was_written(string style)
    {
        Again(Whole, style).Should().Be(Whole);
        Again(new BuildRequest { ProjectName = "ci" }, style).Should().Be(new BuildRequest { ProjectName = "ci" });
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Builds_causes_and_claims_are_read_as_they_were_written(string style)
    {
        var cause = new BuildCause { Event = "pullRequestCreated", Rule = "rule", Commit = "c", Token = "t", AssumedFacts = EventFactKinds.ChangedFiles, BuildKey = new() { ProjectName = "ci", Settings = "ab" }, RequiredBuilds = [new() { ProjectName = "lint", IsBatch = true }] };

        Again(Started, style).Should().Be(Started);
        Again(new StartedBuild { BuildId = "ci:2" }, style).Should().Be(new StartedBuild { BuildId = "ci:2" });
        Again(cause, style).Should().Be(cause);
        Again(Claim, style).Should().Be(Claim);
        Again(new BuildClaim { Key = "k", State = BuildClaimState.InProgress }, style).Should().Be(new BuildClaim { Key = "k", State = BuildClaimState.InProgress });
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Lists_and_records_of_an_application_are_read_as_they_were_written(string style)
    {
        var audit = new Audit("today", [Whole, new() { ProjectName = "ci" }], Claim, new() { Event = "pullRequestMerged" });

        var read = Again(audit, style);

        read.Requests.Should().Equal(audit.Requests);
        (read.Title, read.Claim, read.Cause).Should().Be((audit.Title, audit.Claim, audit.Cause));
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void A_BuildStartException_is_read_with_all_of_its_own_properties(string style)
    {
        var failure = new BuildStartException("ci", isTransient: true, "Throttled.", new InvalidOperationException("inner")) { ErrorCode = "ThrottlingException", RequestId = "r", MayHaveStarted = true };

        var read = Again(new DispatchedBuild { Request = Whole, Outcome = DispatchOutcome.Failed, Failure = failure }, style);

        read.Failure.Should().BeOfType<BuildStartException>().Which.Should().BeEquivalentTo(
            new { failure.ProjectName, failure.IsTransient, failure.ErrorCode, failure.RequestId, failure.MayHaveStarted, failure.Message, InnerException = (Exception?)null });
        (read.Request, read.Outcome, read.CanBeRetried, read.ToString()).Should().Be((Whole, DispatchOutcome.Failed, true, "ci: not started, a retry can help: Throttled."));
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Any_other_failure_is_read_as_an_exception_with_the_same_text(string style)
    {
        var build = new DispatchedBuild { Request = Whole, Outcome = DispatchOutcome.Failed, Failure = new TimeoutException("No answer.") };

        var read = Again(Again(build, style), style);

        (read.Failure!.Message, read.Failure.ToString(), read.CanBeRetried).Should().Be(("No answer.", "System.TimeoutException: No answer.", true));
    }

    [Fact]
    public void A_build_without_a_failure_is_read_as_it_was_written()
    {
        var build = new DispatchedBuild { Request = Whole, Outcome = DispatchOutcome.Superseded, Started = Started, Stopped = Started };

        Again(build, "default").Should().Be(build);
    }

    [Fact]
    public void Values_and_variable_names_are_written_as_plain_text()
    {
        var json = JsonNode.Parse(JsonSerializer.Serialize(Whole, JsonSerializerOptions.Web))!;

        json["sourceVersionChoice"]!.GetValue<string>().Should().Be("ReferenceAndCommit");
        json["environmentVariables"]!["SECRET"]!.ToJsonString().Should().Be("""{"value":"ci:password","type":"SECRETS_MANAGER"}""");
        json["environmentVariables"]!["camelCase"].Should().NotBeNull();
        json["secondarySourceVersions"]!.ToJsonString().Should().Be("""{"Tools":"main"}""");
    }

    [Theory]
    [InlineData("""{"ProjectName":"ci"}""")]
    [InlineData("""{"ProjectName":"ci","EnvironmentVariables":null,"SecondarySourceVersions":null}""")]
    public void A_missing_property_has_its_default(string json)
    {
        JsonSerializer.Deserialize<BuildRequest>(json).Should().Be(new BuildRequest { ProjectName = "ci" });
        JsonSerializer.Deserialize(json, BuildJsonContext.Default.BuildRequest).Should().Be(new BuildRequest { ProjectName = "ci" });
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"ProjectName":"ci","EnvironmentVariables":[]}""")]
    [InlineData("""{"ProjectName":"ci","EnvironmentVariables":{"A":"x"}}""")]
    [InlineData("""{"ProjectName":"ci","EnvironmentVariables":{"A":{"Type":"PLAINTEXT"}}}""")]
    [InlineData("""{"ProjectName":"ci","SecondarySourceVersions":"x"}""")]
    public void JSON_that_is_not_a_request_is_rejected(string json) =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize<BuildRequest>(json)).Should().Throw<JsonException>();

    private static T Again<T>(T value, string style)
    {
        var options = style switch
        {
            "web" => JsonSerializerOptions.Web,
            "snake case" => new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver(), PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true },
            "generated" => BuildJsonContext.Default.Options,
            "nothing null" => new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver(), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull },
            _ => JsonSerializerOptions.Default,
        };
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var json = JsonSerializer.Serialize(value, type);
        return JsonSerializer.Deserialize(json, type)!;
    }
}

/// <summary>A record of an application.</summary>
internal sealed record Audit(string Title, IReadOnlyList<BuildRequest> Requests, BuildClaim Claim, BuildCause Cause);

[JsonSerializable(typeof(Audit))]
[JsonSerializable(typeof(DispatchedBuild))]
internal sealed partial class BuildJsonContext : JsonSerializerContext;
