using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class FileConditionsTests
{
    private static readonly ChangedFile NoPath = new() { ChangeType = FileChangeType.Added };
    private static readonly ChangedFile NoType = new() { FilePath = "src/a.cs" };

    public static TheoryData<Func<PullRequestRuleBuilder, PullRequestRuleBuilder>, ChangedFile[], bool, bool?> Conditions => new()
    {
        // Touching: the path of at least one file matches.
        { pr => pr.Touching("src/**"), [Given.Modified("src/a.cs")], true, true },
        { pr => pr.Touching("src/**"), [Given.Deleted("src/a.cs")], true, true },
        { pr => pr.Touching("src/**"), [Given.Modified("docs/a.md"), Given.Modified("src/a.cs")], true, true },
        { pr => pr.Touching("src/**"), [Given.Modified("docs/a.md")], true, false },
        { pr => pr.Touching("src/**"), [], true, false },
        { pr => pr.Touching("src/**", "!**/*.md"), [Given.Modified("src/a.md")], true, false },
        { pr => pr.Touching("src/**", "!**/*.md", "src/a.md"), [Given.Modified("src/a.md")], true, true },
        { pr => pr.Touching("src/**"), [Given.Modified("src/a.cs")], false, true },
        { pr => pr.Touching("src/**"), [Given.Modified("docs/a.md")], false, null },
        { pr => pr.Touching("src/**"), [], false, null },
        { pr => pr.Touching("**"), [NoPath], true, null },
        { pr => pr.Touching("**"), [NoPath, Given.Modified("a")], true, true },
        { pr => pr.Touching("docs/**"), [Given.Modified("src/a.cs"), NoPath], true, null },
        { pr => pr.Touching("src/**"), [NoType], true, true },

        // OnlyTouching: the paths of all files match.
        { pr => pr.OnlyTouching("docs/**"), [Given.Modified("docs/a.md")], true, true },
        { pr => pr.OnlyTouching("docs/**"), [Given.Modified("docs/a.md"), Given.Added("src/a.cs")], true, false },
        { pr => pr.OnlyTouching("docs/**", "**/*.md"), [Given.Modified("docs/a.png"), Given.Added("src/a.md")], true, true },
        { pr => pr.OnlyTouching("docs/**"), [], true, true },
        { pr => pr.OnlyTouching("docs/**"), [Given.Modified("docs/a.md")], false, null },
        { pr => pr.OnlyTouching("docs/**"), [Given.Modified("src/a.cs")], false, false },
        { pr => pr.OnlyTouching("docs/**"), [], false, null },
        { pr => pr.OnlyTouching("**"), [NoPath], true, null },
        { pr => pr.OnlyTouching("docs/**"), [NoPath, Given.Modified("src/a.cs")], true, false },
        { pr => pr.OnlyTouching("src/**"), [NoType], true, true },

        // Adding, Modifying, Deleting: files with one kind of change.
        { pr => pr.Adding("src/**"), [Given.Added("src/a.cs")], true, true },
        { pr => pr.Adding("src/**"), [Given.Modified("src/a.cs")], true, false },
        { pr => pr.Adding("src/**"), [Given.Added("docs/a.md"), Given.Modified("src/a.cs")], true, false },
        { pr => pr.Adding("src/**"), [NoType], true, null },
        { pr => pr.Adding("src/**"), [new() { FilePath = "src/a.cs", ChangeType = new("a") }], true, true },
        { pr => pr.Adding("**"), [NoPath], true, null },
        { pr => pr.Modifying("src/**"), [Given.Modified("src/a.cs")], true, true },
        { pr => pr.Modifying("src/**"), [Given.Added("src/a.cs"), Given.Deleted("src/b.cs")], true, false },
        { pr => pr.Deleting("src/**"), [Given.Deleted("src/a.cs")], true, true },
        { pr => pr.Deleting("src/**"), [Given.Modified("src/a.cs"), Given.Added("src/b.cs")], true, false },
        { pr => pr.Deleting("src/**"), [Given.Modified("src/a.cs")], false, null },
    };

    /// <param name="define">The condition.</param>
    /// <param name="files">The changed files.</param>
    /// <param name="isComplete">Whether the list is complete.</param>
    /// <param name="isMatch">The expected result. Null means unknown.</param>
    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_on_files_has_the_same_result_for_files_of_the_event_and_of_facts(
        Func<PullRequestRuleBuilder, PullRequestRuleBuilder> define, ChangedFile[] files, bool isComplete, bool? isMatch)
    {
        var told = Given.Opened(files) with { NumberOfFilesModified = files.Length + (isComplete ? 0 : 1), NumberOfFilesAdded = 0, NumberOfFilesDeleted = 0 };
        var facts = new EventFacts { ChangedFiles = new() { Files = [.. files], IsComplete = isComplete } };

        foreach (var meaning in Enum.GetValues<MissingFactsBehavior>())
        {
            var isStarted = isMatch ?? meaning != MissingFactsBehavior.NoMatch;
            var isStartedUnless = !isMatch ?? meaning != MissingFactsBehavior.NoMatch;
            var rules = Given.Rules(all => all.OnMissingFacts(meaning).OnPullRequest(pr => define(pr).StartBuild("ci")));
            var unless = Given.Rules(all => all.OnMissingFacts(meaning).OnPullRequest(pr => pr.Unless(define).StartBuild("ci")));

            (rules.Starts(told), rules.Starts(Given.Updated(), facts)).Should().Be((isStarted, isStarted));
            (unless.Starts(told), unless.Starts(Given.Updated(), facts)).Should().Be((isStartedUnless, isStartedUnless));
            rules.Evaluate(told).NeededFacts.Should().Be(isMatch is null ? EventFactKinds.ChangedFiles : EventFactKinds.None);
            unless.Evaluate(Given.Updated(), facts).NeededFacts.Should().Be(isMatch is null ? EventFactKinds.ChangedFiles : EventFactKinds.None);
        }
    }

    [Theory]
    [InlineData(null, null, null, false)]
    [InlineData(0, 1, null, false)]
    [InlineData(null, 1, 0, false)]
    [InlineData(-1, 1, 0, false)]
    [InlineData(0, -1, 2, false)]
    [InlineData(0, 1, int.MinValue, false)]
    [InlineData(0, 1, 0, true)]
    [InlineData(0, 0, 0, true)]
    [InlineData(1, 1, 0, false)]
    [InlineData(0, 1, 1, false)]
    [InlineData(2, null, null, false)]
    [InlineData(null, 2, null, false)]
    [InlineData(null, null, 2, false)]
    [InlineData(int.MaxValue, int.MaxValue, 2, false)]
    public void A_list_is_complete_only_if_the_file_counts_say_so(int? added, int? modified, int? deleted, bool isComplete)
    {
        var rules = Given.Rules(all => all.OnPullRequest(pr => pr.Touching("src/**").StartBuild("ci")));
        var opened = Given.Opened(Given.Modified("docs/a.md")) with { NumberOfFilesAdded = added, NumberOfFilesModified = modified, NumberOfFilesDeleted = deleted };

        rules.Evaluate(opened).NeededFacts.Should().Be(isComplete ? EventFactKinds.None : EventFactKinds.ChangedFiles);
    }

    [Theory]
    [InlineData("\"1\"", true)]
    [InlineData("\"one\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("\"-1\"", false)]
    [InlineData("null", false)]
    public void A_count_that_is_no_count_leaves_the_files_unknown(string count, bool isComplete)
    {
        var opened = EventParser.Parse($$$"""
            {"detailType":"CodeCommit Pull Request State Change","detail":{"event":"pullRequestCreated","pullRequestId":"7","repositoryNames":["shop"],"sourceCommit":"{{{Given.Commit}}}"},
            "additionalAttributes":{"numberOfFilesAdded":"0","numberOfFilesDeleted":"0","numberOfFilesModified":{{{count}}},"changedFiles":[{"changeType":"M","filePath":"docs/a.md"}]}}
            """).Single().Event;
        var unless = Given.Rules(all => all.OnMissingFacts(MissingFactsBehavior.NoMatch).OnPullRequest(pr => pr.Unless(it => it.Touching("infra/**")).StartBuild("ci")));

        unless.Starts(opened).Should().Be(isComplete);
        unless.Evaluate(opened).NeededFacts.Should().Be(isComplete ? EventFactKinds.None : EventFactKinds.ChangedFiles);
    }

    [Fact]
    public void A_provider_is_asked_for_files_only_if_the_list_of_the_event_is_incomplete()
    {
        var rules = Given.Rules(all => all.OnPullRequest(pr => pr.Touching("src/**").StartBuild("ci")));
        var whole = Given.Opened(Given.Modified("docs/a.md"));
        var part = whole with { NumberOfFilesModified = 2 };

        rules.Starts(whole, Given.Files("src/a.cs")).Should().BeFalse();
        rules.Starts(part, Given.Files("src/a.cs")).Should().BeTrue();
        rules.Starts(part, Given.Files("docs/a.md", "docs/b.md")).Should().BeFalse();
        rules.Evaluate(part, Given.Message("x")).NeededFacts.Should().Be(EventFactKinds.ChangedFiles);
        rules.Starts(Given.Updated(), Given.Files("src/a.cs")).Should().BeTrue();
        rules.Starts(Given.Updated(), Given.Files("docs/a.md")).Should().BeFalse();
    }

    [Fact]
    public void The_files_of_pushes_and_comments_are_facts()
    {
        var rules = Given.Rules(all => all
            .OnPush(push => push.Touching("src/**").StartBuild("ci"))
            .OnComment(comment => comment.OnlyTouching("src/**").StartBuild("ci")));

        rules.Starts(Given.Push("main"), Given.Files("src/a.cs")).Should().BeTrue();
        rules.Starts(Given.Push("main"), Given.Files("docs/a.md")).Should().BeFalse();
        rules.Starts(Given.Comment(), Given.Files("src/a.cs")).Should().BeTrue();
        rules.Starts(Given.Comment(), Given.Files("src/a.cs", "docs/a.md")).Should().BeFalse();
    }

    [Fact]
    public void The_expected_and_the_actual_files_are_explained()
    {
        var rules = Given.Rules(all => all.OnPush(push => push.Touching("a").OnlyTouching("b").Adding("c").Modifying("d", "!e").Deleting("f").StartBuild("ci")));

        rules.Evaluate(Given.Push("main")).Explanation.Rules[0].Conditions.Skip(2).Select(one => (one.Name, one.Expected)).Should().Equal(
            ("touching", "a change of a"),
            ("onlyTouching", "a change of nothing but b"),
            ("adding", "a new file c"),
            ("modifying", "a modified file d but not e"),
            ("deleting", "a deleted file f"));
    }

    [Theory]
    [InlineData(0, true, "no files")]
    [InlineData(0, false, "files that are not listed")]
    [InlineData(1, true, "f1")]
    [InlineData(5, true, "f1, f2, f3, f4, f5")]
    [InlineData(5, false, "f1, f2, f3, f4, f5 and files that are not listed")]
    [InlineData(6, true, "f1, f2, f3, f4, f5 and 1 more")]
    [InlineData(8, false, "f1, f2, f3, f4, f5 and 3 more and files that are not listed")]
    public void The_explanation_shows_the_first_five_of_many_files(int count, bool isComplete, string expected)
    {
        var facts = new EventFacts { ChangedFiles = new() { Files = [.. Enumerable.Range(1, count).Select(number => Given.Modified($"f{number}"))], IsComplete = isComplete } };

        Actual(facts).Should().Be(expected);
    }

    [Fact]
    public void The_explanation_says_why_files_are_unknown()
    {
        Actual(EventFacts.None).Should().Be("unknown files (the event does not list them, and no provider was asked)");
        Actual(new() { ChangedFilesProblem = "the disk is full" }).Should().Be("unknown files (the disk is full)");
        Actual(new() { ChangedFiles = new() { Files = [NoPath] } }).Should().Be("a file without a path");
    }

    private static string? Actual(EventFacts facts) =>
        Given.Rules(all => all.OnPush(push => push.Touching("x").StartBuild("ci"))).Evaluate(Given.Push("main"), facts).Explanation.Rules[0].Conditions[^1].Actual;
}
