using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Values;

/// <summary>The examples and the numbered rules of https://www.conventionalcommits.org/en/v1.0.0/.</summary>
public sealed class ConventionalCommitSpecificationTests
{
    private const string None = "no conventional commit";

    [Theory]
    [InlineData(
        "feat: allow provided config object to extend other configs\n\nBREAKING CHANGE: `extends` key in config file is now used for extending other config files",
        "<feat> <!> <allow provided config object to extend other configs> <BREAKING CHANGE=`extends` key in config file is now used for extending other config files>")]
    [InlineData("refactor!: drop support for Node 6", "<refactor> <!> <drop support for Node 6>")]
    [InlineData("refactor(runtime)!: drop support for Node 6", "<refactor> <(runtime)> <!> <drop support for Node 6>")]
    [InlineData(
        "refactor!: drop support for Node 6\n\nBREAKING CHANGE: refactor to use JavaScript features not available in Node 6.",
        "<refactor> <!> <drop support for Node 6> <BREAKING CHANGE=refactor to use JavaScript features not available in Node 6.>")]
    [InlineData("docs: correct spelling of CHANGELOG", "<docs> <correct spelling of CHANGELOG>")]
    [InlineData("feat(lang): add polish language", "<feat> <(lang)> <add polish language>")]
    [InlineData(
        "fix: correct minor typos in code\n\nsee the issue for details\n\non typos fixed.\n\nReviewed-by: Z\nRefs #133",
        "<fix> <correct minor typos in code> <see the issue for details\n\non typos fixed.> <Reviewed-by=Z> <Refs=133>")]
    [InlineData(
        "revert: let us never again speak of the noodle incident\n\nRefs: 676104e, a215868",
        "<revert> <let us never again speak of the noodle incident> <Refs=676104e, a215868>")]
    public void An_example_is_read(string message, string parts) => PartsOf(message).Should().Be(parts);

    [Theory]
    [InlineData(1, "fix(a)!: x", "<fix> <(a)> <!> <x>")]
    [InlineData(1, "x", None)]
    [InlineData(1, "fix x", None)]
    [InlineData(1, "fix:x", None)]
    [InlineData(2, "feat: x", "<feat> <x>")]
    [InlineData(3, "fix: x", "<fix> <x>")]
    [InlineData(4, "fix(parser): x", "<fix> <(parser)> <x>")]
    [InlineData(4, "fix(): x", None)]
    [InlineData(5, "fix: array parsing issue when multiple spaces were contained in string", "<fix> <array parsing issue when multiple spaces were contained in string>")]
    [InlineData(5, "fix: ", None)]
    [InlineData(6, "fix: x\n\nbody", "<fix> <x> <body>")]
    [InlineData(6, "fix: x\nbody", None)]
    [InlineData(7, "fix: x\n\none\ntwo\n\nthree", "<fix> <x> <one\ntwo\n\nthree>")]
    [InlineData(8, "fix: x\n\nbody\n\nRefs: 1\nRefs #2", "<fix> <x> <body> <Refs=1> <Refs=2>")]
    [InlineData(8, "fix: x\n\nRefs: 1", "<fix> <x> <Refs=1>")]
    [InlineData(8, "fix: x\n\nbody\nRefs: 1", "<fix> <x> <body\nRefs: 1>")]
    [InlineData(9, "fix: x\n\nAcked-by: Z", "<fix> <x> <Acked-by=Z>")]
    [InlineData(9, "fix: x\n\nAcked by: Z", "<fix> <x> <Acked by: Z>")]
    [InlineData(9, "fix: x\n\nBREAKING CHANGE: y", "<fix> <!> <x> <BREAKING CHANGE=y>")]
    [InlineData(10, "fix: x\n\nRefs: 1 2\n\n3\n\nNext: 4", "<fix> <x> <Refs=1 2\n\n3> <Next=4>")]
    [InlineData(11, "fix!: x", "<fix> <!> <x>")]
    [InlineData(11, "fix: x\n\nRefs: 1\nBREAKING CHANGE: y", "<fix> <!> <x> <Refs=1> <BREAKING CHANGE=y>")]
    [InlineData(
        12,
        "fix: x\n\nBREAKING CHANGE: environment variables now take precedence over config files",
        "<fix> <!> <x> <BREAKING CHANGE=environment variables now take precedence over config files>")]
    [InlineData(12, "fix: x\n\nBREAKING CHANGE #1", "<fix> <x> <BREAKING CHANGE #1>")]
    [InlineData(13, "fix(a)!: x", "<fix> <(a)> <!> <x>")]
    [InlineData(13, "fix!(a): x", None)]
    [InlineData(14, "docs: updated ref docs.", "<docs> <updated ref docs.>")]
    [InlineData(15, "FIX(A): x\n\nREFS: 1", "<FIX> <(A)> <x> <REFS=1>")]
    [InlineData(15, "fix: x\n\nBreaking Change: y", "<fix> <x> <Breaking Change: y>")]
    [InlineData(15, "fix: x\n\nbreaking-change: y", "<fix> <x> <breaking-change=y>")]
    [InlineData(16, "fix: x\n\nBREAKING-CHANGE: y", "<fix> <!> <x> <BREAKING-CHANGE=y>")]
    public void A_rule_is_followed(int rule, string message, string parts) => PartsOf(message).Should().Be(parts, "rule {0} says so", rule);

    private static string PartsOf(string message) => !ConventionalCommit.TryParse(message, out var commit) ? None
        : string.Join(' ', ((IEnumerable<string?>)
            [
                commit.Type, commit.Scope is null ? null : $"({commit.Scope})", commit.IsBreaking ? "!" : null, commit.Description, commit.Body,
                .. commit.Footers.Select(footer => $"{footer.Token}={footer.Value}"),
            ]).OfType<string>().Select(part => $"<{part}>"));
}
