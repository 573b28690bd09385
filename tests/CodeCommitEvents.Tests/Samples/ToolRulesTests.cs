using System.Text.Json;
using CodeCommitEvents.Testing;
using CodeCommitEvents.Tool;

namespace CodeCommitEvents.Tests.Samples;

/// <summary>Tests what the tool says about rules: <c>explain</c>, <c>check</c>, and rules in an assembly.</summary>
public sealed class ToolRulesTests : IDisposable
{
    private const string Rules = """
        { "rules": [
            { "name": "tags", "on": "tag", "startBuild": "publish" },
            { "name": "release", "on": "push", "inRepository": "shop-*", "toBranch": "release/**", "startBuild": "release" },
            { "name": "ci", "on": "push", "toBranch": "main", "touching": "src/**", "startBuild": "ci" },
            { "name": "none of main", "on": "push", "toBranch": "develop", "ignore": true },
            { "name": "develop", "on": "push", "toBranch": "develop", "withCommitType": "feat", "startBuild": "{repository}-ci" } ] }
        """;

    private static readonly string Assembly = typeof(ToolRulesTests).Assembly.Location;

    private readonly string folder = Directory.CreateTempSubdirectory("rules").FullName;

    public ToolRulesTests() => Write("push.json", FakeMessages.Notification(FakeEvents.ReferenceUpdated()));

    /// <summary>Rules that the tool reads from this assembly.</summary>
    internal static BuildRules Team { get; } = BuildRules.CreateBuilder().OnPush("in C#", push => push.Where(it => it.RepositoryName is not null).StartBuild("from-an-assembly")).Build();

    /// <summary>Rules that need something that is not there.</summary>
    internal static BuildRules Broken => throw new InvalidOperationException("The environment variable STAGE is not set.");

    internal static RepositoryRulesPolicy Policy { get; } = new() { Repositories = { "payments-*" }, Projects = { "{repository}-*" } };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Explain_prints_every_condition_of_every_rule_first_those_that_match_and_then_the_nearest()
    {
        var (exitCode, output, _) = await RunAsync("explain", At("push.json"), "--rules", Write("rules.txt", Rules), "--files", "src/a.cs");

        exitCode.Should().Be(0);
        output.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ').Select(line => line.Trim().Split(':')[0])
            .Should().Equal("ci", "develop", "none of main", "release", "tags");
        output.Should().Contain("  ci: matched").And.Contain("yes a change of src/**").And.Contain("no  branch release/**, found main").And.Contain("no  repository shop-*, found ");
    }

    [Fact]
    public async Task Explain_says_the_nearest_rule_also_if_it_is_about_another_repository()
    {
        var rules = Write("rules.txt", $$"""{"rules":[{{string.Join(',', Enumerable.Range(0, 70).Select(team => $$"""{"on":"push","inRepository":"team-{{team}}","startBuild":"ci"}"""))}},{"name":"misspelled","on":"push","inRepository":"paymnets-api","toBranch":"main","startBuild":"ci"}]}""");

        var (_, json, _) = await RunAsync("explain", At("push.json"), "--rules", rules, "--json");

        var explanation = JsonDocument.Parse(json).RootElement.GetProperty("explanation");
        explanation.GetProperty("rules").GetArrayLength().Should().Be(71);
        explanation.GetProperty("rules")[0].GetProperty("rule").GetString().Should().Be("misspelled");
    }

    [Fact]
    public async Task Check_says_which_rules_are_never_tried_which_facts_events_lack_and_which_permissions_the_function_needs()
    {
        var (exitCode, output, _) = await RunAsync("check", Write("rules.txt", Rules));

        exitCode.Should().Be(1, "a rule is never tried");
        output.Should().Contain("develop is never tried: none of main matches the same events")
            .And.Contain("Needs the fact changed files, which events do not contain: ci")
            .And.Contain("Needs the fact commit, which events do not contain: develop")
            .And.Contain("    StartBuilds: codebuild:BatchGetBuilds, codebuild:ListBuildsForProject, codebuild:StartBuild on ");
    }

    [Fact]
    public async Task Check_as_json_has_the_same_for_programs()
    {
        var (_, output, _) = await RunAsync("check", Write("rules.txt", Rules), "--json");

        var check = JsonDocument.Parse(output).RootElement;
        var develop = check.GetProperty("rules")[4];
        (develop.GetProperty("rule").GetString(), develop.GetProperty("neverTriedBecauseOf").GetString(), develop.GetProperty("facts")[0].GetString()).Should().Be(("develop", "none of main", "commit"));
        check.GetProperty("permissions").EnumerateArray().Select(statement => statement.GetProperty("sid").GetString()).Should().Contain("StartBuilds");
    }

    [Theory]
    [InlineData("--assembly")]
    [InlineData("--rules")]
    public async Task Rules_in_CSharp_are_read_from_an_assembly(string option)
    {
        var (exitCode, output, errors) = await RunAsync("replay", At("push.json"), option, Assembly, "--member", "ToolRulesTests.Team");

        (exitCode, errors).Should().Be((0, ""));
        output.Should().Contain("would start from-an-assembly");
    }

    [Fact]
    public async Task The_policies_of_an_assembly_limit_the_rules_of_a_repository()
    {
        var file = Write(".codecommit-events.json", """{"rules":[{"on":"push","startBuild":"release"}]}""");

        var (exitCode, output, _) = await RunAsync("check", "--assembly", Assembly, "--member", "ToolRulesTests.Team", "--repository-rules", file, "--repository", "payments-api");

        exitCode.Should().Be(1);
        output.Should().Contain("is \"release\", which the policy for this file does not allow; it allows the projects \"payments-api-*\"");
    }

    [Fact]
    public async Task An_assembly_with_several_members_says_their_names()
    {
        var (exitCode, output, errors) = await RunAsync("check", "--assembly", Assembly);

        (exitCode, output).Should().Be((1, ""));
        errors.Should().Contain("The assembly has several members with rules: ").And.Contain("CodeCommitEvents.Tests.Samples.ToolRulesTests.Team").And.Contain("Add --member with one of them.");
    }

    [Theory]
    [InlineData(1, "The assembly has no member Teem with rules. It has: ", "--assembly", "ASSEMBLY", "--member", "Teem")]
    [InlineData(1, "CodeCommitEvents.Tests.Samples.ToolRulesTests.Broken cannot be created: The environment variable STAGE is not set.", "--assembly", "ASSEMBLY", "--member", "ToolRulesTests.Broken")]
    [InlineData(1, "The file is no assembly of .NET.", "--assembly", "TEXT.dll")]
    [InlineData(1, "The assembly has no static property or field of the type BuildRules.", "--assembly", "LIBRARY")]
    [InlineData(2, "--assembly takes a file with the extension .dll, and not ", "--assembly", "rules.json")]
    [InlineData(2, "An assembly cannot be combined with other files", "TEXT.dll", "--assembly", "ASSEMBLY")]
    [InlineData(2, "An assembly has no --section", "--assembly", "ASSEMBLY", "--section", "x")]
    [InlineData(2, "--member needs an assembly", "TEXT", "--member", "x")]
    public async Task A_wrong_assembly_says_what_is_wrong(int code, string problem, params string[] args)
    {
        Write("text.dll", "no assembly");
        Write("text.txt", Rules);
        var library = typeof(FluentAssertions.AssertionExtensions).Assembly.Location;

        var (exitCode, output, errors) = await RunAsync(["check", .. args.Select(arg => arg switch { "ASSEMBLY" => Assembly, "TEXT.dll" => At("text.dll"), "TEXT" => At("text.txt"), "LIBRARY" => library, _ => arg })]);

        (exitCode, output).Should().Be((code, ""));
        errors.Should().Contain(problem);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exitCode = await ToolProgram.RunAsync(args, new(output, errors), CancellationToken.None);
        return (exitCode, output.ToString(), errors.ToString());
    }

    private string At(string name) => Path.Combine(folder, name);

    private string Write(string name, string content)
    {
        File.WriteAllText(At(name), content);
        return At(name);
    }
}
