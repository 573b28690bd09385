using System.Diagnostics;
using System.Globalization;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.RuleDocuments;
using CodeCommitEvents.Testing;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Tests what somebody cannot do who controls the file of a repository.</summary>
public sealed class RepositoryRulesAttackTests : RepositoryRulesTest
{
    [Theory]
    [InlineData("\"shop-deploy\"", "\"shop-deploy\", which the policy for this file does not allow; it allows the projects \"payments-api-*\"")]
    [InlineData("[\"payments-api-ci\", \"shop-deploy\"]", "startBuild[1]")]
    [InlineData("{ \"project\": \"shop-deploy\" }", "startBuild.project")]
    [InlineData("\"payments-api2-ci\"", "does not allow")]
    [InlineData("\"Payments-api-ci\"", "does not allow")]
    [InlineData("\"{repository}2-ci\"", "does not allow")]
    public async Task A_project_that_the_policy_does_not_name_is_refused(string build, string error) => (await ProblemOfAsync(Rule(build))).Should().Contain(error);

    [Theory]
    [InlineData("\"team\"")]
    [InlineData("{ \"answerTo\": \"team\" }")]
    public async Task A_file_gives_commands_to_nobody(string commands) =>
        (await ProblemOfAsync($$"""{ "on": "comment", "runCommands": {{commands}} }""")).Should().Contain("runCommands").And.Contain("its author could give commands to anybody");

    [Theory]
    [InlineData("\"saying\": \"/build\"", "rules[0].saying (line 1) is \"/build\", but /build is reserved for runCommands of the dispatcher; use another word")]
    [InlineData("\"saying\": [\"/deploy\", \"/Retest\"]", "rules[0].saying[1] (line 1) is \"/Retest\", but /retest is reserved")]
    [InlineData("\"saying\": \"`/why now`\"", "but /why is reserved")]
    [InlineData("\"withCommand\": \"/CANCEL\"", "rules[0].withCommand (line 1) is \"/CANCEL\", but /cancel is reserved")]
    [InlineData("\"withCommand\": [\"/build\", \"**\"]", "rules[0].withCommand[0] (line 1) is \"/build\", but /build is reserved")]
    [InlineData("\"anyOf\": [ { \"saying\": \"/deploy\" }, { \"unless\": { \"saying\": \"/help\" } } ]", "rules[0].anyOf[1].unless.saying (line 1) is \"/help\", but /help is reserved")]
    public async Task The_words_of_commands_are_reserved_for_the_dispatcher(string condition, string error) =>
        (await ProblemOfAsync($$"""{ "on": "comment", {{condition}}, "startBuild": "payments-api-ci" }""")).Should().Contain(error);

    [Theory]
    [InlineData("\"saying\": \"/build-docs\"", "/build-docs")]
    [InlineData("\"saying\": \"please /build\"", "please /build")]
    [InlineData("\"withCommand\": [\"/deploy\", \"/build\"]", "/deploy /build")]
    public async Task Other_words_can_be_used(string condition, string comment)
    {
        Files.Write(File($$"""{ "on": "comment", {{condition}}, "startBuild": "payments-api-ci" }"""));

        Projects(await DispatchAsync(FakeEvents.CommentOnPullRequestCreated(comment))).Should().Equal("payments-api-ci");
    }

    [Theory]
    [InlineData("\"buildspec\": \"version: 0.2\\nphases: {}\"")]
    [InlineData("\"buildspec\": \"{version: 0.2, phases: {build: {commands: [id]}}}\"")]
    [InlineData("\"buildspec\": \"ci/a.yml: {version: 0.2}\"")]
    [InlineData("\"buildspec\": \"arn:aws:s3:::evil/buildspec.yml\"")]
    [InlineData("\"buildspec\": \"ARN:aws:s3:::evil/buildspec.yml\"")]
    [InlineData("\"buildspec\": \"ci/../../secret/buildspec.yml\"")]
    [InlineData("\"buildspec\": \"/ci/buildspec.yml\"")]
    [InlineData("\"buildspec\": \"other/buildspec.yml\"")]
    public async Task With_paths_allowed_a_buildspec_is_neither_text_nor_an_object_of_s3_nor_another_path(string setting)
    {
        Policy.Buildspecs.Add("ci/**");

        (await ProblemOfAsync(Rule($$"""{ "project": "payments-api-ci", {{setting}} }"""))).Should().Contain("startBuild.buildspec");
    }

    [Theory]
    [InlineData("\"buildspec\": \"buildspec.yml\"", "buildspec")]
    [InlineData("\"image\": \"evil/image\"", "image")]
    [InlineData("\"computeType\": \"BUILD_GENERAL1_2XLARGE\"", "computeType")]
    [InlineData("\"role\": \"admin\"", "role")]
    [InlineData("\"timeout\": 2160", "timeout")]
    [InlineData("\"asBatch\": true", "asBatch")]
    [InlineData("\"fromEventRepository\": true", "fromEventRepository")]
    [InlineData("\"sourceVersion\": \"refs/heads/mine\"", "sourceVersion")]
    [InlineData("\"environmentVariables\": { \"STAGE\": \"prod\" }", "STAGE")]
    [InlineData("\"parameters\": { \"STAGE\": \"/prod/key\" }", "STAGE")]
    [InlineData("\"secrets\": { \"STAGE\": \"prod\" }", "STAGE")]
    public async Task By_default_a_build_has_no_settings(string setting, string key) =>
        (await ProblemOfAsync(Rule($$"""{ "project": "payments-api-ci", {{setting}} }"""))).Should().Contain(key).And.Contain("policy for this file");

    [Fact]
    public async Task A_refused_variable_is_named_with_what_is_allowed()
    {
        var build = """{ "project": "payments-api-ci", "environmentVariables": { "STAGE": "prod" } }""";
        (await ProblemOfAsync(Rule(build))).Should().Contain("environmentVariables.STAGE (line 1) sets the variable \"STAGE\", but the policy for this file allows no environment variables");

        Policy.EnvironmentVariables.Add("STAGES");
        (await ProblemOfAsync(Rule(build))).Should().Contain("sets the variable \"STAGE\", which the policy for this file does not allow; did you mean \"STAGES\"? It allows the environment variables \"STAGES\"");

        Policy.EnvironmentVariables[0] = "CI_*";
        (await ProblemOfAsync(Rule(build))).Should().Contain("sets the variable \"STAGE\", which the policy for this file does not allow; it allows the environment variables \"CI_*\"");
    }

    [Fact]
    public async Task Every_setting_that_a_build_can_have_is_refused_or_harmless()
    {
        string[] harmless = ["project", "at", "cancelSuperseded"];
        foreach (var key in BuildActionModel.Keys.Select(key => key.Name).Except(harmless, StringComparer.Ordinal))
        {
            var value = key is "asBatch" or "fromEventRepository" ? "true" : key == "timeout" ? "60" : key is "environmentVariables" or "parameters" or "secrets" ? "{ \"A\": \"b\" }" : "\"x\"";
            (await ProblemOfAsync(Rule($$"""{ "project": "payments-api-ci", "{{key}}": {{value}} }"""))).Should().Contain($"startBuild.{key}", key);
        }
    }

    [Fact]
    public async Task What_the_policy_names_can_be_used()
    {
        Policy.Buildspecs.Add("ci/**");
        Policy.Images.Add("aws/codebuild/*");
        Policy.EnvironmentVariables.Add("STAGE");
        Policy.Secrets.Add("payments-api/**");
        Policy.MaxTimeout = TimeSpan.FromHours(1);
        Policy.AllowBatches = true;
        Files.Write(File(Rule("""
            { "project": "payments-api-ci", "buildspec": "ci/a.yml", "image": "aws/codebuild/standard:7.0", "environmentVariables": { "STAGE": "test" }, "timeout": 60, "asBatch": true, "at": "reference" }
            """)));

        var request = (await DispatchAsync(FakeEvents.ReferenceUpdated())).Builds.Should().ContainSingle().Subject.Request;

        (request.Buildspec, request.Image, request.TimeoutInMinutes, request.IsBatch).Should().Be(("ci/a.yml", "aws/codebuild/standard:7.0", 60, true));
        (await ProblemOfAsync(Rule("""{ "project": "payments-api-ci", "secrets": { "STAGE": "shop/key" } }"""))).Should().Contain("\"shop/key\"");
        (await ProblemOfAsync(Rule("""{ "project": "payments-api-ci", "timeout": 61 }"""))).Should().Contain("at most 60");
    }

    [Theory]
    [InlineData("CODECOMMIT_PULL_REQUEST_ID")]
    [InlineData("codecommit_token")]
    public async Task The_cause_of_a_build_cannot_be_forged_although_every_variable_is_allowed(string name)
    {
        Policy.EnvironmentVariables.Add("*");

        (await ProblemOfAsync(Rule($$"""{ "project": "payments-api-ci", "environmentVariables": { "{{name}}": "1" } }"""))).Should().Contain("describe the cause of the build");
    }

    [Theory]
    [InlineData("private", "which the policy for this file does not allow")]
    [InlineData("team2", "which the policy for this file does not allow")]
    public async Task A_channel_that_the_policy_does_not_name_is_refused(string channel, string error) =>
        (await ProblemOfAsync($$"""{ "on": "push", "notify": ["team", "{{channel}}"] }""")).Should().Contain(error);

    [Fact]
    public async Task A_channel_that_does_not_exist_is_an_error_of_the_file_and_does_not_fail_the_event()
    {
        Policy.Channels.Add("*");

        (await ProblemOfAsync("""{ "on": "push", "notify": "missing" }""")).Should().Contain("is not a channel of the dispatcher");
    }

    [Fact]
    public async Task A_rule_that_is_switched_off_or_in_a_group_is_checked_too()
    {
        (await ProblemOfAsync("""{ "on": "push", "enabled": false, "startBuild": "shop-deploy" }""")).Should().Contain("shop-deploy");
        (await ProblemOfAsync("""{ "forRepository": "*", "rules": { "a": { "on": "push", "startBuild": "shop-deploy" } } }""")).Should().Contain("shop-deploy");
    }

    [Fact]
    public async Task A_key_that_is_written_twice_does_not_hide_a_value_from_the_check() =>
        (await ProblemOfAsync("""{ "on": "push", "startBuild": "payments-api-ci", "startBuild": "shop-deploy" }""")).Should().Contain("defined twice");

    [Fact]
    public async Task Events_of_other_services_and_endless_builds_are_refused()
    {
        (await ProblemOfAsync(Rule("\"payments-api-ci\"", "serviceEvent"))).Should().Contain("only about events of the repository");
        (await ProblemOfAsync(Rule("\"payments-api-ci\"", "finishedBuild"))).Should().Contain("does not allow builds after builds");
        Policy.AllowBuildsAfterBuilds = true;
        Files.Write(File(Rule("\"payments-api-ci\"", "finishedBuild")));
        (await DispatchAsync(FakeEvents.ReferenceUpdated())).Decision.RepositoryRulesProblem.Should().BeNull();
    }

    [Fact]
    public async Task A_rule_of_the_file_neither_stops_nor_replaces_a_rule_of_the_dispatcher()
    {
        Central = BuildRules.CreateBuilder().OnPush("ci", push => push.StartBuild("payments-api-ci")).OnPush(push => push.StartBuild("central")).Build();
        Files.Write($$"""{ "firstMatchOnly": true, "rules": [ { "on": "push", "name": "ci", "ignore": true }, {{Rule("\"payments-api-other\"")}} ] }""");

        Projects(await DispatchAsync(FakeEvents.ReferenceUpdated())).Should().Equal("payments-api-ci", "central");
    }

    [Fact]
    public async Task A_rule_with_the_name_and_project_of_another_rule_takes_neither_its_claim_nor_its_builds()
    {
        // The rule of the dispatcher fails first, so that a rule with the same claim would take its place.
        Policy.EnvironmentVariables.Add("STAGE");
        Central = BuildRules.CreateBuilder().OnPush("ci", push => push.StartBuild("payments-api-ci", build => build.CancelSuperseded())).Build();
        Files.Write(File("""{ "on": "push", "name": "ci", "startBuild": { "project": "payments-api-ci", "cancelSuperseded": true, "environmentVariables": { "STAGE": "x" } } }"""));
        Starter.FailTransiently(times: 1);
        var (dispatcher, push) = (Dispatcher(), FakeEvents.ReferenceUpdated());

        var first = await dispatcher.DispatchAsync(push);
        var second = await dispatcher.DispatchAsync(push);

        first.Builds.Select(build => build.Outcome).Should().Equal(DispatchOutcome.Failed, DispatchOutcome.Started);
        second.Builds.Select(build => build.Outcome).Should().Equal(DispatchOutcome.Started, DispatchOutcome.Duplicate);
        second.Builds.Concat(first.Builds).Select(build => build.Stopped).Should().AllSatisfy(stopped => stopped.Should().BeNull());
    }

    [Fact]
    public async Task The_file_of_one_repository_is_never_used_for_another()
    {
        var other = new FakeRepositoryRules().Write(File(Rule("\"payments-web-ci\"")), "payments-web");
        var mixed = new OtherRepository(other);

        var dispatched = await Dispatcher(options => options.RepositoryRules = mixed).DispatchAsync(FakeEvents.ReferenceUpdated());

        dispatched.Builds.Should().BeEmpty();
        dispatched.Decision.RepositoryRulesFailure.Should().BeOfType<InvalidOperationException>();
    }

    [Fact]
    public async Task A_repository_with_the_same_name_in_another_account_has_no_rules()
    {
        Policy.Accounts.Add("111122223333");
        Files.Write(File(Rule("\"payments-api-ci\"")));

        (await DispatchAsync(FakeEvents.ReferenceUpdated() with { Account = "999999999999" })).Builds.Should().BeEmpty();
        (await DispatchAsync(FakeEvents.ReferenceUpdated() with { Account = null })).Builds.Should().BeEmpty();
        (await DispatchAsync(FakeEvents.ReferenceUpdated())).Builds.Should().ContainSingle();
    }

    [Theory]
    [InlineData("a repository named like a pattern", "*")]
    [InlineData("a name with a placeholder", "{a,b}")]
    [InlineData("a name with a path", "payments-/../x")]
    public async Task A_name_that_no_repository_has_is_not_put_into_patterns(string what, string name)
    {
        Policy.Repositories.Add("**");

        (await DispatchAsync(FakeEvents.ReferenceUpdated() with { RepositoryName = name })).Builds.Should().BeEmpty(what);
        Files.Events.Should().BeEmpty(what);
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_has_too_much_is_refused_quickly()
    {
        var many = string.Join(',', Enumerable.Repeat("\"payments-api-ci\"", RepositoryRulesPolicy.DefaultMaxBuilds + 1));
        (await ProblemOfAsync(Rule($"[{many}]"))).Should().Contain("21 builds").And.Contain("allows 20");
        (await ProblemOfAsync(string.Join(',', Enumerable.Repeat("""{ "on": "push", "ignore": true }""", RepositoryRulesPolicy.MaxRules + 1)))).Should().Contain("101 rules");
        (await ProblemOfAsync($"\"{new string('x', RepositoryRulesPolicy.MaxFileSize)}\"")).Should().Contain("64 KiB");
    }

    [Fact]
    public async Task A_file_with_many_errors_does_not_fill_the_log()
    {
        var keys = string.Join(',', Enumerable.Range(0, 1_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"\"{new string('k', 40)}{number}\": 1")));

        var problem = await ProblemOfAsync($$"""{ "on": "push", "startBuild": "payments-api-ci", {{keys}} }""");

        problem.Split('\n').Should().HaveCountLessThan(25);
        problem.Should().EndWith("can have more errors, which are not listed");
        Logger.Lines.Should().AllSatisfy(line => line.Line.Length.Should().BeLessThan(15_000));
    }

    public static TheoryData<string, string> Costly => new()
    {
        { "keys", string.Concat(Enumerable.Range(0, 5_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"\"k{number}\":1,"))) + "\"on\":\"push\"" },
        { "empty rules", "\"name\":\"x\"} " + string.Concat(Enumerable.Repeat(",{\"a\":1}", 6_000)) + ",{\"on\":\"push\"" },
        { "repeated keys", string.Concat(Enumerable.Repeat("\"a\":1,", 8_000)) + "\"a\":1" },
        { "variables", "\"notify\":\"x\"},{\"on\":\"push\",\"startBuild\":{\"project\":\"payments-api-ci\",\"environmentVariables\":{" + string.Join(',', Enumerable.Range(0, 4_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"\"V{number}\":\"\""))) + "}}" },
        { "nesting", "\"unless\":" + string.Concat(Enumerable.Repeat("{\"unless\":", 5_000)) + "1" },
        { "braces", "\"toBranch\":\"" + string.Concat(Enumerable.Repeat("{a,b}", 5_000)) + "\"" },
        { "wildcards", "\"toBranch\":\"" + string.Concat(Enumerable.Repeat("*a", 20_000)) + "\"" },
        { "repetition", "\"titleMatching\":\"" + string.Concat(Enumerable.Repeat("(", 50)) + "a" + string.Concat(Enumerable.Repeat("{1,1000})", 50)) + "\"" },
        { "texts", "\"notify\":[" + string.Join(',', Enumerable.Repeat("\"x\"", 10_000)) + "]" },
    };

    [Theory]
    [MemberData(nameof(Costly))]
    public async Task A_file_that_wants_to_cost_time_does_not(string what, string content)
    {
        Files.Write($$"""{ "rules": [ { "on": "pullRequest", "startBuild": "payments-api-ci", {{content}} } ] }""");
        var watch = Stopwatch.StartNew();

        await DispatchAsync(FakeEvents.PullRequestCreated());

        // Far more than it takes, because other programs can be running.
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5), what);
    }

    private sealed class OtherRepository(FakeRepositoryRules other) : IRepositoryRulesProvider
    {
        public Task<RepositoryRulesFile?> GetFileAsync(ServiceEvent serviceEvent, Func<string, bool> isProtected, CancellationToken cancellationToken = default) =>
            other.GetFileAsync(FakeEvents.ReferenceUpdated() with { RepositoryName = "payments-web" }, isProtected, cancellationToken);
    }
}
