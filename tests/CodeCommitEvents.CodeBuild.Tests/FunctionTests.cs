using System.Text.Json;
using System.Text.RegularExpressions;

namespace CodeCommitEvents.CodeBuild.Tests;

/// <summary>The sample's built assembly behind its handler string. Its client finds the service by the variables of the SDK.</summary>
[Collection(ProcessWide.Name)]
public sealed partial class FunctionTests(Moto moto)
{
    private const string NoFailures = """{"batchItemFailures":[]}""";

    [MotoFact]
    public async Task A_batch_starts_its_builds()
    {
        await moto.ResetAsync();
        using var client = moto.Client(TestEnvironment.Region);
        await Moto.CreateProjectAsync(client, "payments-ci");
        await Moto.CreateProjectAsync(client, "payments-publish");
        var (opened, tagged) = (Payload.Read("notification/pullRequestCreated.json"), Payload.Read("notification/referenceCreated-tag.json"));
        using var environment = new FunctionEnvironment(moto.Url);
        var function = new BuiltFunction();

        var answer = await function.InvokeAsync(Payload.FromQueueOfTopic(opened, tagged, Payload.Read("notification/pullRequestApprovalStateChanged.json"), "hello"));

        answer.Should().Be(NoFailures);
        (await Moto.BuildsOfAsync(client, "payments-ci")).Should().Equal(("payments-ci", Payload.CommitOf(opened)));
        (await Moto.BuildsOfAsync(client, "payments-publish")).Should().Equal(("payments-publish", Payload.CommitOf(tagged)));
        (await function.InvokeAsync(Payload.FromQueueOfTopic(opened))).Should().Be(NoFailures);
        (await Moto.BuildsOfAsync(client, "payments-ci")).Should().ContainSingle("the second delivery is of the same change");
    }

    [MotoFact]
    public async Task Of_a_batch_only_the_record_comes_again_whose_project_is_not_there()
    {
        await moto.ResetAsync();
        using var client = moto.Client(TestEnvironment.Region);
        await Moto.CreateProjectAsync(client, "payments-ci");
        using var environment = new FunctionEnvironment(moto.Url);

        var answer = await new BuiltFunction().InvokeAsync(Payload.FromQueueOfTopic(
            Payload.Read("notification/commentOnPullRequestCreated.json"), Payload.Read("notification/referenceCreated-tag.json"), Payload.Read("notification/pullRequestCreated.json")));

        answer.Should().Be("""{"batchItemFailures":[{"itemIdentifier":"record-2"}]}""");
        (await Moto.BuildsOfAsync(client, "payments-ci")).Should().ContainSingle();
        var lines = environment.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Select(Text("level")).Should().BeEquivalentTo("Information", "Information", "Error");
        var error = lines.Single(line => Text("level")(line) == "Error");
        (Text("ProjectName")(error), Text("message")(error)).Should().Be(("payments-publish", "Rule payments-publish could not start a build of payments-publish"));
        Text("exception")(error).Should().Contain("ResourceNotFoundException");
    }

    [MotoFact]
    public async Task A_message_straight_from_the_topic_fails_with_an_exception()
    {
        await moto.ResetAsync();
        using var environment = new FunctionEnvironment(moto.Url);

        var invoke = () => new BuiltFunction().InvokeAsync(Payload.FromTopic(Payload.Read("notification/pullRequestCreated.json")));

        (await invoke.Should().ThrowAsync<Exception>()).WithMessage("*payments-ci was not started*ResourceNotFoundException*");
    }

    [Fact]
    public async Task A_push_starts_a_batch_build_and_what_was_throttled_comes_again()
    {
        await using var server = new CodeBuildServer(Answer.Error(400, "AccountLimitExceededException"), Answer.Batch);
        using var environment = new FunctionEnvironment(server.Url);
        var function = new BuiltFunction();
        var pushed = Payload.Read("notification/referenceUpdated.json");

        (await function.InvokeAsync(Payload.FromQueueOfTopic(pushed))).Should().Be("""{"batchItemFailures":[{"itemIdentifier":"record-1"}]}""");
        (await function.InvokeAsync(Payload.FromQueueOfTopic(pushed))).Should().Be(NoFailures);

        server.Calls.Select(call => (call.Operation, call.Text("projectName"), call.Text("sourceVersion"))).Should().Equal(Enumerable.Repeat<(string, string?, string?)>(("StartBuildBatch", "payments-release", Payload.CommitOf(pushed)), 2));
        server.Calls.Select(call => call.Text("idempotencyToken")).Distinct(StringComparer.Ordinal).Should().ContainSingle();
        server.Calls.Should().OnlyContain(call => call.Headers["Authorization"].Contains("Credential=AKIDFUNCTION/", StringComparison.Ordinal)
            && call.Headers["Authorization"].Contains($"/{TestEnvironment.Region}/codebuild/", StringComparison.Ordinal));
    }

    /// <summary>The captures, as if their repository were one of the team's, with its trunk.</summary>
    [Fact]
    public async Task Captures_start_what_the_rules_say()
    {
        var captures = Payload.Captures is not { } folder ? [] : Directory.GetFiles(Path.Combine(folder, "notification"), "*.json").Order(StringComparer.Ordinal)
            .Select(file => File.ReadAllText(file).Replace("learn_codebuild", "payments-api", StringComparison.Ordinal).Replace("refs/heads/master", "refs/heads/main", StringComparison.Ordinal)
                .Replace("\"master\"", "\"main\"", StringComparison.Ordinal)).ToArray();
        await using var server = new CodeBuildServer(call => call.Operation == "StartBuildBatch" ? Answer.Batch : Answer.Build);
        using var environment = new FunctionEnvironment(server.Url);

        (await new BuiltFunction().InvokeAsync(Payload.FromQueueOfTopic(captures))).Should().Be(NoFailures);

        server.Calls.Where(call => call.Operation.StartsWith("Start", StringComparison.Ordinal)).Select(call => (call.Text("projectName"), call.Text("sourceVersion")))
            .Should().BeEquivalentTo(captures.Select(WhatItStarts).Where(build => build.Project is not null));
    }

    [Fact]
    public void The_template_names_the_projects_of_the_rules() =>
        Project().Matches(BuiltFunction.Template).Select(match => match.Groups["name"].Value)
            .Should().BeEquivalentTo(Start().Matches(BuiltFunction.Rules).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal));

    [Fact]
    public void The_numbers_of_the_template_fit_each_other()
    {
        var timeout = Number("Timeout");

        Number("FUNCTION_TIMEOUT").Should().Be(timeout);
        Number("VisibilityTimeout").Should().BeGreaterThanOrEqualTo(6 * timeout, "Lambda asks for that");
        TimeSpan.FromSeconds((Number("maxReceiveCount") - 1) * Number("VisibilityTimeout")).Should()
            .BeGreaterThan(Building.InMemoryBuildClaims.DefaultLease, "the claim of a crashed instance ends before the last attempt");
    }

    private static (string? Project, string? Commit) WhatItStarts(string notification)
    {
        var detail = JsonDocument.Parse(notification).RootElement.GetProperty("detail");
        return Text("event")(detail) switch
        {
            "pullRequestCreated" or "pullRequestSourceBranchUpdated" => ("payments-ci", Text("sourceCommit")(detail)),
            "referenceCreated" or "referenceUpdated" when Text("referenceFullName")(detail) == "refs/heads/main" => ("payments-release", Text("commitId")(detail)),
            _ => default,
        };
    }

    private static Func<JsonElement, string?> Text(string name) => element => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static int Number(string key) =>
        int.Parse(Regex.Match(BuiltFunction.Template, $@"^ +{key}: ""?(\d+)", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@":project/(?<name>[\w-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Project();

    [GeneratedRegex(@"start (?<name>payments-[\w-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Start();
}
