using CodeCommitEvents.Events;
using CsCheck;

namespace CodeCommitEvents.Tests.Values;

public sealed class ConventionalCommitFooterTests
{
    [Theory]
    [InlineData("Refs: 1", "Refs", "1")]
    [InlineData("Refs #133", "Refs", "133")]
    [InlineData("Acked-by: Z", "Acked-by", "Z")]
    [InlineData("Co-authored-by: Z <z@example.com>", "Co-authored-by", "Z <z@example.com>")]
    [InlineData("123: x", "123", "x")]
    [InlineData("a-: x", "a-", "x")]
    [InlineData("Ссылка: x", "Ссылка", "x")]
    [InlineData("Refs:   x  ", "Refs", "x")]
    [InlineData("Refs: #1", "Refs", "#1")]
    [InlineData("Refs ##", "Refs", "#")]
    [InlineData("Refs #: x", "Refs", ": x")]
    [InlineData("Refs: a: b #c", "Refs", "a: b #c")]
    [InlineData("BREAKING CHANGE: x", "BREAKING CHANGE", "x")]
    [InlineData("BREAKING-CHANGE: x", "BREAKING-CHANGE", "x")]
    [InlineData("BREAKING-CHANGES #1", "BREAKING-CHANGES", "1")]
    [InlineData("BREAKING: x", "BREAKING", "x")]
    [InlineData("Breaking-Change: x", "Breaking-Change", "x")]
    public void A_footer_is_a_word_a_separator_and_a_value(string text, string token, string value)
    {
        var footer = new ConventionalCommitFooter(token, value);

        (footer.Token, footer.Value).Should().Be((token, value));
        foreach (var message in new[] { $"fix: x\n\n{text}", $"fix: x\r\n\r\n{text}\r\n", $"fix: x\n\n\n{text}\n\n" })
        {
            var commit = ConventionalCommit.Parse(message);

            commit.Footers.Should().Equal(footer);
            commit.Body.Should().BeNull();
        }
    }

    [Theory]
    [InlineData("Refs:1")]
    [InlineData("Refs:\t1")]
    [InlineData("Refs : 1")]
    [InlineData("Refs  #1")]
    [InlineData("Refs#1")]
    [InlineData("Refs # ")]
    [InlineData("Refs #")]
    [InlineData("Refs:")]
    [InlineData("Refs: ")]
    [InlineData("Refs: \n1")]
    [InlineData("Refs")]
    [InlineData(": x")]
    [InlineData(" #1")]
    [InlineData(" Refs: 1")]
    [InlineData("- #1")]
    [InlineData("-a: 1")]
    [InlineData("Acked by: Z")]
    [InlineData("Acked_by: Z")]
    [InlineData("see (this): Z")]
    [InlineData("breaking change: x")]
    [InlineData("Breaking Change: x")]
    [InlineData("BREAKING CHANGES: x")]
    [InlineData("BREAKING  CHANGE: x")]
    [InlineData("BREAKING CHANGE:x")]
    [InlineData("BREAKING CHANGE:\nx")]
    [InlineData("BREAKING CHANGE : x")]
    [InlineData("BREAKING CHANGE #1")]
    [InlineData("BREAKING-CHANGE #1")]
    [InlineData("BREAKING CHANGE")]
    [InlineData("text\nRefs: 1")]
    [InlineData("text\nBREAKING CHANGE: x")]
    [InlineData("text\n\n Refs: 1")]
    public void Any_other_text_is_body(string text)
    {
        var commit = ConventionalCommit.Parse($"fix: x\n\n{text}");

        commit.Footers.Should().BeEmpty();
        commit.Body.Should().Be(text.TrimEnd());
        commit.IsBreaking.Should().BeFalse();
    }

    [Theory]
    [InlineData("fix: x\n\nBREAKING CHANGE: y", true)]
    [InlineData("fix: x\n\nBREAKING-CHANGE: y", true)]
    [InlineData("fix!: x\n\nBREAKING CHANGE: y", true)]
    [InlineData("fix!: x\n\nRefs: 1", true)]
    [InlineData("fix: x\n\nbody\n\nRefs: 1\nBREAKING CHANGE: y\nRefs: 2", true)]
    [InlineData("fix: x\n\nBREAKING CHANGE: y\n\nRefs: 2", true)]
    [InlineData("fix: x\r\n\r\nRefs: 1\r\nBREAKING CHANGE: y\r\n", true)]
    [InlineData("fix: x\n\nbreaking-change: y", false)]
    [InlineData("fix: x\n\nbreaking change: y", false)]
    [InlineData("fix: x\n\nRefs: BREAKING CHANGE: y", false)]
    [InlineData("fix: x\n\nRefs: 1\n BREAKING CHANGE: y", false)]
    [InlineData("fix: x\n\nRefs: 1", false)]
    [InlineData("fix: BREAKING CHANGE: x", false)]
    public void A_commit_is_breaking_with_an_exclamation_mark_or_a_BREAKING_CHANGE_footer(string message, bool isBreaking)
    {
        ConventionalCommit.Parse(message).IsBreaking.Should().Be(isBreaking);
        ConventionalCommitHeader.TryRead(message, out var header).Should().BeTrue();
        header.IsBreaking.Should().Be(isBreaking);
    }

    [Theory]
    [InlineData("BREAKING CHANGE", true)]
    [InlineData("BREAKING-CHANGE", true)]
    [InlineData("breaking-change", false)]
    [InlineData("Refs", false)]
    public void A_footer_is_breaking_only_with_the_token_BREAKING_CHANGE_in_upper_case(string token, bool isBreaking) =>
        new ConventionalCommitFooter(token, "x").IsBreaking.Should().Be(isBreaking);

    [Fact]
    public void A_value_extends_to_the_next_footer()
    {
        var commit = ConventionalCommit.Parse(
            "fix: x\n\nbody: of text\nNot-a-footer: here\n\nBREAKING CHANGE: one\n  two: 2\n\nand three\nRefs #4\n\n\nAcked-by:  Z \nof Y\n");

        commit.Body.Should().BeNull("its first line has the form of a footer");
        commit.Footers.Should().Equal(
            new ConventionalCommitFooter("body", "of text"),
            new ConventionalCommitFooter("Not-a-footer", "here"),
            new ConventionalCommitFooter("BREAKING CHANGE", "one\n  two: 2\n\nand three"),
            new ConventionalCommitFooter("Refs", "4"),
            new ConventionalCommitFooter("Acked-by", "Z \nof Y"));
    }

    [Fact]
    public void Any_message_that_follows_the_grammar_is_read()
    {
        var types = Gen.OneOf(Gen.OneOf("feat", "Fix", "BREAKING", "a/b-c_d.e", "é"), Gen.String[Gen.Char.AlphaNumeric, 1, 8]);
        var scopes = Gen.OneOf(Gen.Const(""), Gen.OneOf("api/v2", "core.io", "a, b", "x: y", "!", "*"), Gen.String[Gen.Char.AlphaNumeric, 1, 8]);
        var descriptions = Gen.OneOf("x", "feat: y", "(a)!: b", "Refs #1", "BREAKING CHANGE: z", "a  b");
        var paragraphs = Gen.OneOf("text", "two\nlines", "text\nRefs: 1", "* a: b", "see https://example.com", "a b: c", "text\nBREAKING CHANGE: x");
        var bodies = paragraphs.Array[0, 3].Select(texts => string.Join("\n\n", texts));
        var tokens = Gen.OneOf("Refs", "Reviewed-by", "BREAKING CHANGE", "BREAKING-CHANGE", "breaking-change", "X-1");
        var values = Gen.OneOf("1", "Z <z@example.com>", "two\nlines", "two\n\nparagraphs", "a: b", "x\n indented: y", "BREAKING CHANGE: z", "x\n- #1");
        var footers = Gen.Select(tokens, values).Array[0, 4];

        Gen.Select(types, scopes, Gen.Bool, descriptions, bodies, footers, Gen.Bool).Sample(
            (type, scope, isMarked, description, body, written, isWindows) =>
            {
                string Lines(string text) => isWindows ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;

                var header = $"{type}{(scope.Length == 0 ? "" : $"({scope})")}{(isMarked ? "!" : "")}: {description}";
                var end = string.Join('\n', written.Select((footer, index) =>
                    $"{footer.Item1}{(index % 2 == 0 || footer.Item1.StartsWith('B') ? ": " : " #")}{footer.Item2}"));
                var message = string.Join("\n\n", new[] { header, body, end }.Where(part => part.Length > 0));
                var commit = ConventionalCommit.Parse(Lines(message));

                return commit.Type == type && (commit.Scope ?? "") == scope && commit.Description == description
                    && (commit.Body ?? "") == Lines(body)
                    && commit.Footers.SequenceEqual(written.Select(footer => new ConventionalCommitFooter(footer.Item1, Lines(footer.Item2))))
                    && commit.IsBreaking == (isMarked || written.Any(footer => footer.Item1 is "BREAKING CHANGE" or "BREAKING-CHANGE"));
            },
            iter: 5_000);
    }
}
