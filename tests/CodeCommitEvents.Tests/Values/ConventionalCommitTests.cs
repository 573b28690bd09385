using System.Text.RegularExpressions;
using CodeCommitEvents.Events;
using CodeCommitEvents.Tests.Generators;
using CsCheck;

namespace CodeCommitEvents.Tests.Values;

public sealed partial class ConventionalCommitTests
{
    /// <summary>
    /// Generates a valid start of a message, followed by valid and invalid parts. The result is a valid or nearly valid message.
    /// </summary>
    private static readonly Gen<string> NearlyGrammatical = Gen.Select(
        Gen.OneOf("", "feat", "feat(api)", "feat: x", "feat: x\n\n", "fix(a)!: y\r\n\r\n"),
        Gen.OneOf(
            "feat", "fix", "Chore", "a", "(", ")", "(api)", "!", ":", ": ", ",", " ", "\t", "\n", "\r\n", "\n\n", "\r\n\r\n", "text", "Refs #1", "Refs: ", " #",
            "BREAKING CHANGE", "BREAKING-CHANGE: x", "breaking change: x", "-", "\u00a0", "é").Array[0, 12].Select(string.Concat),
        string.Concat);

    [Theory]
    [InlineData("feat: allow provided config object to extend other configs", "feat", null, false, "allow provided config object to extend other configs")]
    [InlineData("refactor!: drop support for Node 6", "refactor", null, true, "drop support for Node 6")]
    [InlineData("refactor(runtime)!: drop support for Node 6", "refactor", "runtime", true, "drop support for Node 6")]
    [InlineData("docs: correct spelling of CHANGELOG", "docs", null, false, "correct spelling of CHANGELOG")]
    [InlineData("feat(lang): add polish language", "feat", "lang", false, "add polish language")]
    [InlineData("feat(parser): add ability to parse arrays", "feat", "parser", false, "add ability to parse arrays")]
    [InlineData("fix: array parsing issue when multiple spaces were contained in string", "fix", null, false, "array parsing issue when multiple spaces were contained in string")]
    [InlineData("docs: updated ref docs.", "docs", null, false, "updated ref docs.")]
    [InlineData("hotfix: x", "hotfix", null, false, "x")]
    [InlineData("ci: x", "ci", null, false, "x")]
    [InlineData("perf: x", "perf", null, false, "x")]
    [InlineData("style: x", "style", null, false, "x")]
    [InlineData("revert: feat: x", "revert", null, false, "feat: x")]
    [InlineData("Chore: x", "Chore", null, false, "x")]
    [InlineData("BUILD(Deps)!: X", "BUILD", "Deps", true, "X")]
    [InlineData("chore(api/v2)!: x", "chore", "api/v2", true, "x")]
    [InlineData("feat(core.io)!: x", "feat", "core.io", true, "x")]
    [InlineData("fix(a b, c: d!): x", "fix", "a b, c: d!", false, "x")]
    [InlineData("fix( a ): x", "fix", " a ", false, "x")]
    [InlineData("my-type_2.0/x: y", "my-type_2.0/x", null, false, "y")]
    [InlineData("функция(ядро): описание", "функция", "ядро", false, "описание")]
    [InlineData("f: (a) b", "f", null, false, "(a) b")]
    [InlineData("fix:   x  y ", "fix", null, false, "x  y")]
    [InlineData("fix: !", "fix", null, false, "!")]
    [InlineData("fix: :", "fix", null, false, ":")]
    public void A_first_line_has_type_scope_mark_and_description(string message, string type, string? scope, bool isBreaking, string description)
    {
        var commit = ConventionalCommit.Parse(message);

        (commit.Type, commit.Scope, commit.IsBreaking, commit.Description).Should().Be((type, scope, isBreaking, description));
        commit.Body.Should().BeNull();
        commit.Footers.Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("Fixed the build")]
    [InlineData("feat")]
    [InlineData("feat:")]
    [InlineData("feat: ")]
    [InlineData("feat: \r\n\r\nbody")]
    [InlineData("feat: \t\u00a0")]
    [InlineData("feat:x")]
    [InlineData("feat:\tx")]
    [InlineData("feat :x")]
    [InlineData("feat : x")]
    [InlineData(": x")]
    [InlineData("!: x")]
    [InlineData("(api): x")]
    [InlineData(" feat: x")]
    [InlineData("\nfeat: x")]
    [InlineData("feat(): x")]
    [InlineData("feat( ): x")]
    [InlineData("feat(api: x")]
    [InlineData("feat(api")]
    [InlineData("feat(")]
    [InlineData("feat(a\nb): x")]
    [InlineData("feat(a(b)): x")]
    [InlineData("feat((b): x")]
    [InlineData("feat(a)(b): x")]
    [InlineData("feat(a)b: x")]
    [InlineData("feat): x")]
    [InlineData("feat (api): x")]
    [InlineData("feat(api) : x")]
    [InlineData("feat!(api): x")]
    [InlineData("feat!!: x")]
    [InlineData("feat! : x")]
    [InlineData("feat!")]
    [InlineData("feat!:x")]
    [InlineData("feat(api)!x: x")]
    [InlineData("feat\u00a0x: y")]
    [InlineData("fix, chore: x")]
    [InlineData("fix,chore: x")]
    [InlineData("fix/chore, docs: x")]
    [InlineData("fixup! feat: x")]
    [InlineData("BREAKING CHANGE: x")]
    [InlineData("https://example.com/: x")]
    [InlineData("Merge branch 'x' into y")]
    [InlineData("Merge branch 'feat: x' into y")]
    [InlineData("Merge pull request #1 from team/feature\n\nfeat: x")]
    [InlineData("Revert \"feat: x\"\n\nThis reverts commit 676104e.")]
    public void A_message_with_any_other_first_line_is_not_a_conventional_commit(string message)
    {
        ConventionalCommit.TryParse(message, out var commit).Should().BeFalse();
        commit.Should().BeNull();
        ConventionalCommitHeader.TryRead(message, out var header).Should().BeFalse();
        (header.Type.IsEmpty, header.Description.IsEmpty, header.IsBreaking).Should().Be((true, true, false));
    }

    [Fact]
    public void Null_is_not_a_conventional_commit()
    {
        ConventionalCommit.TryParse(null, out var commit).Should().BeFalse();
        commit.Should().BeNull();
        FluentActions.Invoking(() => ConventionalCommit.Parse(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void The_exception_describes_the_format_and_does_not_quote_the_message() =>
        FluentActions.Invoking(() => ConventionalCommit.Parse("a secret"))
            .Should().Throw<FormatException>().WithMessage("*type(scope): description*").Which.Message.Should().NotContain("secret");

    [Theory]
    [InlineData("fix: x\n\nbody", "body")]
    [InlineData("fix: x\r\n\r\nbody\r\n", "body")]
    [InlineData("fix: x\n \t\nbody\n\n \n", "body")]
    [InlineData("fix: x\n\n\n\nbody", "body")]
    [InlineData("fix: x\n\none\ntwo\n\nthree", "one\ntwo\n\nthree")]
    [InlineData("fix: x\r\n\r\none\r\ntwo\r\n\r\nthree", "one\r\ntwo\r\n\r\nthree")]
    [InlineData("fix: x\n\n  indented\n  code", "  indented\n  code")]
    [InlineData("fix: x\n\n \n  indented", "  indented")]
    [InlineData("fix: x\n\nfeat: reads as a footer", null)]
    [InlineData("fix: x\n\n", null)]
    [InlineData("fix: x\n", null)]
    [InlineData("fix: x\r\n", null)]
    public void A_body_begins_one_blank_line_after_the_description_and_has_any_paragraphs(string message, string? body)
    {
        var commit = ConventionalCommit.Parse(message);

        (commit.Description, commit.Body).Should().Be(("x", body));
    }

    [Theory]
    [InlineData("fix: x\nbody")]
    [InlineData("fix: x\r\nbody")]
    [InlineData("fix: x\nbody\n\nmore")]
    [InlineData("fix: x\nRefs: 1")]
    [InlineData("fix: x\nBREAKING CHANGE: y")]
    [InlineData("fix: x\n-\n\nbody")]
    public void A_message_with_a_second_line_that_is_not_blank_is_not_a_conventional_commit(string message) =>
        ConventionalCommit.TryParse(message, out _).Should().BeFalse();

    [Fact]
    public void A_revert_is_a_type_with_a_footer()
    {
        var commit = ConventionalCommit.Parse("revert: let us never again speak of the noodle incident\n\nRefs: 676104e, a215868");

        (commit.Type, commit.Body, commit.IsBreaking).Should().Be(("revert", null, false));
        commit.Footers.Should().Equal(new ConventionalCommitFooter("Refs", "676104e, a215868"));
    }

    [Fact]
    public void A_commit_may_have_several_paragraphs_and_footers()
    {
        var commit = ConventionalCommit.Parse(
            "fix: correct minor typos in code\n\nsee the issue for details\n\non typos fixed.\n\nReviewed-by: Z\nRefs #133\n");

        (commit.Type, commit.Scope, commit.IsBreaking, commit.Description).Should().Be(("fix", null, false, "correct minor typos in code"));
        commit.Body.Should().Be("see the issue for details\n\non typos fixed.");
        commit.Footers.Should().Equal(new ConventionalCommitFooter("Reviewed-by", "Z"), new ConventionalCommitFooter("Refs", "133"));
    }

    [Fact]
    public void Commits_are_equal_by_their_parts()
    {
        const string Message = "fix(a)!: x\n\nbody\n\nRefs: 1";

        ConventionalCommit.Parse(Message).Should().Be(ConventionalCommit.Parse($"{Message}\n"));
        ConventionalCommit.Parse(Message).Should().NotBe(ConventionalCommit.Parse($"{Message}2"));
    }

    [Fact]
    public void The_header_reader_agrees_with_a_regular_expression() => NearlyGrammatical.Sample(
        message =>
        {
            var match = Grammar().Match(message.TrimEnd());
            var isRead = ConventionalCommitHeader.TryRead(message, out var header);

            return isRead == match.Success && header.Type.SequenceEqual(match.Groups["type"].Value) && header.Scope.SequenceEqual(match.Groups["scope"].Value)
                && header.Description.SequenceEqual(match.Groups["description"].Value.Trim()) && header.Rest.SequenceEqual(match.Groups["rest"].Value)
                && header.IsBreaking == (match.Groups["mark"].Success || ConventionalCommit.TryParse($"x: y\n\n{match.Groups["rest"].Value}", out var other) && other.IsBreaking);
        },
        iter: 20_000);

    [Fact]
    public void The_header_reader_agrees_with_the_full_parser() => Gen.OneOf(NearlyGrammatical, AnyText.Value).Sample(
        message =>
        {
            var isRead = ConventionalCommitHeader.TryRead(message, out var header);

            return isRead == ConventionalCommit.TryParse(message, out var commit)
                && (commit is null || (commit.Type == header.Type.ToString() && (commit.Scope ?? "") == header.Scope.ToString()
                    && commit.Description == header.Description.ToString() && commit.IsBreaking == header.IsBreaking
                    && (commit.IsBreaking || !commit.Footers.Any(footer => footer.IsBreaking))));
        },
        iter: 20_000);

    [Fact]
    public void White_space_at_the_end_is_ignored() => Gen.Select(NearlyGrammatical, Gen.OneOf(" ", "\n", "\r\n", "\n\n \t\n")).Sample(
        (message, end) => ConventionalCommit.TryParse(message, out var commit) == ConventionalCommit.TryParse(message + end, out var other)
            && Equals(commit, other),
        iter: 20_000);

    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("a: ")]
    [InlineData("a(")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData(" ")]
    [InlineData("!")]
    [InlineData("-")]
    [InlineData("a\n\n")]
    [InlineData("a: b\n")]
    [InlineData("\n\na #")]
    [InlineData("BREAKING CHANGE")]
    [InlineData("\ud83d")]
    public void Hostile_texts_are_read_in_time_proportional_to_their_length(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));

        FluentActions.Invoking(() => ConventionalCommit.TryParse(text, out _)).Should().NotThrow();
        ConventionalCommit.TryParse($"feat({text}", out _).Should().BeFalse();
        ConventionalCommit.TryParse($"feat: x\n\n{text}", out var commit).Should().BeTrue();
        (commit!.Type, commit.Description, commit.IsBreaking).Should().Be(("feat", "x", false));
    }

    [Fact]
    public void Many_footers_are_all_read()
    {
        var commit = ConventionalCommit.Parse($"feat: x\n\n{string.Concat(Enumerable.Repeat("a: b\n", 20_000))}BREAKING CHANGE: y");

        commit.Footers.Should().HaveCount(20_001);
        commit.IsBreaking.Should().BeTrue();
    }

    [Fact]
    public void Reading_a_header_allocates_nothing()
    {
        const string Message = "feat(api): x\r\n\r\nsome body\r\nof lines\r\n\r\nReviewed-by: Z\r\nRefs #133\r\n\r\nBREAKING CHANGE: y\r\n";
        Read(Message, times: 1_000).Should().Be(1_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = Read(Message, times: 1_000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        (read, allocated).Should().Be((1_000, 0));
    }

    private static int Read(string message, int times)
    {
        var read = 0;
        for (var time = 0; time < times; time++)
        {
            read += ConventionalCommitHeader.TryRead(message, out var header) && header.IsBreaking && header.Scope is "api" ? 1 : 0;
        }

        return read;
    }

    /// <summary>The grammar of the first line and the blank line after it.</summary>
    [GeneratedRegex(@"\A(?<type>[^\s(),:!]+)(\((?!\s*\))(?<scope>[^()\n]+)\))?(?<mark>!)?: (?<description>[^\n]*[^\s][^\n]*)(\n[^\S\n]*\n(?<rest>[\s\S]*))?\z", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Grammar();
}
