using Amazon.CodeCommit;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using Microsoft.Extensions.DependencyInjection;
using static CodeCommitEvents.CodeCommit.Tests.GitChange;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests commands in comments from the event to the answer: with a dispatcher, the providers and the channel, as one line each registers them.</summary>
public sealed class PullRequestCommandDispatchTests : CommentTest
{
    private const string Person = "arn:aws:iam::111122223333:user/anna";

    private static readonly BuildRules Rules = BuildRules.CreateBuilder()
        .OnPullRequest("checks", pr => pr.Into("main").StartBuild("payments-ci"))
        .OnComment("commands", comment => comment.RunCommands("pull-request"))
        .Build();

    private readonly FakeBuildStarter starter = new();
    private DateTimeOffset now = new(2026, 9, 16, 16, 12, 0, TimeSpan.Zero);

    private IEnumerable<string> Answers => Server.Comments.All.Where(comment => comment.Author != Person).Select(comment => comment.Content.Split('\n')[0]);

    [Fact]
    public async Task A_build_starts_with_the_newest_commit_and_the_answer_is_in_the_thread_once()
    {
        await using var services = Provide();
        var source = Git.Commit("feature", Write("src/b.cs"));
        var comment = Said("/build");

        await DispatchAsync(services, comment);
        await DispatchAsync(services, comment);

        starter.Started.Should().ContainSingle().Which.SourceVersion.Should().Be(source);
        var answer = Server.Comments.All.Should().ContainSingle(stored => stored.InReplyTo == comment.CommentId).Subject;
        answer.Content.Should().StartWith("**1 build started**\n\n- payments-ci: started `(payments-ci:");
    }

    [Fact]
    public async Task A_stopped_build_is_started_again_and_every_command_has_its_answer()
    {
        await using var services = Provide();

        foreach (var command in new[] { "/build", "/cancel", "/retest", "/why", "/help", "/biuld" })
        {
            await DispatchAsync(services, Said(command));
        }

        (starter.Started.Count, starter.Stopped.Count).Should().Be((2, 1));
        Answers.Should().HaveCount(6).And.HaveElementAt(0, "**1 build started**").And.HaveElementAt(1, "**1 build stopped**").And.HaveElementAt(2, "**1 build started**");
        Answers.Last().Should().Contain("`/biuld`").And.Contain("`/build`");
    }

    [Fact]
    public async Task A_build_of_a_rule_on_new_commits_is_started_again_after_a_push_and_not_before()
    {
        await using var services = Provide(BuildRules.CreateBuilder()
            .OnPullRequest("full", pr => pr.Into("main").Opened().StartBuild("payments-full"))
            .OnPullRequest("quick", pr => pr.Into("main").Updated().StartBuild("payments-quick"))
            .OnComment("commands", comment => comment.RunCommands("pull-request"))
            .Build());

        await DispatchAsync(services, Said("/build"));
        Git.Commit("feature", Write("src/b.cs"));
        await DispatchAsync(services, Said("/build"));
        starter.Complete(starter.Builds[1], BuildStatus.Failed);
        await DispatchAsync(services, Said("/retest"));

        starter.Started.Select(build => build.ProjectName).Should().Equal("payments-full", "payments-quick", "payments-quick");
    }

    [Fact]
    public async Task A_closed_pull_request_gets_an_answer_but_no_build()
    {
        await using var services = Provide();
        Server.PullRequests["7"] = Server.PullRequests["7"] with { IsClosed = true };

        await DispatchAsync(services, Said("/build"));

        starter.Started.Should().BeEmpty();
        Answers.Should().ContainSingle().Which.Should().Contain("closed");
    }

    [Fact]
    public async Task The_answer_is_no_command_even_if_its_event_has_no_text()
    {
        await using var services = Provide();
        await DispatchAsync(services, Said("/help"));
        var answer = Server.Comments.All.Single(stored => stored.Author != Person);

        var own = Said(answer.Content) with { CallerUserArn = new(answer.Author) };
        var withText = await DispatchAsync(services, own);
        var withoutText = await DispatchAsync(services, own with { Thread = null });

        withText.Notifications.Should().BeEmpty();
        withoutText.Notifications.Should().BeEmpty();
        Answers.Should().ContainSingle();
    }

    private ServiceProvider Provide(BuildRules? rules = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IAmazonCodeCommit>(Server.Client());
        services.AddSingleton<IBuildStarter>(starter);
        services.AddSingleton<IPullRequestBuildsProvider>(new FakePullRequests().Add(starter));
        services.AddCodeCommitEvents().AddRules(rules ?? Rules).AddCodeCommit().AddPullRequestComments();
        return services.BuildServiceProvider();
    }

    private static Task<DispatchedEvent> DispatchAsync(ServiceProvider services, ServiceEvent serviceEvent) => services.GetRequiredService<BuildDispatcher>().DispatchAsync(serviceEvent);

    /// <summary>Each comment is said a minute after the one before it.</summary>
    private CommentOnPullRequestCreatedEvent Said(string text)
    {
        now = now.AddMinutes(1);
        return new()
        {
            CommentId = Server.Comments.Add("7", Person, text).Id,
            PullRequestId = "7",
            Account = "111122223333",
            Region = "eu-central-1",
            Time = now,
            RepositoryName = Git.Name,
            CallerUserArn = new(Person),
            Thread = [new Comment { AuthorArn = new(Person), Text = text }],
        };
    }
}
