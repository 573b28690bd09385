using CodeCommitEvents.Events;

namespace CodeCommitEvents.Tests.Values;

public class GitReferenceTests
{
    [Theory]
    [InlineData("refs/heads/main", "refs/heads/main", "main", GitReferenceKind.Branch)]
    [InlineData("refs/heads/feature/x", "refs/heads/feature/x", "feature/x", GitReferenceKind.Branch)]
    [InlineData("refs/heads/refs/heads/x", "refs/heads/refs/heads/x", "refs/heads/x", GitReferenceKind.Branch)]
    [InlineData("refs/tags/v1.0", "refs/tags/v1.0", "v1.0", GitReferenceKind.Tag)]
    [InlineData("refs/notes/commits", "refs/notes/commits", "refs/notes/commits", GitReferenceKind.Other)]
    [InlineData("refs/heads", "refs/heads", "refs/heads", GitReferenceKind.Other)]
    [InlineData("refs/heads/", "refs/heads/", "", GitReferenceKind.Branch)]
    [InlineData("main", "refs/heads/main", "main", GitReferenceKind.Branch)]
    [InlineData("feature/x", "refs/heads/feature/x", "feature/x", GitReferenceKind.Branch)]
    [InlineData("Refs/tags/v1", "refs/heads/Refs/tags/v1", "Refs/tags/v1", GitReferenceKind.Branch)]
    public void A_text_is_read_as_a_full_name_or_as_the_name_of_a_branch(string text, string fullName, string name, GitReferenceKind kind)
    {
        var reference = GitReference.Parse(text);

        (reference.FullName, reference.Name, reference.Kind).Should().Be((fullName, name, kind));
        (reference.IsBranch, reference.IsTag).Should().Be((kind == GitReferenceKind.Branch, kind == GitReferenceKind.Tag));
        reference.ToString().Should().Be(fullName);
    }

    [Fact]
    public void A_branch_and_a_tag_with_the_same_name_differ() => GitReference.Branch("v1").Should().NotBe(GitReference.Tag("v1"));

    [Fact]
    public void The_case_of_names_matters_as_in_git() => GitReference.Branch("main").Should().NotBe(GitReference.Branch("Main"));

    [Fact]
    public void A_short_and_a_full_name_make_the_same_reference()
    {
        GitReference.Branch("refs/heads/main").Should().Be(GitReference.Branch("main"));
        GitReference.Tag("refs/tags/v1").Should().Be(GitReference.Tag("v1"));
    }

    [Fact]
    public void A_full_name_of_another_kind_is_rejected()
    {
        FluentActions.Invoking(() => GitReference.Branch("refs/tags/v1")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => GitReference.Tag("refs/heads/main")).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_reference_must_have_a_name()
    {
        FluentActions.Invoking(() => GitReference.Branch("")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => GitReference.Tag(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => GitReference.Parse("")).Should().Throw<FormatException>();
        FluentActions.Invoking(() => GitReference.Parse(null!)).Should().Throw<ArgumentNullException>();
        GitReference.TryParse(null, out var nothing).Should().BeFalse();
        nothing.Should().Be(default(GitReference));
    }

    [Fact]
    public void The_default_is_neither_a_branch_nor_a_tag()
    {
        var nothing = default(GitReference);

        (nothing.FullName, nothing.Name, nothing.IsBranch, nothing.IsTag).Should().Be(("", "", false, false));
    }

    [Fact]
    public void Generic_parsing_gives_the_same_result()
    {
        GitReference[] parsed = [.. OfText<GitReference>("v1"), .. OfSpan<GitReference>("v1")];

        parsed.Should().HaveCount(4).And.OnlyContain(reference => reference == GitReference.Branch("v1"));
    }

    private static T[] OfText<T>(string text)
        where T : IParsable<T> =>
        [T.Parse(text, provider: null), T.TryParse(text, provider: null, out var tried) ? tried : throw new FormatException()];

    private static T[] OfSpan<T>(ReadOnlySpan<char> text)
        where T : ISpanParsable<T> =>
        [T.Parse(text, provider: null), T.TryParse(text, provider: null, out var tried) ? tried : throw new FormatException()];
}
