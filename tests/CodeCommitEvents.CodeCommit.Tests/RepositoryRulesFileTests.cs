using System.Text;
using CodeCommitEvents.Building;
using CodeCommitEvents.Dispatching;
using CodeCommitEvents.Events;
using CodeCommitEvents.Testing;
using Microsoft.Extensions.Logging;
using static CodeCommitEvents.CodeCommit.Tests.GitChange;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests from which branch and commit the file with rules is read, and how often.</summary>
public sealed class RepositoryRulesFileTests : FactTest
{
    private const string Rules = CodeCommitOptions.DefaultRulesPath;

    private CodeCommitRepositoryRules? provider;

    private CodeCommitRepositoryRules Provider => provider ??= new(Server.Client(), Options());

    [Fact]
    public async Task A_push_to_any_branch_has_the_file_of_the_default_branch()
    {
        var main = Git.Commit("main", Write(Rules, "main"));
        var tip = Git.Commit("feature", Write(Rules, "mine"));

        var file = await Provider.GetFileAsync(Push("feature", null, tip), _ => true);

        TextOf(file).Should().Be("main");
        file!.Source.Should().Be(new RuleSource { RepositoryName = Git.Name, Path = Rules, CommitId = main, Branch = "main" });
        Server.Operations.Should().Equal("GetRepository", "GetBranch", "GetFile");
        Server.Calls[^1].Text("commitSpecifier").Should().Be(main, "the branch can move between two calls");
    }

    [Fact]
    public async Task A_pull_request_has_the_file_of_its_protected_destination_and_never_that_of_its_source()
    {
        Git.Commit("main", Write(Rules, "main"));
        Git.Commit("release/1", Write(Rules, "release"));
        Git.Commit("mine", Write(Rules, "mine"));
        Server.PullRequests["7"] = new(Git, "mine", "release/1");

        TextOf(await Provider.GetFileAsync(Into("release/1"), IsRelease)).Should().Be("release");
        TextOf(await Provider.GetFileAsync(Comment(), IsRelease)).Should().Be("release");
    }

    [Fact]
    public async Task A_pull_request_into_a_branch_of_the_attacker_has_the_file_of_the_default_branch()
    {
        Git.Commit("main", Write(Rules, "main"));
        Git.Commit("mine", Write(Rules, "mine"));
        Git.Commit("refs/heads/main", Write(Rules, "mine"));
        Server.PullRequests["7"] = new(Git, "x", "mine");

        TextOf(await Provider.GetFileAsync(Into("mine"), IsRelease)).Should().Be("main");
        TextOf(await Provider.GetFileAsync(Comment(), IsRelease)).Should().Be("main");
        TextOf(await Provider.GetFileAsync(Into("refs/heads/main"), IsRelease)).Should().Be("main");
    }

    [Fact]
    public async Task The_commits_that_the_author_of_a_comment_passed_do_not_choose_the_file()
    {
        Git.Commit("main", Write(Rules, "main"));
        var mine = Git.Commit("mine", Write(Rules, "mine"));
        Server.PullRequests["7"] = new(Git, "mine", "main");

        TextOf(await Provider.GetFileAsync(Comment() with { BeforeCommitId = mine }, branch => branch == "main")).Should().Be("main");
    }

    [Fact]
    public async Task A_tag_or_a_branch_that_has_the_name_of_a_commit_does_not_choose_the_file()
    {
        var main = Git.Commit("main", Write(Rules, "main"));
        Git.Commit(main, Write(Rules, "mine"));

        TextOf(await Provider.GetFileAsync(Push("main", null, main), IsRelease)).Should().Be("main");
    }

    [Fact]
    public async Task A_protected_destination_that_was_deleted_leaves_the_default_branch()
    {
        Git.Commit("main", Write(Rules, "main"));

        TextOf(await Provider.GetFileAsync(Into("release/gone"), IsRelease)).Should().Be("main");
    }

    [Fact]
    public async Task A_finished_build_has_the_file_of_the_default_branch_of_its_repository()
    {
        Git.Commit("main", Write(Rules, "main"));
        var build = FakeEvents.BuildStateChange(BuildStatus.Failed);
        build.RepositoryName.Should().Be(Git.Name);

        TextOf(await Provider.GetFileAsync(build, IsRelease)).Should().Be("main");
    }

    [Fact]
    public async Task A_file_is_read_once_for_each_commit_also_if_many_events_arrive_at_the_same_time()
    {
        var first = Git.Commit("main", Write(Rules, "one"));

        var files = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Provider.GetFileAsync(Push("main", null, first), IsRelease)));
        files.Distinct().Should().ContainSingle("the same instance is read once by the dispatcher");
        Server.Operations.Count(operation => operation == "GetFile").Should().Be(1);

        var second = Git.Commit("main", Write(Rules, "two"));
        TextOf(await Provider.GetFileAsync(Push("main", first, second), IsRelease)).Should().Be("two");
        Server.Operations.Count(operation => operation == "GetFile").Should().Be(2);
    }

    [Fact]
    public async Task A_repository_without_the_file_is_asked_once_for_each_commit()
    {
        var tip = Git.Commit("main", Write("README.md"));

        (await Provider.GetFileAsync(Push("main", null, tip), IsRelease)).Should().BeNull();
        (await Provider.GetFileAsync(Push("main", null, tip), IsRelease)).Should().BeNull();

        Server.Operations.Count(operation => operation == "GetFile").Should().Be(1);
        Logger.Lines.Should().BeEmpty("a repository without the file is normal");
    }

    [Fact]
    public async Task An_empty_repository_a_folder_and_a_submodule_have_no_rules()
    {
        (await Provider.GetFileAsync(Push("main", null, GoneCommit), IsRelease)).Should().BeNull();
        var tip = Git.Commit("main", Write($"{Rules}/a.json", "{}"));
        (await Provider.GetFileAsync(Push("main", null, tip), IsRelease)).Should().BeNull();
        Git.Commit("other", Delete($"{Rules}/a.json"), Write(Rules, tip) with { Mode = Submodule });
        (await Provider.GetFileAsync(Into("other"), _ => true)).Should().BeNull();
    }

    [Theory]
    [InlineData(SymbolicLink, 20, "symbolic link")]
    [InlineData("100644", 64 * 1024 + 1, "64 KiB")]
    [InlineData("100644", 7 * 1024 * 1024, "64 KiB")]
    public async Task A_symbolic_link_or_a_file_that_is_too_large_is_a_problem(string mode, int size, string problem)
    {
        var tip = Git.Commit("main", Write(Rules, new string('x', size)) with { Mode = mode });

        var file = await Provider.GetFileAsync(Push("main", null, tip), IsRelease);

        file!.Problem.Should().Contain(problem);
        file.Content.Length.Should().Be(0);
    }

    [Fact]
    public async Task A_call_that_fails_transiently_is_repeated_and_then_fails_and_is_not_kept()
    {
        var tip = Git.Commit("main", Write(Rules, "main"));
        Server.Instead = call => call.Operation == "GetFile" ? Answer.Error(500, "InternalFailure") : null;
        await FluentActions.Awaiting(() => Provider.GetFileAsync(Push("main", null, tip), IsRelease)).Should().ThrowAsync<Amazon.Runtime.AmazonServiceException>();

        Server.Instead = _ => null;
        TextOf(await Provider.GetFileAsync(Push("main", null, tip), IsRelease)).Should().Be("main");
    }

    [Theory]
    [InlineData("GetFile")]
    [InlineData("GetBranch")]
    [InlineData("GetRepository")]
    public async Task A_call_that_is_refused_leaves_a_file_with_a_problem_and_a_warning(string operation)
    {
        var tip = Git.Commit("main", Write(Rules, "main"));
        Server.Instead = call => call.Operation == operation ? Answer.Error(400, "AccessDeniedException") : null;

        var file = await Provider.GetFileAsync(Push("main", null, tip), IsRelease);

        file!.Problem.Should().Be($"cannot be read: {operation}: AccessDeniedException (400)");
        file.Source.ToString().Should().Be(".codecommit-events.json");
        Logger.Lines.Should().ContainSingle(line => line.Id == 33 && line.Level == LogLevel.Warning)
            .Which.Line.Should().StartWith("CodeCommit refused a call, so that facts of an event are unknown (rules in the repository): " + operation + ": AccessDeniedException (400), request ");
    }

    [Fact]
    public async Task The_path_of_the_file_can_be_chosen()
    {
        var tip = Git.Commit("main", Write("ci/rules.json", "here"));

        TextOf(await new CodeCommitRepositoryRules(Server.Client(), Options(options => options.RulesPath = "ci/rules.json")).GetFileAsync(Push("main", null, tip), IsRelease)).Should().Be("here");
        FluentActions.Invoking(() => new CodeCommitRepositoryRules(Server.Client(), Options(options => options.RulesPath = "/rules.json"))).Should().Throw<Microsoft.Extensions.Options.OptionsValidationException>();
    }

    private static bool IsRelease(string branch) => branch.StartsWith("release/", StringComparison.Ordinal);

    private static string? TextOf(RepositoryRulesFile? file) => file is null ? null : Encoding.UTF8.GetString(file.Content.Span);

    private PullRequestSourceBranchUpdatedEvent Into(string branch) =>
        new() { PullRequestId = "7", RepositoryName = Git.Name, SourceCommit = GoneCommit, Source = GitReference.Branch("mine"), Destination = GitReference.Parse($"refs/heads/{branch}") };

    private CommentOnPullRequestCreatedEvent Comment() => new() { CommentId = "c", PullRequestId = "7", RepositoryName = Git.Name, BeforeCommitId = GoneCommit, AfterCommitId = GoneCommit };
}
