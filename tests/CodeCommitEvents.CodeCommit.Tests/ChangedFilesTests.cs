using CodeCommitEvents.Events;
using static CodeCommitEvents.CodeCommit.Tests.GitChange;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests which two commits each event compares, and what the list of files contains.</summary>
public sealed class ChangedFilesTests : FactTest
{
    [Fact]
    public async Task A_push_has_the_files_between_the_old_and_the_new_tip()
    {
        var old = Git.Commit("main", Write("a.txt"), Write("b.txt"), Write("c.txt"));
        Git.Commit("main", Write("a.txt", "new"), Delete("b.txt"));
        var tip = Git.Commit("main", Write("src/d.cs"));

        Words(await FilesAsync(Push("main", old, tip))).Should().Equal("M a.txt", "D b.txt", "A src/d.cs");
        Server.Operations.Should().Equal("GetDifferences");
    }

    [Fact]
    public async Task Paths_of_any_form_renames_modes_links_and_submodules_are_kept()
    {
        var old = Git.Commit("main", Write("old name.md"), Write("run.sh"), Write("link", "plain"), Write("same"));
        var tip = Git.Commit(
            "main", Delete("old name.md"), Write("neuer Ordner/größe 日本.md"), Write("run.sh") with { Mode = Executable },
            Write("link", "same") with { Mode = SymbolicLink }, Write("vendor/lib", old) with { Mode = Submodule }, Write("a\"b\\c.txt"), Write("line\nbreak"));

        Words(await FilesAsync(Push("main", old, tip))).Should().Equal(
            "A a\"b\\c.txt", "A line\nbreak", "M link", "A neuer Ordner/größe 日本.md", "D old name.md", "M run.sh", "A vendor/lib");
    }

    [Fact]
    public async Task A_pull_request_has_only_its_own_files_and_not_what_the_destination_gained()
    {
        var fork = Git.Commit("main", Write("README.md"));
        Git.Point("feature", fork);
        var source = Git.Commit("feature", Write("src/a.cs"));
        var destination = Git.Commit("main", Write("docs/gained.md"));
        Server.PullRequests["7"] = new(Git, "feature", "main");

        Words(await FilesAsync(PullRequest(source, destination))).Should().Equal("A src/a.cs");
        Server.Operations.Should().Equal("GetPullRequest", "GetDifferences");
        Server.Calls[^1].Text("beforeCommitSpecifier").Should().Be(fork);
    }

    [Fact]
    public async Task A_comment_on_a_pull_request_has_the_files_of_the_pull_request()
    {
        var fork = Git.Commit("main", Write("README.md"));
        Git.Point("feature", fork);
        var source = Git.Commit("feature", Write("src/a.cs"));
        var destination = Git.Commit("main", Write("docs/gained.md"));
        Server.PullRequests["7"] = new(Git, "feature", "main");
        var comment = new CommentOnPullRequestCreatedEvent { CommentId = "c", PullRequestId = "7", RepositoryName = Git.Name, BeforeCommitId = destination, AfterCommitId = source };

        Words(await FilesAsync(comment)).Should().Equal("A src/a.cs");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pull_request_that_has_changed_since_is_asked_for_the_commits_of_the_event(bool isSourceMoved)
    {
        var fork = Git.Commit("main", Write("README.md"));
        Git.Point("feature", fork);
        var source = Git.Commit("feature", Write("src/a.cs"));
        var destination = Git.Commit("main", Write("docs/gained.md"));
        Git.Commit(isSourceMoved ? "feature" : "main", Write("later"));
        Server.PullRequests["7"] = new(Git, "feature", "main");

        Words(await FilesAsync(PullRequest(source, destination))).Should().Equal("A src/a.cs");
        Server.Operations.Should().Equal("GetPullRequest", "GetMergeOptions", "GetDifferences");
    }

    [Fact]
    public async Task A_pull_request_event_without_its_destination_is_known_while_its_source_is_the_current_one()
    {
        var fork = Git.Commit("main", Write("README.md"));
        Git.Point("feature", fork);
        var source = Git.Commit("feature", Write("src/a.cs"));
        Server.PullRequests["7"] = new(Git, "feature", "main");

        Words(await FilesAsync(PullRequest(source, ""))).Should().Equal("A src/a.cs");
        Git.Commit("feature", Write("src/b.cs"));
        (await FilesAsync(PullRequest(source, ""))).Should().BeNull();
    }

    [Fact]
    public async Task A_merged_pull_request_has_the_files_that_it_had_before_the_merge()
    {
        var destination = Git.Commit("main", Write("README.md"));
        Git.Point("feature", destination);
        var source = Git.Commit("feature", Write("src/a.cs"));
        Git.Point("main", source);
        Git.Delete("feature");
        Server.PullRequests["7"] = new(Git, "feature", "main");
        var merged = new PullRequestMergeStatusUpdatedEvent { PullRequestId = "7", RepositoryName = Git.Name, SourceCommit = source, DestinationCommit = destination };

        Words(await FilesAsync(merged)).Should().Equal("A src/a.cs");
    }

    [Fact]
    public async Task A_new_branch_has_the_files_since_its_merge_base_with_the_default_branch()
    {
        var fork = Git.Commit("main", Write("README.md"));
        Git.Point("feature", fork);
        Git.Commit("feature", Write("src/a.cs"));
        var tip = Git.Commit("feature", Write("src/b.cs"));
        Git.Commit("main", Write("docs/gained.md"));

        Words(await FilesAsync(Created("feature", tip))).Should().Equal("A src/a.cs", "A src/b.cs");
        Server.Operations.Should().Equal("GetRepository", "GetMergeOptions", "GetDifferences");
    }

    [Fact]
    public async Task A_new_branch_without_a_change_has_no_files()
    {
        var tip = Git.Commit("main", Write("README.md"));
        Git.Point("feature", tip);

        var files = await FilesAsync(Created("feature", tip));

        (files!.Files.Count, files.IsComplete).Should().Be((0, true));
    }

    [Fact]
    public async Task The_first_push_of_a_repository_has_all_files()
    {
        Git.Commit("main", Write("README.md"));
        var tip = Git.Commit("main", Write("src/a.cs"));

        Words(await FilesAsync(Created("main", tip))).Should().Equal("A README.md", "A src/a.cs");
        Server.Calls[^1].Text("beforeCommitSpecifier").Should().BeNull();
    }

    [Fact]
    public async Task A_new_branch_that_shares_nothing_with_the_default_branch_is_unknown()
    {
        Git.Commit("main", Write("README.md"));
        var tip = Git.Commit("pages", Write("index.html"));

        (await FilesAsync(Created("pages", tip))).Should().BeNull();
        Logger.Lines.Select(line => line.Id).Should().Equal(32);
    }

    [Fact]
    public async Task A_new_tag_changes_no_files()
    {
        var tip = Git.Commit("main", Write("README.md"));

        (await FilesAsync(Created("refs/tags/v1", tip))).Should().BeNull();
    }

    [Fact]
    public async Task A_push_that_a_trigger_reports_has_the_files_since_the_first_parent()
    {
        Git.Commit("main", Write("README.md"));
        var parent = Git.Commit("main", Write("src/a.cs"));
        Git.Point("feature", parent);
        var other = Git.Commit("feature", Write("src/merged.cs"));
        var mine = Git.Commit("main", Write("src/mine.cs"));
        var tip = Git.Commit("main", [mine, other], "merge", Write("src/merged.cs"));

        Words(await FilesAsync(Push("main", null, tip))).Should().Equal("A src/merged.cs");
        Server.Operations.Should().Equal("GetCommit", "GetDifferences");
    }

    [Fact]
    public async Task A_push_of_a_commit_without_parents_that_a_trigger_reports_has_all_files()
    {
        var tip = Git.Commit("main", Write("README.md"));

        Words(await FilesAsync(Push("main", null, tip))).Should().Equal("A README.md");
    }

    [Fact]
    public async Task A_comment_on_a_commit_has_the_files_of_the_commit()
    {
        var old = Git.Commit("main", Write("README.md"));
        var tip = Git.Commit("main", Write("src/a.cs"));
        var comment = new CommentOnCommitCreatedEvent { CommentId = "c", RepositoryName = Git.Name, AfterCommitId = tip };

        Words(await FilesAsync(comment)).Should().Equal("A src/a.cs");
        Words(await FilesAsync(comment with { BeforeCommitId = old })).Should().Equal("A src/a.cs");
    }

    [Fact]
    public async Task An_event_without_a_commit_or_a_repository_asks_nothing()
    {
        (await FilesAsync(new ReferenceDeletedEvent { Reference = GitReference.Parse("main"), RepositoryName = Git.Name })).Should().BeNull();
        (await FilesAsync(new ReferenceUpdatedEvent { Reference = GitReference.Parse("main"), CommitId = GoneCommit })).Should().BeNull();
        (await FilesAsync(new PullRequestCreatedEvent { PullRequestId = "7", RepositoryName = Git.Name })).Should().BeNull();
        (await CommitAsync(new ReferenceDeletedEvent { Reference = GitReference.Parse("main"), RepositoryName = Git.Name })).Should().BeNull();
        Server.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task All_pages_of_3000_files_are_read()
    {
        var old = Git.Commit("main", Write("README.md"));
        var tip = Git.Commit("main", [.. Enumerable.Range(0, 3000).Select(number => Write($"src/{number / 100}/{number}.cs", $"{number}"))]);

        var files = await FilesAsync(Push("main", old, tip));

        (files!.Files.Count, files.IsComplete, files.Files.Distinct().Count()).Should().Be((3000, true, 3000));
        Server.Operations.Should().HaveCount(30).And.OnlyContain(operation => operation == "GetDifferences");
    }

    [Theory]
    [InlineData(249, false)]
    [InlineData(250, true)]
    [InlineData(200, false)]
    public async Task A_list_beyond_the_limit_is_incomplete_and_says_so(int limit, bool isComplete)
    {
        var old = Git.Commit("main", Write("README.md"));
        var tip = Git.Commit("main", [.. Enumerable.Range(0, 250).Select(number => Write($"src/{number}.cs", $"{number}"))]);

        var files = await FilesAsync(Push("main", old, tip), options => options.MaxChangedFiles = limit);

        (files!.Files.Count, files.IsComplete).Should().Be((limit, isComplete));
        Logger.Lines.Select(line => line.Line).Should().Equal(isComplete ? [] : ["Facts of an event are unknown (changed files): there are more files than MaxChangedFiles, so that rules know only a part of them"]);
    }

    [Fact]
    public async Task A_page_that_leads_to_itself_ends_the_list_as_incomplete()
    {
        var tip = Git.Commit("main", Write("README.md"));
        Server.Instead = call => call.Operation != "GetDifferences" ? null : new(200, """{"differences":[{"changeType":"A","afterBlob":{"path":"a"}}],"NextToken":"again"}""");

        (await FilesAsync(Push("main", tip, tip)))!.IsComplete.Should().BeFalse();
        Server.Calls.Should().HaveCount(2);
    }

    [Fact]
    public async Task What_CodeCommit_answers_beyond_its_documentation_is_kept_or_unknown()
    {
        var tip = Git.Commit("main", Write("README.md"));
        Server.Instead = _ => new(200, """
            {"differences":[{"changeType":"R","beforeBlob":{"path":"old"},"afterBlob":{"path":"new"}},{"changeType":"X","afterBlob":{"path":"x"}},{"beforeBlob":{"path":"y"}},{}]}
            """);

        var files = (await FilesAsync(Push("main", tip, tip)))!.Files;

        files.Select(file => (file.ChangeType?.Value, file.FilePath)).Should().Equal(("D", "old"), ("A", "new"), ("X", "x"), (null, "y"), (null, null));
        Server.Instead = _ => new(200, "{}");
        (await FilesAsync(Push("main", tip, tip)))!.Files.Should().BeEmpty();
        (await FilesAsync(Push("main", null, tip))).Should().BeNull();
        (await FilesAsync(PullRequest(tip, tip))).Should().BeNull();
        Words(await FilesAsync(Created("feature", tip))).Should().BeEmpty();
    }
}
