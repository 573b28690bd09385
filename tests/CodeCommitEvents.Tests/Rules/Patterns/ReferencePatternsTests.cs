using CodeCommitEvents.Events;
using CodeCommitEvents.Rules;

namespace CodeCommitEvents.Tests.Rules;

public sealed class ReferencePatternsTests
{
    [Theory]
    [InlineData("main", "refs/heads/main", true)]
    [InlineData("main", "refs/tags/main", false)]
    [InlineData("main", "refs/heads/x/main", false)]
    [InlineData("**", "refs/heads/a/b", true)]
    [InlineData("**", "refs/tags/a", false)]
    [InlineData("**/x", "refs/heads/x", true)]
    [InlineData("refs/heads/ma*", "refs/heads/main", true)]
    [InlineData("refs/heads/main", "refs/heads/refs/heads/main", false)]
    [InlineData("refs/**", "refs/heads/main", true)]
    [InlineData("refs/**", "refs/tags/v1", false)]
    [InlineData("refs/**", "refs/notes/commits", false)]
    [InlineData("Refs/x", "refs/heads/Refs/x", true)]
    public void Branches_match_by_short_or_full_names(string pattern, string reference, bool isMatch) =>
        new ReferencePatterns([pattern], GitReferenceKind.Branch).IsMatch(GitReference.Parse(reference)).Should().Be(isMatch);

    [Theory]
    [InlineData("v*", "refs/tags/v1", true)]
    [InlineData("v*", "refs/heads/v1", false)]
    [InlineData("refs/tags/v*", "refs/tags/v1", true)]
    [InlineData("refs/**", "refs/heads/v1", false)]
    public void Tags_match_by_short_or_full_names(string pattern, string reference, bool isMatch) =>
        new ReferencePatterns([pattern], GitReferenceKind.Tag).IsMatch(GitReference.Parse(reference)).Should().Be(isMatch);

    [Theory]
    [InlineData("release/1", true)]
    [InlineData("release/old", false)]
    [InlineData("release/older", false)]
    public void Exclusions_have_short_or_full_names_too(string branch, bool isMatch) =>
        new ReferencePatterns(["release/**", "!release/old", "!refs/heads/release/older"], GitReferenceKind.Branch)
            .IsMatch(GitReference.Branch(branch)).Should().Be(isMatch);

    [Fact]
    public void The_default_reference_matches_nothing() =>
        new ReferencePatterns(["**"], GitReferenceKind.Branch).IsMatch(default).Should().BeFalse();

    [Fact]
    public void The_keys_for_an_index_are_full_names()
    {
        var patterns = new ReferencePatterns(["main", "!x", "refs/heads/release/**"], GitReferenceKind.Branch);

        patterns.IndexKeys.Should().Equal(new IndexKey("refs/heads/main", IsWhole: true), new IndexKey("refs/heads/release/", IsWhole: false));
    }

    [Fact]
    public void Patterns_are_printed_as_they_were_written() =>
        new ReferencePatterns(["main", "refs/heads/x", "!y"], GitReferenceKind.Branch).ToString().Should().Be("main or refs/heads/x but not y");

    [Fact]
    public void A_bad_pattern_is_quoted_as_it_was_written()
    {
        var make = () => new ReferencePatterns(["main", "!feature/{a"], GitReferenceKind.Branch);

        make.Should().Throw<ArgumentException>().WithMessage("The pattern '!feature/{a' is wrong at position 9: *");
    }

    [Fact]
    public void Patterns_for_other_kinds_of_references_are_rejected()
    {
        var make = () => new ReferencePatterns(["main"], GitReferenceKind.Other);

        make.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("kind");
    }
}
