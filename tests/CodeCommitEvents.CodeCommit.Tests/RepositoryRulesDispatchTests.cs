using Amazon.CodeCommit;
using CodeCommitEvents.Testing;
using Microsoft.Extensions.DependencyInjection;
using static CodeCommitEvents.CodeCommit.Tests.GitChange;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests a dispatcher with the rules in a repository, and the comment about a broken file.</summary>
public sealed class RepositoryRulesDispatchTests : CommentTest
{
    private const string Rules = CodeCommitOptions.DefaultRulesPath;

    private readonly FakeBuildStarter starter = new();
    private BuildDispatcher? dispatcher;

    private BuildDispatcher Dispatcher => dispatcher ??= new(BuildRules.CreateBuilder().OnPullRequest(pr => pr.StartBuild("central")).Build(), starter, new()
    {
        RepositoryRules = new CodeCommitRepositoryRules(Server.Client(), Options()),
        RepositoryRulesPolicies = { new() { Repositories = { Git.Name }, Projects = { "{repository}-*" } } },
        Channels = { ["pull-request"] = Channel() },
        RulesProblemChannel = "pull-request",
        Logger = Logger,
    });

    [Fact]
    public async Task A_pull_request_starts_the_builds_of_the_file_in_the_default_branch_and_not_those_that_it_adds_itself()
    {
        var tip = Git.Commit("main", Write(Rules, FileWith("payments-api-ci")));
        Git.Commit("feature", Write(Rules, FileWith("payments-api-deploy")));

        var dispatched = await Dispatcher.DispatchAsync(Opened());

        dispatched.Builds.Select(build => build.Request.ProjectName).Should().Equal("central", "payments-api-ci");
        dispatched.Decision.RepositoryRules!.CommitId.Should().Be(tip);
        Server.Comments.All.Should().BeEmpty();
    }

    [Fact]
    public async Task A_broken_file_is_one_comment_with_line_and_suggestion_that_follows_the_file()
    {
        Git.Commit("main", Write(Rules, "{ \"rules\": [\n { \"on\": \"pullRequest\",\n   \"intoo\": \"main\", \"startBuild\": \"payments-api-ci\" } ] }"));

        var first = await Dispatcher.DispatchAsync(Opened());
        var repeated = await Dispatcher.DispatchAsync(Opened());

        (first.HasFailures, repeated.HasFailures).Should().Be((false, false));
        Comment.Content.Should().Contain("rules[0].intoo (line 3) is an unknown key; did you mean into?").And.Contain($"{Rules} at {Git.Tip("main")![..12]} of main");
        first.Builds.Should().ContainSingle(build => build.Request.ProjectName == "central");

        Git.Commit("main", Write(Rules, FileWith("shop-deploy")));
        await Dispatcher.DispatchAsync(Opened());
        Comment.Content.Should().Contain("shop-deploy").And.Contain("payments-api-*").And.NotContain("intoo");
    }

    [Fact]
    public async Task Text_of_the_file_is_code_in_the_comment()
    {
        Git.Commit("main", Write(Rules, "{ \"rules\": [ { \"on\": \"pullRequest\", \"startBuild\": \"<img/src=x>``[a](http://evil)**@mary\" } ] }"));

        await Dispatcher.DispatchAsync(Opened());

        Comment.Content.Should().Contain("``` rules[0].startBuild (line 1)").And.Contain("<img/src=x>``[a](http://evil)**@mary");
    }

    [Fact]
    public async Task A_comment_that_cannot_be_written_does_not_fail_the_event()
    {
        Git.Commit("main", Write(Rules, "nonsense"));
        Server.PullRequests["7"] = Server.PullRequests["7"] with { IsClosed = true };

        (await Dispatcher.DispatchAsync(Opened())).HasFailures.Should().BeFalse();
        Server.Comments.All.Should().BeEmpty();
    }

    [Fact]
    public async Task With_dependency_injection_a_policy_is_enough()
    {
        Git.Commit("main", Write(Rules, FileWith("payments-api-ci")));
        var services = new ServiceCollection().AddSingleton<IAmazonCodeCommit>(Server.Client()).AddSingleton<IBuildStarter>(starter);
        services.AddCodeCommitEvents(options => options.RepositoryRulesPolicies.Add(new() { Repositories = { Git.Name }, Projects = { "{repository}-*" } }))
            .AddRules(rules => rules.OnPullRequest(pr => pr.StartBuild("central"))).AddCodeCommit();
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<BuildDispatcher>().DispatchAsync(Opened());

        starter.Requests.Select(request => request.ProjectName).Should().Equal("central", "payments-api-ci");
    }

    private static string FileWith(string project) => $$"""{ "rules": [ { "on": "pullRequest", "startBuild": "{{project}}" } ] }""";

    private Events.PullRequestCreatedEvent Opened() => FakeEvents.PullRequestCreated() with
    {
        PullRequestId = "7",
        RepositoryName = Git.Name,
        SourceCommit = Source,
        DestinationCommit = Destination,
        Destination = Events.GitReference.Branch("main"),
    };
}
