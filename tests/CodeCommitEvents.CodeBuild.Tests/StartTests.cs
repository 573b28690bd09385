using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.CodeBuild.Model;

namespace CodeCommitEvents.CodeBuild.Tests;

public sealed class StartTests
{
    /// <summary>The members that a build and a batch build have in common.</summary>
    private const string Shared = """
          "projectName": "ci",
          "sourceVersion": "e1052903b95155b2ea54b0d2e40a1e0d5ac8d1f3",
          "buildspecOverride": "ci/buildspec.yml",
          "environmentVariablesOverride": [
            { "name": "CODECOMMIT_TOKEN", "value": "token-1", "type": "PLAINTEXT" },
            { "name": "EMPTY", "value": "", "type": "PLAINTEXT" },
            { "name": "KEY", "value": "/ci/key", "type": "PARAMETER_STORE" },
            { "name": "PASSWORD", "value": "ci:password", "type": "SECRETS_MANAGER" }
          ],
          "sourceTypeOverride": "CODECOMMIT",
          "sourceLocationOverride": "https://git-codecommit.eu-central-1.amazonaws.com/v1/repos/payments-api",
          "secondarySourcesVersionOverride": [ { "sourceIdentifier": "tools", "sourceVersion": "main" } ],
          "gitCloneDepthOverride": 0,
          "gitSubmodulesConfigOverride": { "fetchSubmodules": false },
          "environmentTypeOverride": "LINUX_CONTAINER",
          "imageOverride": "aws/codebuild/standard:7.0",
          "imagePullCredentialsTypeOverride": "CODEBUILD",
          "computeTypeOverride": "BUILD_GENERAL1_SMALL",
          "privilegedModeOverride": true,
          "certificateOverride": "arn:aws:s3:::certificates/ca.pem",
          "insecureSslOverride": false,
          "serviceRoleOverride": "arn:aws:iam::111122223333:role/ci",
          "encryptionKeyOverride": "alias/ci",
          "queuedTimeoutInMinutesOverride": 60,
          "debugSessionEnabled": true,
          "idempotencyToken": "token-1"
        """;

    [Fact]
    public async Task A_StartBuild_call_contains_every_property_of_the_request()
    {
        await using var server = new CodeBuildServer(Answer.Build);

        var started = await new CodeBuildStarter(server.Client()).StartAsync(Requests.Most);

        started.Should().Be(new StartedBuild
        {
            BuildId = "ci:b1",
            ConsoleUrl = new("https://eu-central-1.console.aws.amazon.com/codesuite/codebuild/111122223333/projects/ci/build/ci%3Ab1/?region=eu-central-1"),
        });
        server.Calls.Should().ContainSingle().Which.Operation.Should().Be("StartBuild");
        ShouldBe(server.Calls[0].Body, $$"""{ "timeoutInMinutesOverride": 30, {{Shared}} }""");
    }

    [Fact]
    public async Task A_StartBuildBatch_call_contains_every_property_of_the_request()
    {
        await using var server = new CodeBuildServer(Answer.Batch);

        var started = await new CodeBuildStarter(server.Client()).StartAsync(Requests.Most.AsBatch());

        started.Should().Be(new StartedBuild
        {
            BuildId = "ci:t1",
            IsBatch = true,
            ConsoleUrl = new("https://eu-central-1.console.aws.amazon.com/codesuite/codebuild/111122223333/projects/ci/batch/ci%3At1/?region=eu-central-1"),
        });
        server.Calls.Should().ContainSingle().Which.Operation.Should().Be("StartBuildBatch");
        ShouldBe(server.Calls[0].Body, $$"""{ "buildTimeoutInMinutesOverride": 30, {{Shared}} }""");
    }

    [Theory]
    [InlineData(false, "timeoutInMinutesOverride")]
    [InlineData(true, "buildTimeoutInMinutesOverride")]
    public async Task The_timeout_image_compute_type_and_role_of_a_rule_in_JSON_are_sent(bool isBatch, string timeout)
    {
        await using var server = new CodeBuildServer(isBatch ? Answer.Batch : Answer.Build);
        var rules = BuildRulesDocument.FromJson(
            $$"""
            { "rules": { "deploy": { "on": "push", "startBuild": {
                "project": "ci", "at": "projectDefault", "asBatch": {{(isBatch ? "true" : "false")}}, "timeout": 2160,
                "image": "aws/codebuild/standard:7.0", "computeType": "BUILD_GENERAL1_LARGE", "role": "arn:aws:iam::111122223333:role/deploy" } } } }
            """);
        var push = EventParser.Parse("""{"event": "referenceUpdated", "referenceType": "branch", "referenceName": "main", "referenceFullName": "refs/heads/main", "repositoryName": "shop"}""")[0].Event;

        await new CodeBuildStarter(server.Client()).StartAsync(rules.Evaluate(push).Builds.Single() with { IdempotencyToken = "token-1" });

        ShouldBe(server.Calls[0].Body, $$"""
            { "projectName": "ci", "idempotencyToken": "token-1", "{{timeout}}": 2160, "imageOverride": "aws/codebuild/standard:7.0",
              "computeTypeOverride": "BUILD_GENERAL1_LARGE", "serviceRoleOverride": "arn:aws:iam::111122223333:role/deploy" }
            """);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_property_that_is_not_set_is_not_sent(bool isBatch)
    {
        await using var server = new CodeBuildServer(isBatch ? Answer.Batch : Answer.Build);

        await new CodeBuildStarter(server.Client()).StartAsync(Requests.Least with { IsBatch = isBatch });

        ShouldBe(server.Calls[0].Body, """{ "projectName": "ci", "idempotencyToken": "token-1" }""");
    }

    [Fact]
    public void The_full_request_of_the_tests_sets_every_property_that_is_sent() =>
        typeof(BuildRequest).GetProperties().Where(property => property.CanWrite && Equals(property.GetValue(Requests.Most), property.GetValue(Requests.Least)))
            .Select(property => property.Name).Should().BeEquivalentTo(
            [
                nameof(BuildRequest.ProjectName), nameof(BuildRequest.IdempotencyToken), // set in both requests
                nameof(BuildRequest.IsBatch), // tested separately
                nameof(BuildRequest.CancelsSuperseded), nameof(BuildRequest.Ordinal), nameof(BuildRequest.Subject), // used by the dispatcher
                nameof(BuildRequest.SourceVersionChoice), // used by the rules
                nameof(BuildRequest.IsFromEventRepository), nameof(BuildRequest.AssumedFacts), nameof(BuildRequest.RuleSource), // used by the rules
            ]);

    [Fact]
    public async Task A_call_is_signed_for_the_service_and_its_region()
    {
        await using var server = new CodeBuildServer(Answer.Build);

        await new CodeBuildStarter(server.Client()).StartAsync(Requests.Least);

        var headers = server.Calls[0].Headers;
        headers["X-Amz-Target"].Should().Be("CodeBuild_20161006.StartBuild");
        headers["Content-Type"].Should().Be("application/x-amz-json-1.1");
        headers["Authorization"].Should().MatchRegex(
            "^AWS4-HMAC-SHA256 Credential=AKIDOWN/[0-9]{8}/eu-central-1/codebuild/aws4_request, SignedHeaders=[a-z0-9;-]*x-amz-target[a-z0-9;-]*, Signature=[0-9a-f]{64}$");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_hook_can_change_the_call_and_no_variable_is_sent_twice(bool isBatch)
    {
        await using var server = new CodeBuildServer(isBatch ? Answer.Batch : Answer.Build);
        var options = new CodeBuildStarterOptions
        {
            ConfigureBuild = (start, request) =>
            {
                start.AutoRetryLimitOverride = request.RuleName!.Length;
                start.EnvironmentVariablesOverride.Add(new EnvironmentVariable { Name = "EMPTY", Value = "full" });
            },
            ConfigureBuildBatch = (start, request) =>
            {
                start.BuildBatchConfigOverride = new() { TimeoutInMins = request.RuleName!.Length };
                start.EnvironmentVariablesOverride.Add(new EnvironmentVariable { Name = "EMPTY", Value = "full" });
            },
        };

        await new CodeBuildStarter(server.Client(), options).StartAsync(Requests.Most with { IsBatch = isBatch });

        var body = server.Calls[0].Body;
        (isBatch ? body.GetProperty("buildBatchConfigOverride").GetProperty("timeoutInMins") : body.GetProperty("autoRetryLimitOverride"))
            .GetInt32().Should().Be(4);
        body.GetProperty("environmentVariablesOverride").EnumerateArray().Select(variable => variable.GetProperty("name").GetString())
            .Should().Equal("CODECOMMIT_TOKEN", "KEY", "PASSWORD", "EMPTY");
    }

    [Fact]
    public async Task A_request_without_a_token_gets_one_that_its_retries_share()
    {
        await using var server = new CodeBuildServer(Answer.Error(500, "InternalFailure"), Answer.Build);
        var starter = new CodeBuildStarter(server.Client(retries: 1));

        await starter.StartAsync(Requests.Least with { IdempotencyToken = null });
        await starter.StartAsync(Requests.Least with { IdempotencyToken = null });

        var tokens = server.Calls.Select(call => call.Text("idempotencyToken")!).ToArray();
        tokens.Should().HaveCount(3).And.OnlyContain(token => token.Length == 32);
        tokens[1].Should().Be(tokens[0]);
        tokens[2].Should().NotBe(tokens[0]);
    }

    [Fact]
    public async Task A_throttled_call_is_retried_with_the_same_token()
    {
        await using var server = new CodeBuildServer(Answer.Error(400, "ThrottlingException"), Answer.Error(503, "ServiceUnavailable"), Answer.Build);

        var started = await new CodeBuildStarter(server.Client(retries: 2)).StartAsync(Requests.Most);

        started.BuildId.Should().Be("ci:b1");
        server.Calls.Select(call => call.Headers["amz-sdk-request"]).Should().Equal("attempt=1; max=3", "attempt=2; max=3", "attempt=3; max=3");
        server.Calls.Select(call => call.Body.GetRawText()).Distinct(StringComparer.Ordinal).Should().ContainSingle();
    }

    [Fact]
    public async Task A_build_in_a_partition_without_a_known_console_has_no_URL()
    {
        await using var server = new CodeBuildServer(new Answer(200, """{"build":{"id":"ci:b1","arn":"arn:aws-iso:codebuild:us-iso-east-1:1:build/ci:b1"}}"""));

        (await new CodeBuildStarter(server.Client()).StartAsync(Requests.Least)).ConsoleUrl.Should().BeNull();
    }

    [Fact]
    public async Task One_starter_serves_several_threads()
    {
        await using var server = new CodeBuildServer(Answer.Build);
        var starter = new CodeBuildStarter(server.Client());

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => starter.StartAsync(Requests.Least with { IdempotencyToken = $"t{number}" }))));

        server.Calls.Select(call => call.Text("idempotencyToken")).Distinct(StringComparer.Ordinal).Should().HaveCount(20);
    }

    private static void ShouldBe(JsonElement body, string expected) =>
        JsonNode.DeepEquals(JsonNode.Parse(body.GetRawText()), JsonNode.Parse(expected)).Should().BeTrue(
            "the expected body is {0}, but the body was {1}", expected, body.GetRawText());
}
