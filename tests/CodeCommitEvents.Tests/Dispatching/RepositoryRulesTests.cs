using System.Text;
using System.Text.Json;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.RuleDocuments;
using CodeCommitEvents.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CodeCommitEvents.Tests.Dispatching;

/// <summary>Tests how a dispatcher uses the rules in repositories.</summary>
public sealed class RepositoryRulesTests : RepositoryRulesTest
{
    [Fact]
    public async Task The_rules_of_the_dispatcher_and_of_the_repository_start_builds_and_the_explanation_names_the_file_and_its_commit()
    {
        Central = BuildRules.CreateBuilder().OnPush(push => push.StartBuild("central")).Build();
        Files.Write(File(Rule("\"payments-api-ci\"")));

        var dispatched = await DispatchAsync(FakeEvents.ReferenceUpdated());

        Projects(dispatched).Should().Equal("central", "payments-api-ci");
        var source = SourceOf(dispatched);
        source.Should().BeEquivalentTo(new { RepositoryName = "payments-api", Path = ".codecommit-events.json", Branch = "main" });
        var explanation = dispatched.Decision.Explanation;
        explanation.Rules.Select(rule => (rule.RuleName, rule.Source)).Should().Equal(("central", null), ("payments-api-ci of .codecommit-events.json", source));
        explanation.ToString().Should().Contain("payments-api-ci of .codecommit-events.json: matched").And.Contain($"rules of the repository: .codecommit-events.json at {source.CommitId[..12]} of main");
        explanation.ToText().Should().Contain(source.CommitId[..12]);
        var json = JsonDocument.Parse(explanation.ToJson()).RootElement;
        json.GetProperty("repositoryRules").GetProperty("commit").GetString().Should().Be(source.CommitId);
        json.GetProperty("rules")[1].GetProperty("file").GetString().Should().Be(source.Path);
        Logger.Lines.Should().Contain(line => line.Id == 1 && line.Line.StartsWith("Rule payments-api-ci of .codecommit-events.json started build"));
    }

    [Fact]
    public async Task A_build_knows_the_rule_and_the_file_that_asked_for_it()
    {
        Files.Write(File(Rule("\"payments-api-ci\"")));

        var dispatched = await DispatchAsync(FakeEvents.ReferenceUpdated());

        var request = Starter.ShouldHaveStarted("payments-api-ci");
        request.RuleSource.Should().Be(SourceOf(dispatched));
        request.EnvironmentVariables["CODECOMMIT_RULE_SOURCE"].Value.Should().Be(SourceOf(dispatched).ToString());
        request.EnvironmentVariables["CODECOMMIT_RULE"].Value.Should().Be("payments-api-ci of .codecommit-events.json");
    }

    [Fact]
    public async Task Without_a_policy_or_for_another_repository_no_file_is_read()
    {
        Files.Write(File(Rule("\"payments-api-ci\"")), "shop");

        await DispatchAsync(FakeEvents.ReferenceUpdated() with { RepositoryName = "shop" });
        await DispatchAsync(FakeEvents.ApprovalRuleTemplateCreated());
        await DispatchAsync(FakeEvents.BuildStateChange(BuildStatus.InProgress));
        await Dispatcher(options => options.RepositoryRulesPolicies.Clear()).DispatchAsync(FakeEvents.ReferenceUpdated());

        Files.Events.Should().BeEmpty();
        Starter.ShouldHaveStartedNothing(allowNoEvent: true);
    }

    [Fact]
    public async Task A_repository_without_a_file_has_only_the_rules_of_the_dispatcher()
    {
        Central = BuildRules.CreateBuilder().OnPush(push => push.StartBuild("central")).Build();

        var dispatched = await DispatchAsync(FakeEvents.ReferenceUpdated());

        Projects(dispatched).Should().Equal("central");
        (dispatched.HasFailures, dispatched.Decision.RepositoryRules, dispatched.Decision.RepositoryRulesProblem).Should().Be((false, null, null));
    }

    [Fact]
    public async Task A_pull_request_into_a_protected_branch_has_the_rules_of_this_branch_and_any_other_those_of_the_default_branch()
    {
        Policy.ProtectedBranches.Add("release/*");
        Files.Write(File(Rule("\"payments-api-main\"", "pullRequest"))).Write(File(Rule("\"payments-api-release\"", "pullRequest")), branch: "release/1");
        Files.Write(File(Rule("\"payments-api-mine\"", "pullRequest")), branch: "mine");
        var opened = FakeEvents.PullRequestCreated();

        Projects(await DispatchAsync(opened with { Destination = GitReference.Branch("release/1") })).Should().Equal("payments-api-release");
        Projects(await DispatchAsync(opened with { Destination = GitReference.Branch("mine") })).Should().Equal("payments-api-main");
    }

    [Fact]
    public async Task A_rule_of_the_dispatcher_that_stops_processing_stops_the_rules_of_the_repository_whose_file_is_then_not_read()
    {
        Central = BuildRules.CreateBuilder().OnPush(push => push.Ignore()).Build();
        Files.Write(File(Rule("\"payments-api-ci\"")));

        (await DispatchAsync(FakeEvents.ReferenceUpdated())).Builds.Should().BeEmpty();
        Files.Events.Should().BeEmpty();
    }

    [Fact]
    public async Task The_same_build_of_both_starts_once_for_the_rule_of_the_dispatcher()
    {
        Central = BuildRules.CreateBuilder().OnPush(push => push.StartBuild("payments-api-ci")).Build();
        Files.Write(File(Rule("\"{repository}-ci\"")));

        var dispatched = await DispatchAsync(FakeEvents.ReferenceUpdated());

        Starter.ShouldHaveStarted("payments-api-ci").RuleName.Should().Be("payments-api-ci");
        dispatched.Decision.RepeatedBuilds.Should().ContainSingle(build => build.RuleName == "{repository}-ci of .codecommit-events.json" && build.EarlierRuleName == "payments-api-ci");
    }

    [Fact]
    public async Task Providers_of_facts_are_asked_once_for_the_rules_of_both()
    {
        var (files, commits) = (new FakeChangedFilesProvider { Files = new() { Files = [new() { FilePath = "src/a.cs" }] } }, new FakeCommitProvider { Commit = new() { Message = "feat: x" } });
        Central = BuildRules.CreateBuilder().OnPush(push => push.Touching("docs/**").StartBuild("docs")).Build();
        Files.Write(File("""{ "on": "push", "touching": "src/**", "withCommitType": "feat", "startBuild": "payments-api-ci" }"""));

        var dispatched = await Dispatcher(options => (options.ChangedFiles, options.Commits) = (files, commits)).DispatchAsync(FakeEvents.ReferenceUpdated());

        Projects(dispatched).Should().Equal("payments-api-ci");
        (files.Asked.Count, commits.Asked.Count, Files.Events.Count).Should().Be((1, 1, 1));
    }

    [Fact]
    public async Task If_the_file_cannot_be_read_this_time_the_event_fails_and_the_next_delivery_starts_what_is_missing()
    {
        Central = BuildRules.CreateBuilder().OnPush(push => push.StartBuild("central")).Build();
        Files.Write(File(Rule("\"payments-api-ci\""))).FailTransiently(times: 1);
        var (dispatcher, push) = (Dispatcher(), FakeEvents.ReferenceUpdated());

        var first = await dispatcher.DispatchAsync(push);
        first.HasFailures.Should().BeTrue();
        first.ToString().Should().Contain("The rules in the repository could not be looked up: TimeoutException.");
        Projects(first).Should().Equal("central");
        var second = await dispatcher.DispatchAsync(push);

        second.HasFailures.Should().BeFalse();
        second.Builds.Select(build => build.Outcome).Should().Equal(DispatchOutcome.Duplicate, DispatchOutcome.Started);
        Logger.Lines.Should().ContainSingle(line => line.Id == 46);
    }

    [Fact]
    public async Task A_broken_file_starts_nothing_and_says_where_and_what_while_the_rules_of_the_dispatcher_are_used()
    {
        Central = BuildRules.CreateBuilder().OnPush(push => push.StartBuild("central")).Build();
        Files.Write("{ \"rules\": [\n { \"on\": \"push\", \"startBuild\": \"payments-api-ci\" },\n { \"on\": \"push\",\n \"toBrahnc\": \"main\", \"startBuild\": \"payments-api-ci\" } ] }");

        var dispatched = await DispatchAsync(FakeEvents.ReferenceUpdated());

        Projects(dispatched).Should().Equal("central");
        dispatched.HasFailures.Should().BeFalse("a delivery that is repeated would find the same file");
        const string Error = "rules[1].toBrahnc (line 4) is an unknown key; did you mean toBranch?";
        dispatched.Decision.RepositoryRulesProblem!.Errors.Should().Equal(Error);
        dispatched.ToString().Should().Contain(Error);
        dispatched.Decision.Explanation.ToText().Should().Contain(Error);
        JsonDocument.Parse(dispatched.Decision.Explanation.ToJson()).RootElement.GetProperty("repositoryRules").GetProperty("errors")[0].GetString().Should().Be(Error);
        Logger.Lines.Should().ContainSingle(line => line.Id == 45 && line.Line.Contains(Error));
    }

    [Fact]
    public async Task A_problem_is_told_once_on_each_pull_request_and_again_only_if_it_changes()
    {
        Files.Write("nonsense");
        var dispatcher = Dispatcher();
        var opened = FakeEvents.PullRequestCreated();

        await dispatcher.DispatchAsync(opened);
        await dispatcher.DispatchAsync(FakeEvents.CommentOnPullRequestCreated() with { PullRequestId = opened.PullRequestId });
        Problems.Sent.Should().ContainSingle().Which.RulesProblem!.Errors.Should().ContainSingle(error => error.Contains("line 1"));
        await dispatcher.DispatchAsync(opened with { PullRequestId = "99" });
        Problems.Sent.Should().HaveCount(2);
        Files.Write("{}");
        await dispatcher.DispatchAsync(opened);
        Problems.Sent.Should().HaveCount(3);
        Logger.Lines.First(line => line.Id == 23).Line.Should().StartWith("Rule file .codecommit-events.json");
        Problems.Sent.Select(sent => sent.IdempotencyToken).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Policies_come_from_configuration_and_a_wrong_key_is_an_error()
    {
        static ServiceProvider Provide(params (string Key, string Value)[] settings)
        {
            var services = new ServiceCollection().AddSingleton<IBuildStarter, FakeBuildStarter>().AddSingleton<IRepositoryRulesProvider, FakeRepositoryRules>();
            services.AddCodeCommitEvents(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build()).AddRules(_ => { });
            return services.BuildServiceProvider();
        }

        (string, string) rule = ("Rules:0:On", "push");
        (string, string) build = ("Rules:0:StartBuild", "ci");
        using var right = Provide(rule, build, ("RepositoryRules:0:Repositories:0", "payments-*"), ("RepositoryRules:0:Projects", "{repository}-*"), ("RepositoryRules:0:MaxTimeout", "01:00:00"), ("RepositoryRules:0:AllowBatches", "true"));
        using var wrong = Provide(rule, build, ("RepositoryRules:0:Repositores:0", "payments-*"));
        using var pattern = Provide(rule, build, ("RepositoryRules:0:Repositories:0", "payments-["));

        var policy = right.GetRequiredService<IOptions<BuildDispatcherOptions>>().Value.RepositoryRulesPolicies.Should().ContainSingle().Subject;
        (policy.Repositories.Single(), policy.Projects.Single(), policy.MaxTimeout, policy.AllowBatches, policy.AllowInlineBuildspecs).Should().Be(("payments-*", "{repository}-*", TimeSpan.FromHours(1), true, false));
        right.GetRequiredService<BuildDispatcher>().Should().NotBeNull();
        FluentActions.Invoking(wrong.GetRequiredService<BuildDispatcher>).Should().Throw<OptionsValidationException>().WithMessage("*Repositores is unknown*");
        FluentActions.Invoking(pattern.GetRequiredService<BuildDispatcher>).Should().Throw<OptionsValidationException>().WithMessage("*Repositories of a policy*");
    }

    [Fact]
    public void A_policy_without_a_provider_and_a_channel_that_does_not_exist_are_errors()
    {
        FluentActions.Invoking(() => Dispatcher(options => options.RepositoryRules = null)).Should().Throw<OptionsValidationException>().WithMessage("*CodeCommitEvents.CodeCommit*");
        FluentActions.Invoking(() => Dispatcher(options => options.RulesProblemChannel = "missing")).Should().Throw<OptionsValidationException>().WithMessage("*'missing'*");
    }

    [Fact]
    public void A_file_can_be_tested_with_the_policy_before_it_is_merged()
    {
        var right = Encoding.UTF8.GetBytes(File(Rule("\"payments-api-ci\"")));
        var wrong = Encoding.UTF8.GetBytes(File(Rule("\"shop-ci\"")));

        BuildRulesDocument.FromRepository(right, "payments-api", Policy).Rules.Should().ContainSingle();
        FluentActions.Invoking(() => BuildRulesDocument.FromRepository(wrong, "payments-api", Policy)).Should().Throw<BuildRulesFormatException>().WithMessage("*\"shop-ci\"*\"payments-api-*\"*");
    }
}
