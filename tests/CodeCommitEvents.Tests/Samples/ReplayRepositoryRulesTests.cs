using System.Text;
using System.Text.Json;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tool;

namespace CodeCommitEvents.Tests.Samples;

/// <summary>Tests the console program with the option <c>--repository-rules</c>, with which a user tests a file before it is pushed.</summary>
public sealed class ReplayRepositoryRulesTests : IDisposable
{
    private const string Name = ".codecommit-events.json";

    private readonly string folder = Directory.CreateTempSubdirectory("replay").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_rules_of_the_file_start_builds_after_the_other_rules_and_the_report_names_the_file()
    {
        Write(Name, """{ "rules": [ { "name": "data", "on": "push", "toBranch": "main", "startBuild": "{repository}-data", "notify": "data-team" } ] }""");
        Write("rules.txt", """{ "rules": [ { "name": "central", "on": "push", "startBuild": "ci" } ] }""");

        var (exitCode, text, errors) = await RunAsync("--rules", At("rules.txt"), "--repository-rules", At(Name), Push());
        var (_, json, _) = await RunAsync("--json", "--rules", At("rules.txt"), "--repository-rules", At(Name), Push());

        (exitCode, errors).Should().Be((0, ""));
        text.Should().Contain("would start ci").And.Contain("data of .codecommit-events.json").And.Contain("would start payments-api-data").And.Contain("would notify data-team");
        var line = JsonDocument.Parse(json).RootElement;
        line.GetProperty("builds").EnumerateArray().Select(build => build.GetProperty("project").GetString()).Should().Equal("ci", "payments-api-data");
        line.GetProperty("explanation").GetProperty("rules").EnumerateArray().Select(rule => rule.TryGetProperty("file", out var file) ? file.GetString() : null).Should().Equal(null, Name);
        var file = line.GetProperty("repositoryRules");
        (file.GetProperty("file").GetString(), file.GetProperty("used").GetBoolean(), file.GetProperty("errors").GetArrayLength()).Should().Be((Name, true, 0));
    }

    [Fact]
    public async Task Without_a_policy_it_prints_what_a_policy_must_allow()
    {
        Write(Name, """
            { "rules": [
              { "on": "push", "startBuild": { "project": "data", "environmentVariables": { "STAGE": "test" }, "asBatch": true, "buildspec": "ci/build.yml", "timeout": 30 } },
              { "on": "pullRequest", "notify": "team" } ] }
            """);
        string[] needs =
        [
            "rules[0].startBuild.project (line 2) is \"data\", but the policy for this file allows no projects",
            "rules[0].startBuild.environmentVariables.STAGE (line 2) sets the variable \"STAGE\", but the policy for this file allows no environment variables",
            "rules[0].startBuild.asBatch (line 2)",
            "rules[0].startBuild.buildspec (line 2) is \"ci/build.yml\", but the policy for this file allows no buildspecs",
            "rules[0].startBuild.timeout (line 2) is not allowed by the policy for this file",
            "rules[1].notify (line 3) is \"team\", but the policy for this file allows no channels",
        ];

        var (exitCode, text, _) = await RunAsync("--repository-rules", At(Name), Push());
        var (checkCode, check, _) = await RunAsync("check", "--repository-rules", At(Name));
        var (_, json, _) = await RunAsync("--json", "--repository-rules", At(Name), Push());

        (exitCode, checkCode).Should().Be((0, 0));
        text.Should().Contain("would start data").And.ContainAll(needs.Prepend("By default, the dispatcher refuses .codecommit-events.json. A policy must allow:"));
        check.Should().ContainAll(needs).And.NotContain("would start").And.NotContain("payments-ci");
        JsonDocument.Parse(json).RootElement.GetProperty("repositoryRules").GetProperty("policyNeeds").EnumerateArray().Select(need => need.GetString()).Should().HaveCount(needs.Length)
            .And.OnlyContain(need => needs.Any(expected => need!.StartsWith(expected, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_policies_of_a_configuration_refuse_what_the_dispatcher_would_refuse()
    {
        Write(Name, """{ "rules": [ { "on": "push", "startBuild": "payments-deploy" } ] }""");
        Write("appsettings.json", """
            { "Ci": { "Rules": { "central": { "On": "push", "StartBuild": "ci" } },
                      "RepositoryRules": [ { "Repositories": "payments-*", "Projects": "{repository}-*" } ] } }
            """);

        var (exitCode, text, _) = await RunAsync("--rules", At("appsettings.json"), "--section", "Ci", "--repository-rules", At(Name), Push());
        var (_, json, _) = await RunAsync("--json", "--rules", At("appsettings.json"), "--section", "Ci", "--repository-rules", At(Name), Push());

        exitCode.Should().Be(1);
        text.Should().Contain("would start ci").And.NotContain("would start payments-deploy").And.NotContain("A policy must allow")
            .And.Contain(".codecommit-events.json is not used: rules[0].startBuild (line 1) is \"payments-deploy\", which the policy for this file does not allow; it allows the projects \"payments-api-*\"");
        var file = JsonDocument.Parse(json).RootElement.GetProperty("repositoryRules");
        file.GetProperty("used").GetBoolean().Should().BeFalse();
        file.GetProperty("errors")[0].GetString().Should().Contain("payments-deploy");
    }

    [Fact]
    public async Task A_file_that_is_not_read_says_why()
    {
        Write(Name, """{ "rules": [ { "on": "push", "startBuild": "shop-ci" } ] }""");
        Write("appsettings.json", """
            { "Ci": { "Rules": { "central": { "On": "push", "InRepository": "payments-*", "StartBuild": "ci", "StopProcessing": true } },
                      "RepositoryRules": [ { "Repositories": "payments-*", "Projects": "**" } ] } }
            """);
        string[] options = ["--rules", At("appsettings.json"), "--section", "Ci", "--repository-rules", At(Name)];

        var (_, other, _) = await RunAsync([.. options, Push("shop")]);
        var (exitCode, stopped, _) = await RunAsync([.. options, Push()]);

        other.Should().Contain(".codecommit-events.json is not used: no policy applies to the repository shop");
        stopped.Should().Contain(".codecommit-events.json is not used: the rule central stops processing");
        exitCode.Should().Be(0, "the dispatcher would not read the file either");
    }

    [Fact]
    public async Task With_a_broken_file_the_other_rules_are_used_and_each_error_is_shown_with_its_line_as_in_the_dispatcher()
    {
        Write(Name, "{ \"rules\": [\n  { \"on\": \"push\", \"toBrahnc\": \"main\", \"startBuild\": \"ci\\u001b\" } ] }");
        Write("rules.txt", """{ "rules": [ { "name": "central", "on": "push", "startBuild": "ci" } ] }""");
        string[] options = ["--rules", At("rules.txt"), "--repository-rules", At(Name), Push()];

        var (exitCode, text, errors) = await RunAsync(options);
        var (_, json, _) = await RunAsync([.. options, "--json"]);

        (exitCode, errors).Should().Be((1, ""));
        text.Should().Contain("would start ci").And.Contain($"{Name} is not used: rules[0].toBrahnc (line 2) is an unknown key; did you mean toBranch?")
            .And.NotContain("\u001b").And.NotContain("A policy must allow");
        var file = JsonDocument.Parse(json).RootElement.GetProperty("repositoryRules");
        (file.GetProperty("used").GetBoolean(), file.GetProperty("policyNeeds").GetArrayLength()).Should().Be((false, 0));
        file.GetProperty("errors")[0].GetString().Should().Contain("toBrahnc");
    }

    [Fact]
    public async Task The_command_check_says_that_a_broken_file_is_an_error()
    {
        Write(Name, "{ \"rules\": [\n  { \"on\": \"push\", \"toBrahnc\": \"main\", \"startBuild\": \"ci\\u001b\" } ] }");

        var (exitCode, output, errors) = await RunAsync("check", "--repository-rules", At(Name));

        (exitCode, errors).Should().Be((1, ""));
        output.Should().Contain($"{Name} is not used: rules[0].toBrahnc (line 2) is an unknown key; did you mean toBranch?").And.NotContain("\u001b");
    }

    [Fact]
    public async Task The_command_check_prints_the_errors_of_the_form_and_those_of_the_policy_together_each_with_the_name_of_the_file()
    {
        Write(Name, """{ "rules": [ { "on": "push", "toBrahnc": "main", "startBuild": "ci" }, { "on": "push", "startBuild": "shop-deploy" } ] }""");
        Write("appsettings.json", """{ "Ci": { "Rules": { "central": { "On": "push", "StartBuild": "ci" } }, "RepositoryRules": [ { "Repositories": "payments-*", "Projects": "{repository}-*" } ] } }""");

        var (exitCode, output, _) = await RunAsync("check", At("appsettings.json"), "--section", "Ci", "--repository-rules", At(Name), "--repository", "payments-api");

        exitCode.Should().Be(1);
        output.Split('\n').Where(line => line.StartsWith($"{Name} is not used: ", StringComparison.Ordinal)).Should().HaveCount(3);
        output.Should().ContainAll("rules[0].toBrahnc", "rules[0].startBuild (line 1) is \"ci\"", "rules[1].startBuild (line 1) is \"shop-deploy\"");
    }

    [Fact]
    public async Task What_a_policy_must_allow_has_the_placeholder_of_the_repository()
    {
        Write(Name, """{ "rules": [ { "on": "push", "startBuild": "{repository}-data" } ] }""");

        var (_, text, _) = await RunAsync("check", "--repository-rules", At(Name));
        var (_, named, _) = await RunAsync("check", "--repository-rules", At(Name), "--repository", "shop");

        text.Should().Contain("rules[0].startBuild (line 1) is \"{repository}-data\", but the policy for this file allows no projects");
        named.Should().Contain("rules[0].startBuild (line 1) is \"shop-data\", but the policy for this file allows no projects");
    }

    [Fact]
    public async Task With_the_name_of_a_repository_the_policies_of_the_configuration_decide()
    {
        Write(Name, """{ "rules": [ { "on": "push", "startBuild": "payments-api-data" } ] }""");
        Write("appsettings.json", """
            { "Ci": { "Rules": { "central": { "On": "push", "StartBuild": "ci", "StopProcessing": true } },
                      "RepositoryRules": [ { "Repositories": "payments-*", "Accounts": "444455556666", "Projects": "{repository}-*" } ] } }
            """);
        string[] options = ["check", At("appsettings.json"), "--section", "Ci", "--repository-rules", At(Name)];

        var unnamed = await RunAsync(options);
        var allowed = await RunAsync([.. options, "--repository", "payments-api"]);
        var refused = await RunAsync([.. options, "--repository", "payments-web"]);
        var other = await RunAsync([.. options, "--repository", "shop"]);

        unnamed.Output.Should().Contain("depends on the name of the repository. Add --repository NAME");
        (unnamed.ExitCode, allowed.ExitCode, refused.ExitCode, other.ExitCode).Should().Be((0, 0, 1, 1));
        allowed.Output.Should().Contain("The policy for the repository payments-api allows .codecommit-events.json.");
        refused.Output.Should().Contain(".codecommit-events.json is not used: rules[0].startBuild (line 1) is \"payments-api-data\", which the policy for this file does not allow; it allows the projects \"payments-web-*\"");
        other.Output.Should().Contain(".codecommit-events.json is not used: no policy applies to the repository shop");
    }

    [Fact]
    public async Task The_name_of_a_repository_is_only_for_the_check_of_a_file()
    {
        Write(Name, """{ "rules": [ { "on": "push", "startBuild": "ci" } ] }""");

        var (checkCode, _, checkErrors) = await RunAsync("check", At(Name), "--repository", "shop");
        var (replayCode, _, replayErrors) = await RunAsync("--repository-rules", At(Name), "--repository", "shop");

        (checkCode, replayCode).Should().Be((2, 2));
        checkErrors.Should().Contain("--repository needs --repository-rules");
        replayErrors.Should().Contain("Unknown option: --repository");
    }

    [Fact]
    public async Task A_name_that_no_repository_can_have_is_an_error()
    {
        Write(Name, """{ "rules": [ { "on": "push", "startBuild": "ci" } ] }""");

        var (exitCode, _, errors) = await RunAsync("check", "--repository-rules", At(Name), "--repository", "payments/api");

        exitCode.Should().Be(1);
        errors.Should().Contain("--repository payments/api: The name of a repository has letters, digits, ., _ and - only.");
    }

    [Fact]
    public async Task What_no_policy_can_allow_is_an_error()
    {
        Write(Name, """{ "rules": [ { "on": "push", "startBuild": { "project": "ci", "environmentVariables": { "CODECOMMIT_RULE": "x" } } }, { "on": "serviceEvent", "notify": "team" } ] }""");

        var (exitCode, output, _) = await RunAsync("check", "--repository-rules", At(Name));

        exitCode.Should().Be(1);
        output.Should().Contain("CODECOMMIT_RULE").And.Contain("serviceEvent");
    }

    [Fact]
    public async Task A_wrong_policy_and_a_missing_file_are_reported()
    {
        Write(Name, """{ "rules": [ { "on": "push", "startBuild": "ci" } ] }""");
        Write("appsettings.json", """{ "Ci": { "Rules": { "central": { "On": "push", "StartBuild": "ci" } }, "RepositoryRules": [ { "Repositoriez": "payments-*" } ] } }""");

        var (policy, _, wrong) = await RunAsync("--rules", At("appsettings.json"), "--section", "Ci", "--repository-rules", At(Name), Push());
        var (missing, _, problem) = await RunAsync("--repository-rules", At("none.json"), Push());
        var (check, checkedFile, _) = await RunAsync("check", "--repository-rules", At(Name), "--repository-rules", At(Name));

        policy.Should().Be(1);
        wrong.Should().Contain("Repositoriez is unknown");
        (missing, check, checkedFile).Should().Be((2, 2, ""));
        problem.Should().Contain("No such file").And.Contain("none.json");
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await ToolProgram.RunAsync(ToolProgram.WithReplay([.. args, "--no-color"]), new(output, errors), CancellationToken.None);
        return (exitCode, output.ToString(), errors.ToString());
    }

    /// <summary>Writes a push to the main branch, and returns the path of its file.</summary>
    private string Push(string repository = "payments-api")
    {
        var push = FakeEvents.ReferenceUpdated() with { RepositoryName = repository, Reference = GitReference.Branch("main") };
        Write("push.json", Encoding.UTF8.GetString(EventWriter.Write(new EventDelivery { Event = push })));
        return At("push.json");
    }

    private string At(string name) => Path.Combine(folder, name);

    private void Write(string name, string content) => File.WriteAllText(At(name), content);
}
