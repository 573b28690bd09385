using CodeCommitEvents.Events;
using CsCheck;
using static CodeCommitEvents.CodeCommit.Tests.GitChange;

namespace CodeCommitEvents.CodeCommit.Tests;

/// <summary>Tests random histories: the files of every event are those that git finds between the documented commits.</summary>
public sealed class HistoryPropertyTests : FactTest
{
    private static readonly string[] Paths = ["README.md", "src/a.cs", "src/b c.cs", "docs/größe.md", "src", "vendor/lib"];
    private static readonly string[] Modes = ["100644", Executable, SymbolicLink];

    private static readonly Gen<Step> AnyStep = Gen.Select(
        Gen.Int[0, 9], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Select(Gen.Int[0, 5], Gen.Int[0, 4], Gen.Int[0, 2]).Array[1, 4], (kind, branch, other, changes) => new Step(kind, branch, other, changes));

    [Fact]
    public void The_files_of_every_event_are_those_that_git_finds_between_the_documented_commits() => AnyStep.Array[3, 12].Sample(
        steps => CheckAsync(steps).GetAwaiter().GetResult(), iter: 25, threads: 1, print: steps => string.Join("; ", steps.Select(step => step.ToString())));

    private async Task CheckAsync(Step[] steps)
    {
        using var git = new GitRepository();
        await using var server = new CodeCommitServer(git) { PageSize = 2 };
        server.PullRequests["7"] = new(git, "one", "main");
        var files = new CodeCommitChangedFiles(server.Client(), Options());
        string[] branches = ["main", "one", "two"];
        git.Commit("main", Write("start"));
        foreach (var step in steps)
        {
            var branch = branches[step.Branch];
            var before = git.Tip(branch);
            var after = Apply(git, step, branch, branches[step.Other]);
            var defaultTip = git.Tip("main")!;

            async Task Compare(CodeCommitEvent serviceEvent, string? from) => (await files.GetChangedFilesAsync(serviceEvent))!.Files
                .Select(file => (file.FilePath!, file.ChangeType!.Value.Value)).Should().BeEquivalentTo(git.NameStatus(from, after).Select(file => (file.Path, file.Status is "T" ? "M" : file.Status)));

            var push = new ReferenceUpdatedEvent { Reference = GitReference.Parse(branch), RepositoryName = git.Name, OldCommitId = before, CommitId = after };
            await Compare(push, before ?? Parent(git, after));
            await Compare(push with { OldCommitId = null }, Parent(git, after));
            await Compare(
                new ReferenceCreatedEvent { Reference = GitReference.Parse(branch), RepositoryName = git.Name, CommitId = after }, branch == "main" ? null : git.MergeBase(after, defaultTip));
            await Compare(
                new PullRequestCreatedEvent { PullRequestId = "7", RepositoryName = git.Name, SourceCommit = after, DestinationCommit = defaultTip }, git.MergeBase(after, defaultTip));
        }
    }

    /// <summary>A commit, a merge, a commit on top of another branch (a force push), or a branch that moves to another branch.</summary>
    private static string Apply(GitRepository git, Step step, string branch, string other)
    {
        var (tip, otherTip) = (git.Tip(branch), git.Tip(other) ?? git.Tip("main")!);
        GitChange[] changes = [.. step.Changes.Select(Change).DistinctBy(change => change.Path, StringComparer.Ordinal)];
        switch (step.Kind)
        {
            case 0:
                git.Point(branch, otherTip);
                return otherTip;
            case 1 when tip is not null && tip != otherTip:
                return git.Commit(branch, [tip, otherTip], "merge", changes);
            case 2:
                return git.Commit(branch, [otherTip], "again", changes);
            default:
                return git.Commit(branch, [tip ?? otherTip], "change", changes);
        }
    }

    private static string? Parent(GitRepository git, string commit) =>
        git.Read(commit)!.Split("\n\n")[0].Split('\n').FirstOrDefault(line => line.StartsWith("parent ", StringComparison.Ordinal))?["parent ".Length..];

    private static GitChange Change((int Path, int Content, int Mode) change) => Paths[change.Path] switch
    {
        var path when change.Content == 0 => Delete(path),
        "vendor/lib" => Write("vendor/lib", new string((char)('0' + change.Content), 40)) with { Mode = Submodule },
        var path => Write(path, $"{change.Content}") with { Mode = Modes[change.Mode] },
    };

    private sealed record Step(int Kind, int Branch, int Other, (int Path, int Content, int Mode)[] Changes)
    {
        public override string ToString() => $"{Kind} {Branch} {Other} {string.Join(',', Changes)}";
    }
}
